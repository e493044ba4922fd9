/** Milliseconds in the unit that a person would take: `18.8 µs`, `3.2 ms`, `4.05 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  const rounded = Number(milliseconds.toPrecision(3))
  if (rounded < 1) return `${Number((milliseconds * 1000).toPrecision(3))} µs`
  if (rounded < 1000) return `${rounded} ms`
  if (rounded < 60_000) return `${rounded / 1000} s`
  const seconds = Math.round(milliseconds / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`
}
