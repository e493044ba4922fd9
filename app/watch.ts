/** Sees whether somebody who is waited for still lives. */
export interface Watch {
  /** Gives the promise, and looks for signs of life until it settles. */
  during<T>(promise: Promise<T>): Promise<T>
  /** A sign of life. */
  heard(): void
  end(): void
}

export interface WatchOptions {
  /** Asks for a sign of life. */
  readonly ask: () => void
  /** No sign came for a while. */
  readonly onSilence: () => void
}

const EVERY_MS = 500

/** So often in a row it was asked for nothing. Asking counts, not time: whoever was held up itself must not judge by the clock. */
const SILENT_AFTER = 6

export function createWatch({ ask, onSilence }: WatchOptions): Watch {
  let waiting = 0
  let unheard = 0
  let timer: ReturnType<typeof setInterval> | undefined

  function look(): void {
    if (unheard < SILENT_AFTER) {
      unheard++
      ask()
    } else {
      end()
      onSilence()
    }
  }

  function end(): void {
    clearInterval(timer)
    timer = undefined
    unheard = 0
  }

  return {
    during(promise) {
      waiting++
      timer ??= setInterval(look, EVERY_MS)
      return promise.finally(() => {
        if (--waiting === 0) end()
      })
    },
    heard() {
      unheard = 0
    },
    end,
  }
}
