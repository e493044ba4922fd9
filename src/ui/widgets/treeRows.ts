import type { ValueEntry, ValuePage, ValueSummary } from '../../engine/page.ts'

export type Path = readonly number[]

/** The entries of a value that are here so far: always the first ones. */
export interface Branch {
  readonly path: Path
  readonly entries: readonly ValueEntry[]
  readonly total: number
}

/** What a tree shows: which values are open, and what is known of their entries. */
export interface TreeState {
  readonly open: ReadonlySet<string>
  readonly branches: ReadonlyMap<string, Branch>
}

export type TreeRow =
  | {
      readonly kind: 'value'
      readonly id: string
      readonly path: Path
      readonly depth: number
      /** Empty for the root. */
      readonly label: string
      readonly summary: ValueSummary
      /** Null where there is nothing to open. */
      readonly open: boolean | null
      readonly position: number
      readonly siblings: number
    }
  | { readonly kind: 'more'; readonly id: string; readonly path: Path; readonly depth: number; readonly left: number }
  | { readonly kind: 'loading'; readonly id: string; readonly path: Path; readonly depth: number }

export const PAGE_SIZE = 100

export const EMPTY_TREE: TreeState = { open: new Set(), branches: new Map() }

export function pathKey(path: Path): string {
  return path.join('.')
}

/** The tree's rows from top to bottom; without its root, the root's entries stand at the top. */
export function treeRows(root: ValueSummary, state: TreeState, withRoot: boolean): TreeRow[] {
  const rows: TreeRow[] = []
  if (!withRoot) {
    addEntries(rows, state, [], 0)
    return rows
  }
  addValue(rows, state, { path: [], depth: 0, label: '', summary: root, position: 1, siblings: 1 })
  return rows
}

export function setOpen(state: TreeState, path: Path, open: boolean): TreeState {
  const next = new Set(state.open)
  if (open) next.add(pathKey(path))
  else next.delete(pathKey(path))
  return { ...state, open: next }
}

/** Puts a page behind what is there; one that starts at 0 replaces it. A page that fits nowhere is dropped. */
export function addPage(state: TreeState, path: Path, page: ValuePage): TreeState {
  const before = state.branches.get(pathKey(path))?.entries ?? []
  if (page.offset !== 0 && page.offset !== before.length) return state
  const entries = page.offset === 0 ? page.entries : [...before, ...page.entries]
  const branch: Branch = { path, entries, total: page.total }
  return { ...state, branches: new Map(state.branches).set(pathKey(path), branch) }
}

/** Where a key leads among the rows; null where it leads nowhere. */
export function moveInTree(rows: readonly TreeRow[], at: number, key: string, pageRows: number): number | null {
  const last = rows.length - 1
  if (last < 0) return null
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'PageDown':
      return Math.min(at + pageRows, last)
    case 'PageUp':
      return Math.max(at - pageRows, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

/** The row of the value that holds this one; -1 at the top. */
export function parentRow(rows: readonly TreeRow[], at: number): number {
  const depth = rows[at]?.depth ?? 0
  for (let row = at - 1; row >= 0; row--) if ((rows[row]?.depth ?? 0) < depth) return row
  return -1
}

/** What a row is called, apart from its tree: the value's own name, or the keys that lead to it. */
export function rowName(rows: readonly TreeRow[], at: number, base: string): string {
  const keys: string[] = []
  for (let row = at; row >= 0; row = parentRow(rows, row)) {
    const found = rows[row]
    if (found?.kind === 'value' && found.label !== '') keys.unshift(found.label)
  }
  return keys.length === 0 ? base : keys.join('.')
}

type ValueParts = Omit<Extract<TreeRow, { kind: 'value' }>, 'kind' | 'id' | 'open'>

function addValue(rows: TreeRow[], state: TreeState, parts: ValueParts): void {
  const key = pathKey(parts.path)
  const open = parts.summary.expandable ? state.open.has(key) : null
  rows.push({ kind: 'value', id: key, open, ...parts })
  if (open) addEntries(rows, state, parts.path, parts.depth + 1)
}

function addEntries(rows: TreeRow[], state: TreeState, path: Path, depth: number): void {
  const key = pathKey(path)
  const branch = state.branches.get(key)
  if (!branch) {
    rows.push({ kind: 'loading', id: `${key}:loading`, path, depth })
    return
  }
  branch.entries.forEach((entry, index) => {
    const own = [...path, entry.index]
    const place = { position: index + 1, siblings: branch.total }
    addValue(rows, state, { path: own, depth, label: entry.key, summary: entry.summary, ...place })
  })
  const left = branch.total - branch.entries.length
  if (left > 0) rows.push({ kind: 'more', id: `${key}:more`, path, depth, left })
}
