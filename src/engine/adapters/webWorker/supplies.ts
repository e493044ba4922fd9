import { measure } from '../../values/measure.ts'
import { fromWire, toWire } from '../../values/wire.ts'
import { buffersOf, type OwnWire, ownWire } from '../../values/wireBuffers.ts'
import type { WireValue } from '../../values/wireValue.ts'
import type { NamedValue, SentValue } from '../../worker/runnerProtocol.ts'

/** The values of a run on their way between runners, each wired once. */
export interface Supplies {
  put(sent: SentValue): void
  /** One that its maker holds as well, and nobody else looks at: the first who needs it has it. */
  pass(sent: SentValue): void
  /** Whether it is here: given, or sent by a runner. */
  has(name: string): boolean
  /** Nobody needs it any more. */
  drop(name: string): void
  /** The value itself, where it is known. */
  valueOf(name: string): unknown
  /** What a runner that holds some names lacks of what it needs; it holds them from then on. */
  supply(holds: Set<string>, needs: readonly string[]): Supply
  /** Bytes that are held here beside what was given. */
  readonly bytes: number
  /** What is known of these. */
  pick(names: Iterable<string>): Map<string, unknown>
}

export interface Supply {
  readonly values: readonly NamedValue[]
  /** Buffers of these values that go along. */
  readonly transfer: readonly ArrayBuffer[]
  readonly failed: readonly (readonly [node: string, because: string])[]
}

/** `given` are inputs, config and overrides; `failed` grows while the run goes on. */
export function createSupplies(given: ReadonlyMap<string, unknown>, failed: ReadonlyMap<string, string>): Supplies {
  const wires = new Map<string, WireValue>()
  const sizes = new Map<string, number>()
  const passing = new Set<string>()
  let held = 0

  function put([name, wire, bytes]: SentValue): void {
    drop(name)
    wires.set(name, wire)
    sizes.set(name, bytes)
    held += bytes
  }

  function wireOf(name: string): WireValue | null {
    const known = wires.get(name)
    if (known || !given.has(name)) return known ?? null
    const value = given.get(name)
    const wire = toWire(value)
    // What is packed is a copy.
    put([name, wire, wire.value === value ? 0 : measure(value)])
    return wire
  }

  function drop(name: string): void {
    held -= sizes.get(name) ?? 0
    sizes.delete(name)
    wires.delete(name)
    passing.delete(name)
  }

  /** What is passed on is gone from here, buffers and all. Of columns that stay a copy goes: a clone copies them at both ends. */
  function send(name: string, wire: WireValue): OwnWire {
    if (!passing.has(name)) return ownWire(wire)
    drop(name)
    return { wire, buffers: buffersOf(wire) }
  }

  return {
    put,
    pass(sent) {
      put(sent)
      passing.add(sent[0])
    },
    get bytes() {
      return held
    },
    has: (name) => wires.has(name) || given.has(name),
    drop,
    valueOf(name) {
      const wire = wires.get(name)
      return wire && !given.has(name) ? fromWire(wire) : given.get(name)
    },
    supply(holds, needs) {
      const values: NamedValue[] = []
      const transfer: ArrayBuffer[] = []
      const lost: [string, string][] = []
      for (const name of needs) {
        const because = failed.get(name)
        if (because !== undefined) lost.push([name, because])
        else if (!holds.has(name)) {
          const wire = wireOf(name)
          if (wire) {
            const sent = send(name, wire)
            values.push([name, sent.wire])
            transfer.push(...sent.buffers)
          }
          holds.add(name)
        }
      }
      return { values, transfer, failed: lost }
    },
    pick(names) {
      const values = new Map<string, unknown>()
      for (const name of names) {
        const wire = wires.get(name)
        if (given.has(name)) values.set(name, given.get(name))
        else if (wire) values.set(name, fromWire(wire))
      }
      return values
    },
  }
}
