/** Milliseconds with sensible digits. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(1)} s`
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`
  if (milliseconds >= 10) return `${Math.round(milliseconds)} ms`
  return milliseconds < 0.05 ? '< 0.1 ms' : `${milliseconds.toFixed(1)} ms`
}
