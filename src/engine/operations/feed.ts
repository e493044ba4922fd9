import type { ColumnKind, Feed, Operation } from './operation.ts'

const TABLES = /^(ColumnTable|Table)$/
const NUMBERS =
  /^((readonly )?number\[\]|(Readonly)?Array<number>|(Float|Int|Uint)(8|16|32|64)(Clamped)?Array(<ArrayBuffer(Like)?>)?|column)$/

/** What a node of this type can feed; null where no operation takes it. */
export function feedOf(type: string): Feed | null {
  const awaited = awaitedText(type)
  if (TABLES.test(awaited)) return 'table'
  return NUMBERS.test(awaited) ? 'numbers' : null
}

/** Whether a node of this type can be the first that feeds the operation. */
export function takesType(operation: Operation, type: string): boolean {
  const feed = feedOf(type)
  return feed !== null && (operation.takes[0]?.includes(feed) ?? false)
}

/** The type of a parameter that such a node feeds. */
export function parameterType(type: string, feed: Feed): string {
  if (feed === 'table') return 'ColumnTable'
  const awaited = awaitedText(type)
  // A column that was extracted from a table has no type that can be written.
  return awaited === 'column' ? 'number[]' : awaited
}

/** What a column holds, by the type that a page of its table tells. */
export function columnKind(type: string): ColumnKind {
  if (type === 'string') return 'text'
  return type === 'number' || type === 'date' || type === 'boolean' ? type : 'other'
}

function awaitedText(type: string): string {
  return /^Promise<(.+)>$/.exec(type)?.[1] ?? type
}
