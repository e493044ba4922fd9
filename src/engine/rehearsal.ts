import type { ProgramRequest } from './analyzeProgram.ts'

/** Reads a program over while nobody asks for anything. */
export interface Rehearsal {
  /** Nothing is read over while the task lasts, nor soon after. */
  during<T>(request: ProgramRequest, task: () => Promise<T>): Promise<T>
}

/** How long nobody asked, before the first step and between steps. */
const QUIET_MS = 400
const BREATH_MS = 40
/** After so many characters more brings little. */
const ENOUGH = 200_000
const MOST_STEPS = 12

/**
 * A compiler is code that a browser runs slowly at first and four times as fast once it has run for a while. Keys should not
 * wait for that: the program is read over before they come, by turns with another end and as it is, so that the last step
 * leaves what was there before.
 */
export function createRehearsal(read: (request: ProgramRequest) => void): Rehearsal {
  let steps: number | null = null
  let asking = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function step(request: ProgramRequest): void {
    steps ??= stepsFor(request)
    if (steps === 0) return
    read(steps % 2 ? request : withOtherEnds(request))
    steps--
    timer = setTimeout(step, BREATH_MS, request)
  }

  return {
    async during(request, task) {
      asking++
      clearTimeout(timer)
      try {
        const result = await task()
        // What fails is not tried again where nobody hears of it.
        if (asking === 1 && steps !== 0) timer = setTimeout(step, QUIET_MS, request)
        return result
      } finally {
        asking--
      }
    },
  }
}

/** An even number. */
function stepsFor({ files }: ProgramRequest): number {
  const length = files.reduce((sum, { text }) => sum + text.length, 1)
  return 2 * Math.min(MOST_STEPS / 2, Math.floor(ENOUGH / 2 / length))
}

function withOtherEnds(request: ProgramRequest): ProgramRequest {
  return { ...request, files: request.files.map(({ path, text }) => ({ path, text: `${text}\n` })) }
}
