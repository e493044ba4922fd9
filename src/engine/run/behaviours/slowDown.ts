import type { Behaviour } from '../behaviour.ts'
import type { Interceptor } from '../interceptor.ts'

export type SlowDownBehaviour = Behaviour & { readonly kind: 'slowDown' }

export function interceptBySlowDown(behaviour: SlowDownBehaviour): Interceptor {
  const times = new Map<string, number>()
  return ({ node: { name } }, next) => {
    const time = times.get(name) ?? 0
    times.set(name, time + 1)
    return wait(waitOf(behaviour, name, time)).then(next)
  }
}

/** The milliseconds before a node runs for the nth time (from 0); the same for the same seed, whatever else runs. */
export function waitOf({ mean, spread, seed }: SlowDownBehaviour, node: string, time: number): number {
  return Math.max(0, mean + spread * (2 * chance(`${seed} ${node} ${time}`) - 1))
}

/** From 0 to 1 by FNV-1a: near names fall far apart. */
function chance(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
