import type { ResultKind } from '../model/request.ts'
import type { ValueRef } from '../model/summary.ts'
import { valueAt } from '../values/entries.ts'
import { isPlainObject } from '../values/kinds/object.ts'
import { measure } from '../values/measure.ts'
import { summarise } from '../values/summarise.ts'
import { type TableView, viewTable } from '../values/tableView.ts'
import { fromWire } from '../values/wire.ts'
import type { WireValue } from '../values/wireValue.ts'
import type { ResultView } from '../worker/protocol.ts'
import type { SentValue } from '../worker/runnerProtocol.ts'
import type { Holdings } from './holdings.ts'

/** The latest result and the values that left the runners: what the page may look into. */
export interface ResultStore {
  /** Forgets what the run before left: of the next, these outputs are needed until there is a result. */
  clear(outputs: readonly string[]): void
  keep(sent: SentValue): void
  /** A value that came from no runner. */
  put(node: string, value: unknown): void
  /** The result of a run, with the outputs' names. */
  setResult(kind: ResultKind, value: unknown, outputs: readonly string[]): ResultView
  /** Of the outputs, those that are there: what a run that did not come to its end leaves. */
  available(outputs: readonly string[]): ReadonlyMap<string, unknown>
  has(node: string): boolean
  /** Of the values that left runners, what is counted. */
  readonly bytes: number
  find(ref: ValueRef): Found | null
  view(ref: ValueRef): TableView | null
}

interface Found {
  readonly value: unknown
  /** Of a matrix's columns. */
  readonly names: readonly string[]
}

/** Under which a result is held. */
const RESULT = 'result'

export function createResultStore(holdings: Holdings): ResultStore {
  const wires = new Map<string, WireValue>()
  const values = new Map<string, unknown>()
  /** By what they are of, and by place in it. */
  const views = new Map<string, Map<string, TableView | null>>()
  let needed: ReadonlySet<string> = new Set()
  let result: { readonly value: unknown; readonly outputs: readonly string[] } | null = null
  const sizes = new Map<string, number>()
  let held = 0
  const keyOf = (node: string) => `value ${node}`

  function hold(node: string, bytes: number): void {
    sizes.set(node, bytes)
    held += bytes
    holdings.put(keyOf(node), bytes, needed.has(node) ? null : () => drop(node))
  }

  function drop(node: string): void {
    held -= sizes.get(node) ?? 0
    sizes.delete(node)
    holdings.forget(keyOf(node))
    wires.delete(node)
    values.delete(node)
    views.delete(keyOf(node))
  }

  function nodeValue(node: string): { readonly value: unknown } | null {
    holdings.touch(keyOf(node))
    if (values.has(node)) return { value: values.get(node) }
    const wire = wires.get(node)
    if (!wire) return null
    const value = fromWire(wire)
    values.set(node, value)
    wires.delete(node)
    return { value }
  }

  function find({ root, path }: ValueRef): Found | null {
    const start = root.kind === 'result' ? result : nodeValue(root.node)
    const found = start && valueAt(start.value, path)
    const names = root.kind === 'result' && path.length === 0 ? (result?.outputs ?? []) : []
    return found && { value: found.value, names }
  }

  function view(ref: ValueRef): TableView | null {
    const { root, path } = ref
    const of = root.kind === 'result' ? RESULT : keyOf(root.node)
    const known = views.get(of)?.get(String(path))
    if (known !== undefined) return known
    const found = find(ref)
    const made = found && viewTable(found.value, found.names)
    if (found) views.set(of, new Map(views.get(of)).set(String(path), made))
    return made
  }

  /** What the result holds as it is need not be held twice. */
  function takeOutputs(value: unknown, outputs: readonly string[]): void {
    const parts = isPlainObject(value) ? value : {}
    for (const node of outputs) {
      if (Object.hasOwn(parts, node)) {
        drop(node)
        values.set(node, parts[node])
      } else holdings.change(keyOf(node), () => drop(node))
    }
  }

  return {
    clear(outputs) {
      for (const node of [...wires.keys(), ...values.keys()]) drop(node)
      views.clear()
      needed = new Set(outputs)
    },
    keep([node, wire, bytes]) {
      drop(node)
      wires.set(node, wire)
      hold(node, bytes)
    },
    put(node, value) {
      drop(node)
      values.set(node, value)
      hold(node, measure(value))
    },
    setResult(kind, value, outputs) {
      result = { value, outputs }
      needed = new Set()
      holdings.put(RESULT, sizeOf(value), null)
      takeOutputs(value, outputs)
      views.clear()
      const table = kind === 'dict' ? null : view({ root: { kind: 'result' }, path: [] })
      return { kind, summary: summarise(value), rows: table?.rows ?? null, columns: table?.columns ?? null }
    },
    available: (outputs) =>
      new Map(
        outputs.flatMap((name): [string, unknown][] => {
          const found = nodeValue(name)
          return found ? [[name, found.value]] : []
        }),
      ),
    get bytes() {
      return held
    },
    has: (node) => wires.has(node) || values.has(node),
    find,
    view,
  }
}

/** Of a dict, what its entries hold: each is as exact as a value of its own. */
function sizeOf(value: unknown): number {
  return isPlainObject(value)
    ? Object.values(value).reduce<number>((sum, one) => sum + measure(one), 0)
    : measure(value)
}
