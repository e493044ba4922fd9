import type { Feed, Operation } from './operation.ts'

const TABLES = /^(ColumnTable|Table)$/
const NUMBERS =
  /^(readonly number\[\]|(Readonly)?Array<number>|ReadonlyArray<number>|number\[\]|(Float|Int|Uint)\d+(Clamped)?Array(<\w+>)?)$/

/** What a node of this type can feed; null where no operation takes it. */
export function feedOf(type: string): Feed | null {
  const awaited = /^Promise<(.+)>$/.exec(type)?.[1] ?? type
  if (TABLES.test(awaited)) return 'table'
  return NUMBERS.test(awaited) ? 'numbers' : null
}

/** Whether a node of this type can be the first that feeds the operation. */
export function takesType(operation: Operation, type: string): boolean {
  const feed = feedOf(type)
  return feed !== null && (operation.takes[0]?.includes(feed) ?? false)
}
