/** The end of something that others wait for: it happens once, and everybody who waits hears of it. */
export interface Death {
  /** Why, once it has happened. */
  readonly cause: string | null
  happen(cause: string): void
  /** Settles like the promise, but rejects as soon as death happens, or at once where it has. */
  race<T>(promise: Promise<T>): Promise<T>
}

export function createDeath(): Death {
  let cause: string | null = null
  const waiting = new Set<(error: Error) => void>()
  return {
    get cause() {
      return cause
    },
    happen(because) {
      if (cause !== null) return
      cause = because
      for (const reject of waiting) reject(new Error(because))
      waiting.clear()
    },
    race(promise) {
      return new Promise((resolve, reject) => {
        if (cause !== null) return reject(new Error(cause))
        waiting.add(reject)
        promise.then(resolve, reject).finally(() => waiting.delete(reject))
      })
    },
  }
}
