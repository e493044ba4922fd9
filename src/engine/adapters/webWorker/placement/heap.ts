/** Numbers, the one with the smallest key first; those with equal keys by their number. */
export interface Heap {
  readonly size: number
  readonly first: number | undefined
  push(item: number): void
  pop(): number | undefined
}

export function createHeap(key: (item: number) => number): Heap {
  const items: number[] = []
  const isBefore = (a: number, b: number) => key(a) < key(b) || (key(a) === key(b) && a < b)

  function sink(item: number): void {
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const first = items[left]
      if (first === undefined) break
      const second = items[left + 1]
      const isSecond = second !== undefined && isBefore(second, first)
      const least = isSecond ? second : first
      if (!isBefore(least, item)) break
      items[at] = least
      at = isSecond ? left + 1 : left
    }
    items[at] = item
  }

  return {
    get size() {
      return items.length
    },
    get first() {
      return items[0]
    },
    push(item) {
      let at = items.length
      while (at > 0) {
        const parent = (at - 1) >> 1
        const above = items[parent] ?? 0
        if (!isBefore(item, above)) break
        items[at] = above
        at = parent
      }
      items[at] = item
    },
    pop() {
      const first = items[0]
      const last = items.pop()
      if (last !== undefined && items.length > 0) sink(last)
      return first
    },
  }
}
