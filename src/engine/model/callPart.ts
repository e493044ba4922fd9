import type { Place } from './problem.ts'

/** From a call's arguments on, those counted from the end where negative: `[0, 'b']` is what the first one has as `b`. */
export type ArgumentPath = readonly (string | number)[]

/** What a problem of a call is about, where that is less than the whole call. */
export interface CallPart {
  /** No step at all is the name of what is called. */
  readonly path: ArgumentPath
  /** Of what stands under a key: the key alone, or the whole entry, and not what the key has. */
  readonly of?: 'key' | 'entry'
  /** Which of the calls on the call is meant: 0 is `.named('x')` in `step(fn).named('x')`. */
  readonly link?: number
}

/** Where the part stands, or the smallest that is known to hold it; null where that is the call itself. */
export type FindPart = (call: Place, part: CallPart) => Place | null
