/** `312 B`, `4.2 kB`, `1.5 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const [amount, unit] = bytes < 999_950 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${unit}`
}

/** `45 of 200 MB`, `0.5 of 2.1 MB`: both in the unit of the whole. */
export function partOfBytes(bytes: number, size: number): string {
  const [unit, word] = size < 1000 ? [1, 'B'] : size < 999_950 ? [1000, 'kB'] : [1_000_000, 'MB']
  const [part, whole] = [bytes, size].map((amount) =>
    size < 10 * unit && unit > 1 ? (amount / unit).toFixed(1) : Math.round(amount / unit),
  )
  return `${part} of ${whole} ${word}`
}
