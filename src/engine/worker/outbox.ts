import type { RunEvent } from '../model/event.ts'
import { joinEvents } from '../model/joinChecked.ts'
import { toWire } from '../values/wire.ts'
import { buffersOf, type OwnWire, ownWire } from '../values/wireBuffers.ts'
import { packEvents } from './packEvents.ts'
import type { PostToDriver, SentValue } from './runnerProtocol.ts'

export interface Outbox {
  readonly event: (event: RunEvent) => void
  readonly value: (node: string, value: unknown, bytes: number) => void
  /** Sends a value that another runner needs. */
  readonly move: (node: string, value: unknown, bytes: number) => void
  readonly flush: () => void
}

export interface OutboxOptions {
  readonly post: PostToDriver
  readonly onUnsendable: (node: string, error: unknown) => void
  /** What else is to go out whenever something does. */
  readonly sendMore: () => void
  /** Whether that node's start can be seen from outside. */
  readonly isSeen: (node: string) => boolean
}

/** As it was before any module of the user's. */
const later = globalThis.setTimeout

/** So long starts that are seen are gathered. What was computed meanwhile is lost where the next node never ends. */
const GATHER_MS = 2

/** What the page shows while a group still runs. */
const AT_ONCE: ReadonlySet<RunEvent['kind']> = new Set(['nodeStarted', 'consoleWritten', 'itemsDone', 'fileRead'])

/**
 * Gathers what happened into one message. The start of a node goes out before the node runs, with all that came before it:
 * a node that never ends must be seen, and what was computed before it kept. So does how far a block is. A start that is
 * seen without a message waits for others, for a moment.
 * A value that no message can carry (a proxy, an array whose buffer was taken away) is found by sending each value alone.
 */
export function createOutbox({ post, onUnsendable, sendMore, isSeen }: OutboxOptions): Outbox {
  let events: RunEvent[] = []
  let values: SentValue[] = []
  let isLaterSet = false
  let sentAt = 0

  /** Where a group only waits, what ended is told all the same: who follows it counts how long nodes run. */
  function flushLater(): void {
    if (isLaterSet) return
    isLaterSet = true
    later(() => {
      isLaterSet = false
      flush()
    }, 0)
  }

  function mayWait(event: RunEvent): boolean {
    if (!AT_ONCE.has(event.kind)) return true
    return event.kind === 'nodeStarted' && isSeen(event.node) && performance.now() - sentAt < GATHER_MS
  }

  function attempt(node: string, send: () => void): void {
    try {
      send()
    } catch (error) {
      onUnsendable(node, error)
    }
  }
  function flush(): void {
    sendMore()
    if (events.length === 0 && values.length === 0) return
    sentAt = performance.now()
    const message = { kind: 'progress', events: packEvents(joinEvents(events)), values } as const
    events = []
    values = []
    try {
      post(message, buffersIn(message.values))
    } catch {
      post({ ...message, values: [] })
      for (const value of message.values) {
        attempt(value[0], () => post({ kind: 'progress', events: [], values: [value] }, buffersIn([value])))
      }
    }
  }
  return {
    flush,
    move: (node, value, bytes) =>
      attempt(node, () => {
        const { wire, buffers } = toOwnWire(value)
        post({ kind: 'moved', sent: [node, wire, bytes] }, buffers)
      }),
    value: (node, value, bytes) => attempt(node, () => void values.push([node, toOwnWire(value).wire, bytes])),
    event(event) {
      events.push(event)
      if (mayWait(event)) flushLater()
      else flush()
    },
  }
}

/** Columns go as one copy, which moves: a clone copies them at both ends. */
function toOwnWire(value: unknown): OwnWire {
  return ownWire(toWire(value))
}

function buffersIn(values: readonly SentValue[]): ArrayBuffer[] {
  return values.flatMap(([, wire]) => buffersOf(wire))
}
