/** Steps as they stand in the lines that they were planned in. */
export interface LineOrder {
  /** Whether a step is the first in its line of those that are to do. */
  isNext(line: number, step: number): boolean
  /** A step is to do again, or came back into its line. */
  reopen(step: number): void
}

interface PlannedLines {
  /** Of each step its line, and its place among all. */
  readonly line: ArrayLike<number>
  readonly place: ArrayLike<number>
  readonly lines: number
  /** Still to do, and still in that line. */
  readonly isOpen: (step: number, line: number) => boolean
}

/** What is done at the head of a line is not looked at again. */
export function createLineOrder({ line, place, lines, isOpen }: PlannedLines): LineOrder {
  const orders = Array.from({ length: lines }, (): number[] => [])
  const position = new Int32Array(line.length)
  const head = new Int32Array(lines)
  for (let step = 0; step < line.length; step++) orders[line[step] ?? 0]?.push(step)
  for (const order of orders) {
    order.sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0))
    for (const [at, step] of order.entries()) position[step] = at
  }
  return {
    isNext(at, step) {
      const order = orders[at] ?? []
      let next = head[at] ?? 0
      while (next < order.length && !isOpen(order[next] ?? 0, at)) next++
      head[at] = next
      return order[next] === step
    },
    reopen(step) {
      const at = line[step] ?? 0
      head[at] = Math.min(head[at] ?? 0, position[step] ?? 0)
    },
  }
}
