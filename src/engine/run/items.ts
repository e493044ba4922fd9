/** A `Parallelizable`'s items as an array, whatever gave them; a promise where they come one by one asynchronously. */
export function takeItems(value: unknown, onBroken: OnBroken): readonly unknown[] | Promise<readonly unknown[]> {
  if (Array.isArray(value)) return value
  if (isIterable(value)) return takeAll(value, onBroken)
  if (isAsyncIterable(value)) return takeAsync(value, onBroken)
  throw new TypeError('a Parallelizable gives an array, a generator or an async generator')
}

/** Told what a generator threw after it gave some items; gives what stands for the rest, or throws. */
export type OnBroken = (error: unknown) => unknown

function takeAll(iterable: Iterable<unknown>, onBroken: OnBroken): unknown[] {
  const items: unknown[] = []
  try {
    for (const item of iterable) items.push(item)
  } catch (error) {
    items.push(onBroken(error))
  }
  return items
}

async function takeAsync(iterable: AsyncIterable<unknown>, onBroken: OnBroken): Promise<unknown[]> {
  const items: unknown[] = []
  try {
    for await (const item of iterable) items.push(item)
  } catch (error) {
    items.push(onBroken(error))
  }
  return items
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
