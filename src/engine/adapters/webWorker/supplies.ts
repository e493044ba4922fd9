import { fromWire, toWire } from '../../values/wire.ts'
import type { WireValue } from '../../values/wireValue.ts'
import type { NamedValue } from '../../worker/runnerProtocol.ts'

/** The values of a run on their way between runners, each wired once. */
export interface Supplies {
  put(name: string, wire: WireValue): void
  /** The value itself, where it is known. */
  valueOf(name: string): unknown
  /** What a runner that holds some names lacks of what it needs; it holds them from then on. */
  supply(holds: Set<string>, needs: readonly string[]): Supply
  /** All that is known. */
  all(): Map<string, unknown>
}

export interface Supply {
  readonly values: readonly NamedValue[]
  readonly failed: readonly (readonly [node: string, because: string])[]
}

/** `given` are inputs, config and overrides; `failed` grows while the run goes on. */
export function createSupplies(given: ReadonlyMap<string, unknown>, failed: ReadonlyMap<string, string>): Supplies {
  const wires = new Map<string, WireValue>()

  function wireOf(name: string): WireValue | null {
    const known = wires.get(name)
    if (known || !given.has(name)) return known ?? null
    const wire = toWire(given.get(name))
    wires.set(name, wire)
    return wire
  }

  return {
    put: (name, wire) => void wires.set(name, wire),
    valueOf(name) {
      const wire = wires.get(name)
      return wire && !given.has(name) ? fromWire(wire) : given.get(name)
    },
    supply(holds, needs) {
      const values: NamedValue[] = []
      const lost: [string, string][] = []
      for (const name of needs) {
        const because = failed.get(name)
        if (because !== undefined) lost.push([name, because])
        else if (!holds.has(name)) {
          const wire = wireOf(name)
          if (wire) values.push([name, wire])
          holds.add(name)
        }
      }
      return { values, failed: lost }
    },
    all() {
      const values = new Map([...wires].map(([name, wire]) => [name, fromWire(wire)]))
      for (const [name, value] of given) values.set(name, value)
      return values
    },
  }
}
