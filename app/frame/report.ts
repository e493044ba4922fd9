/** sandbox frame -> page: something went wrong in the frame or, uncaught, in the kernel; or the answer that its process lives. */
export type FrameReport =
  | { readonly kind: 'dagwright-frame-error'; readonly message: string }
  | { readonly kind: 'dagwright-frame-alive' }

/** page -> sandbox frame: is its process still there? */
export interface FrameQuestion {
  readonly kind: 'dagwright-frame-ask'
}

const KINDS: readonly unknown[] = ['dagwright-frame-error', 'dagwright-frame-alive'] satisfies FrameReport['kind'][]

export function isFrameReport(value: unknown): value is FrameReport {
  return typeof value === 'object' && value !== null && 'kind' in value && KINDS.includes(value.kind)
}
