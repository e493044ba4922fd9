/** Milliseconds in the unit that a person would take: `18.8 µs`, `3.2 ms`, `4.05 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1) return `${round(milliseconds * 1000)} µs`
  if (milliseconds < 1000) return `${round(milliseconds)} ms`
  if (milliseconds < 60_000) return `${round(milliseconds / 1000)} s`
  const seconds = Math.round(milliseconds / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`
}

/** Three digits that count. */
function round(value: number): string {
  return String(Number(value.toPrecision(3)))
}
