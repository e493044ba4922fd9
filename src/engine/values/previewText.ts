/** How many parts of a value its line names. */
export const MOST_ITEMS = 8

/** `1, 2, …`: the first items, and a sign where there are more. */
export function listText<T>(items: readonly T[], size: number, write: (item: T) => string): string {
  const texts = items.map(write)
  if (size > items.length) texts.push('…')
  return texts.join(', ')
}

export function firstItems(value: ArrayLike<unknown>, most: number = MOST_ITEMS): unknown[] {
  return Array.from({ length: Math.min(value.length, most) }, (_, at) => value[at])
}

export function firstOf<T>(items: Iterable<T>, most: number = MOST_ITEMS): T[] {
  return pageOfItems(items, 0, most)
}

/** Some of the items, without looking at those behind. */
export function pageOfItems<T>(items: Iterable<T>, offset: number, limit: number): T[] {
  const found: T[] = []
  if (limit <= 0) return found
  let at = 0
  for (const item of items) {
    if (at++ < offset) continue
    found.push(item)
    if (found.length >= limit) break
  }
  return found
}
