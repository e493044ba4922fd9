/** sandbox frame -> page: something went wrong in the frame or, uncaught, in the kernel. */
export interface FrameReport {
  readonly kind: 'dagwright-frame-error'
  readonly message: string
}

export function isFrameReport(value: unknown): value is FrameReport {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'dagwright-frame-error'
}
