import { type Basis, foldEvents, type RunEvent, type RunState, type ValueSummary } from '../../engine/page.ts'
import { untilPicture } from '../common/pictures.ts'
import type { Context } from './context.ts'

/** What the page shows of a run: nothing of one that is done within a blink, until it is done. */
export interface RunDisplay {
  /** Somebody wants a run. */
  wait(): void
  /** From now on, events of the run of this number count. */
  begin(run: number, basis: Basis | null): void
  follow(events: readonly RunEvent[]): void
  /** What still comes of the run is not wanted. */
  drop(): void
  end(): void
}

/** Shorter than this, "queued" and "running" would only flicker. */
const BLINK_MS = 100

/** What is drawn within a frame costs nobody anything. */
const FRAME_MS = 17

/** After more the page is left to whoever uses it, for so many times as long as drawing took. */
const REST = 2

export function createRunDisplay({ services, get, set }: Context): RunDisplay {
  const { page } = services
  let live: RunState | null = null
  /** Heard, and in `live` once it is drawn. */
  let waiting: RunEvent[] = []
  let isResting = false
  let isDue = false
  let basis: Basis | null = null
  let wanted = 0
  let opened = -1
  let isHeard = false
  let isShown = false
  /** Events that come after the end are of it still, and are shown at once. */
  let isOver = true
  let cancel = () => {}

  /** Null where the run's events have not begun: what is shown is still of the run before. */
  function publish(parts: { readonly showsRunning: boolean }): void {
    live = foldEvents(live, waiting)
    waiting = []
    const isOfThis = live?.run === wanted && opened === get().opened
    const { run, oldValues } = get()
    if (!live || !isOfThis || live === run) set(parts)
    else if (run?.run === live.run) set({ ...parts, run: live })
    else set({ ...parts, run: live, basis, oldValues: addValues(oldValues, run) })
  }

  /**
   * A kernel tells more in a second than a page of thousands of cards can draw: what comes while it draws is drawn together,
   * or the page would still be at it long after the run has ended.
   */
  function draw(): void {
    isDue = isShown
    if (!isDue || isResting) return
    isDue = false
    isResting = true
    const start = page.now()
    publish({ showsRunning: true })
    page.whenDrawn(() => {
      const now = page.now()
      const rest = REST * Math.max(0, now - start - FRAME_MS)
      page.later(rest + untilPicture(now + rest), () => {
        isResting = false
        if (isDue) draw()
      })
    })
  }

  return {
    wait() {
      isOver = false
      if (isShown) return
      cancel()
      cancel = page.later(BLINK_MS, () => {
        isShown = true
        draw()
      })
    },
    begin(run, from) {
      wanted = run
      basis = from
      isHeard = false
      opened = get().opened
      waiting = []
    },
    follow(events) {
      const at = events.findIndex((event) => event.kind === 'runStarted' && event.run === wanted)
      if (at >= 0) isHeard = true
      if (!isHeard) return
      waiting = at >= 0 ? events.slice(at) : waiting.concat(events)
      if (isOver) publish({ showsRunning: isShown })
      else draw()
    },
    drop() {
      isHeard = false
      waiting = []
      wanted = -1
    },
    end() {
      cancel()
      isShown = false
      isOver = true
      publish({ showsRunning: false })
    },
  }
}

/** With what the nodes of a run gave; the same map where that is nothing. */
function addValues(old: ReadonlyMap<string, ValueSummary>, run: RunState | null): ReadonlyMap<string, ValueSummary> {
  const given = [...(run?.nodes ?? [])].flatMap(([name, { summary }]) => (summary ? [[name, summary] as const] : []))
  return given.length ? new Map([...old, ...given]) : old
}
