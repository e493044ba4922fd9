import type { ValueEntry, ValuePage } from '../model/summary.ts'
import { previewOf, summarise } from './summarise.ts'
import { shownType } from './types.ts'
import { type Entries, NO_ENTRIES } from './valueType.ts'

/** The value at a path of entry positions; undefined result where the path leads nowhere. */
export function valueAt(root: unknown, path: readonly number[]): { readonly value: unknown } | null {
  let value = root
  for (const index of path) {
    const entry = entriesOf(value).read(index, 1)[0]
    if (!entry) return null
    value = entry.value
  }
  return { value }
}

/** Some of a value's entries, each as a summary: what a tree shows of it. */
export function pageOf(value: unknown, offset: number, limit: number): ValuePage {
  const all = entriesOf(value)
  const entries = all
    .read(offset, limit)
    .map((entry, at): ValueEntry => ({ index: offset + at, key: entry.key, summary: summarise(entry.value) }))
  return { offset, total: all.total, entries }
}

function entriesOf(value: unknown): Entries {
  if (typeof value !== 'object' || value === null) return NO_ENTRIES
  return shownType(value).entries(value, (key) => previewOf(key, 40))
}
