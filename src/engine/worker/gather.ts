/** Sends in one message what comes in one turn. */
export function createGatherer<T>(send: (all: readonly T[]) => void): (one: T) => void {
  let waiting: T[] = []

  async function sendSoon(): Promise<void> {
    // Not by a function: modules may have put another in its place.
    await null
    const all = waiting
    waiting = []
    send(all)
  }

  return (one) => {
    if (waiting.push(one) === 1) void sendSoon()
  }
}
