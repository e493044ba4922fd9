const NAMES = ['x0', 'x1', 'index', 'input', 'groups', 'indices', 'columns']
const NONE: readonly string[] = []

/** A longer list is not asked for all its names. */
const SHORT = 100

/**
 * What a list has by name beside its items. To ask a long list for all its names would take longer than all else: there, those are
 * looked for that d3 and the language give.
 */
export function namesOf(items: readonly unknown[]): readonly string[] {
  if (items.length > SHORT) return hasKnownName(items) ? NAMES.filter((name) => Object.hasOwn(items, name)) : NONE
  const keys = Object.keys(items)
  // Items come first, by their number.
  return isItem(keys.at(-1)) ? NONE : keys.filter((key) => !isItem(key))
}

function hasKnownName(items: readonly unknown[]): boolean {
  return 'x0' in items || 'groups' in items || 'columns' in items
}

function isItem(key: string | undefined): boolean {
  return key === undefined || String(Number(key) >>> 0) === key
}

/** What has names of its own that nothing here keeps has no hash: it comes from no cache without them. @throws {Error} */
export function refuseNames(object: object): void {
  if (hasOwnNames(object)) throw new Error('it has names of its own')
}

export function hasOwnNames(object: object): boolean {
  return Object.keys(object).length > 0
}
