/** The names nearest to one that is not known: at most `limit`, best first, none that is too far to be a typo. */
export function nearestNames(name: string, known: Iterable<string>, limit = 3): string[] {
  const farthest = Math.max(2, Math.floor(name.length / 3))
  const found: { name: string; distance: number }[] = []
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > farthest) continue
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), farthest)
    if (distance <= farthest) found.push({ name: candidate, distance })
  }
  found.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
  return found.slice(0, limit).map((entry) => entry.name)
}

/** `"Did you mean a, b or c?"`, or the fallback where nothing is near. */
export function didYouMean(name: string, known: Iterable<string>, fallback: string): string {
  const near = nearestNames(name, known)
  return near.length ? `Did you mean ${listNames(near, 'or')}?` : fallback
}

/** `a, b and c`; beyond `most` names the rest is counted. */
export function listNames(names: readonly string[], word: 'and' | 'or' = 'and', most = 8): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')} ${word} ${names.length - most} more`
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} ${word} ${names[names.length - 1]}`
}

/** Damerau-Levenshtein (adjacent swaps count one), cut off above `limit`. */
export function editDistance(a: string, b: string, limit: number = Number.POSITIVE_INFINITY): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return least
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
