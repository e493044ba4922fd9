export interface Refused {
  readonly ok: false
  /** A sentence without its point. */
  readonly reason: string
  /** The way out, where it is none for the whole value. */
  readonly hint?: string
}

/** The way out where a value cannot be said. */
export const OTHER_VALUE = 'Give another value in its place, or null for what is missing.'

/** By what a writer threw. */
export function refuseError(error: unknown): Refused {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')
  if (!/call stack|recursion/.test(reason)) return { ok: false, reason }
  return { ok: false, reason: 'it holds itself, or is nested too deeply', hint: 'Give plain lists and objects.' }
}
