const NAMES = ['x0', 'x1', 'index', 'input', 'groups', 'indices', 'columns']
const NONE: readonly string[] = []

/** What a list has by name beside its items. To ask each list for all its names would take longer than all else: those are looked for that d3 and the language give. */
export function namesOf(items: readonly unknown[]): readonly string[] {
  return 'x0' in items || 'groups' in items || 'columns' in items
    ? NAMES.filter((name) => Object.hasOwn(items, name))
    : NONE
}
