import type { RunEvent } from '../model/event.ts'
import { joinEvents } from '../model/joinChecked.ts'

export interface EventBatches {
  add(event: RunEvent): void
  /** Sends what waits: before an answer that rests on it. */
  flush(): void
}

/** At most one message per `interval` milliseconds crosses the sandbox; the first of a burst goes at once. */
export function createEventBatches(send: (events: readonly RunEvent[]) => void, interval = 16): EventBatches {
  let waiting: RunEvent[] = []
  let timer: ReturnType<typeof setTimeout> | null = null

  function flush(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (waiting.length === 0) return
    const events = joinEvents(waiting)
    waiting = []
    send(events)
  }

  return {
    flush,
    add(event) {
      waiting.push(event)
      timer ??= setTimeout(flush, interval)
    },
  }
}
