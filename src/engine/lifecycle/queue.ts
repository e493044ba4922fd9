/** What comes now and is taken later, one by one. */
export interface Queue<T> extends AsyncIterable<T> {
  /** More may come again after an end. */
  start(): void
  push(item: T): void
  /** Nobody gets more: what was not taken is dropped. */
  end(): void
}

export function createQueue<T>(): Queue<T> {
  const items: T[] = []
  const takers: ((result: IteratorResult<T>) => void)[] = []
  const done = { done: true, value: undefined } as const
  let isEnded = false

  function next(): Promise<IteratorResult<T>> {
    const item = items.shift()
    if (item !== undefined) return Promise.resolve({ done: false, value: item })
    if (isEnded) return Promise.resolve(done)
    return new Promise((resolve) => takers.push(resolve))
  }

  return {
    start() {
      isEnded = false
    },
    push(item) {
      const taker = takers.shift()
      if (taker) taker({ done: false, value: item })
      else items.push(item)
    },
    end() {
      isEnded = true
      items.length = 0
      for (const taker of takers.splice(0)) taker(done)
    },
    [Symbol.asyncIterator]: () => ({ next }),
  }
}
