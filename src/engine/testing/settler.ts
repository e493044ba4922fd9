import { createRandom } from './random.ts'

/** Timers of a test's own: what waits goes on one by one, in an order that the seed says, however long it meant to wait. */
export interface Settler {
  readonly setTimeout: (work: () => void) => number
  /** Lets all that waits go on, until the promise has settled. */
  until<T>(promise: Promise<T>): Promise<T>
}

export function createSettler(seed: number): Settler {
  const random = createRandom(seed)
  const waiting: (() => void)[] = []
  return {
    setTimeout: (work) => waiting.push(work),
    async until(promise) {
      let isSettled = false
      const settle = () => {
        isSettled = true
      }
      promise.then(settle, settle)
      while (!isSettled) {
        // Whatever can go on without a timer has gone on by then.
        await new Promise((resolve) => setImmediate(resolve))
        const [one] = waiting.splice(random.below(waiting.length), 1)
        one?.()
      }
      return promise
    },
  }
}
