import type { ResultKind } from '../model/request.ts'
import type { ValueRef } from '../model/summary.ts'
import { valueAt } from '../values/entries.ts'
import { summarise } from '../values/summarise.ts'
import { type TableView, viewTable } from '../values/tableView.ts'
import { fromWire } from '../values/wire.ts'
import type { WireValue } from '../values/wireValue.ts'
import type { ResultView } from '../worker/protocol.ts'

/** The latest result and the values that left the runners: what the page may look into. */
export interface ResultStore {
  /** Forgets what the run before left. */
  clear(): void
  keep(node: string, value: WireValue): void
  /** A value that came from no runner. */
  put(node: string, value: unknown): void
  /** The result of a run, with the outputs' names. */
  setResult(kind: ResultKind, value: unknown, outputs: readonly string[]): ResultView
  /** Of the outputs, those that are there: what a run that did not come to its end leaves. */
  available(outputs: readonly string[]): ReadonlyMap<string, unknown>
  has(node: string): boolean
  find(ref: ValueRef): Found | null
  view(ref: ValueRef): TableView | null
}

interface Found {
  readonly value: unknown
  /** Of a matrix's columns. */
  readonly names: readonly string[]
}

export function createResultStore(): ResultStore {
  const wires = new Map<string, WireValue>()
  const values = new Map<string, unknown>()
  const views = new Map<string, TableView | null>()
  let result: { readonly value: unknown; readonly outputs: readonly string[] } | null = null

  function nodeValue(node: string): { readonly value: unknown } | null {
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
    const key = JSON.stringify(ref)
    const known = views.get(key)
    if (known !== undefined) return known
    const found = find(ref)
    const made = found && viewTable(found.value, found.names)
    if (found) views.set(key, made)
    return made
  }

  return {
    clear() {
      wires.clear()
      values.clear()
      views.clear()
    },
    keep(node, value) {
      wires.set(node, value)
      values.delete(node)
    },
    put(node, value) {
      values.set(node, value)
      wires.delete(node)
    },
    setResult(kind, value, outputs) {
      result = { value, outputs }
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
    has: (node) => wires.has(node) || values.has(node),
    find,
    view,
  }
}
