import type { RunEvent } from './event.ts'

/** How much of a run should be left, while events tell which nodes ended. */
export interface TimeLeft {
  note(event: RunEvent): void
  /** Milliseconds from a moment of the run on; null where nothing is known. */
  at(time: number): number | null
}

/** `about 4 s left`; what is over before it is read is not said. */
export function timeLeftText(milliseconds: number | null): string {
  return milliseconds === null || milliseconds < 1000 ? '' : `about ${Math.round(milliseconds / 1000)} s left`
}

/** What is left of the work takes its share of the whole: how it is spread among workers is taken to stay the same. */
export function createTimeLeft(): TimeLeft {
  let end = 0
  let all = 0
  let rest = 0
  let since = 0
  let costs = new Map<string, number>()

  function note(event: RunEvent): void {
    switch (event.kind) {
      case 'runExpected':
        costs = new Map(event.costs)
        all = [...costs.values()].reduce((sum, one) => sum + one, 0)
        rest = all
        end = event.end
        return
      case 'nodeFinished':
      case 'nodeCached':
      case 'nodeFailed':
      case 'nodeSkipped':
        rest -= costs.get(event.node) ?? 0
        if (costs.delete(event.node)) since = event.time
    }
  }

  return { note, at: (time) => (all > 0 ? Math.max(0, (end * rest) / all - Math.max(0, time - since)) : null) }
}
