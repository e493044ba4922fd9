import type { Judge } from './judges.ts'
import type { NamedColumn, ValueTools } from './tools.ts'

/** What a format has no words for, and where it stands: from the value on, as `.rows[2].day`. */
export interface Unsayable {
  readonly path: string
  readonly what: string
}

/** The first of it in a value; what holds itself has no end in any file. */
export function findUnsayable(value: unknown, judge: Judge, tools: ValueTools): Unsayable | null {
  const around = new Set<unknown>()

  function find(part: unknown): Unsayable | null {
    if (around.has(part)) return { path: '', what: 'a value that holds itself' }
    const what = judge(part)
    if (what !== null) return { path: '', what }
    if (typeof part !== 'object' || part === null) return null
    around.add(part)
    const found = findInside(part)
    around.delete(part)
    return found
  }

  function findInside(part: object): Unsayable | null {
    if (isList(part)) return findItem(part)
    const columns = tools.columnsOf(part)
    if (columns) return findInColumns(columns)
    const type = tools.typeOf(part)
    let found: Unsayable | null = null
    type?.eachPart(part, (inner, at) => {
      const one = found ? null : find(inner)
      if (one) found = { ...one, path: type.pathTo(part, at, tools.preview) + one.path }
    })
    return found
  }

  function findInColumns(columns: readonly NamedColumn[]): Unsayable | null {
    for (const [name, items] of columns) {
      const found = findItem(items)
      if (found) return { ...found, path: tools.pathOf(name) + found.path }
    }
    return null
  }

  function findItem(items: ArrayLike<unknown>): Unsayable | null {
    for (let at = 0; at < items.length; at++) {
      const found = find(items[at])
      if (found) return { ...found, path: `[${at}]${found.path}` }
    }
    return null
  }

  return find(value)
}

export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
}
