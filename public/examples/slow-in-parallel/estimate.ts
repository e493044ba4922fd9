// Four estimates of pi by chance, each of them slow, none of which needs another:
// with two workers two of them run at a time. The timeline below shows it.

/** Throws darts at a square and counts those inside the circle. */
function throwDarts(count: number, seed: number): number {
  let inside = 0
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  for (let dart = 0; dart < count; dart++) if (Math.hypot(next(), next()) < 1) inside++
  return (4 * inside) / count
}

export function north(darts: number): number {
  return throwDarts(darts, 1)
}

export function east(darts: number): number {
  return throwDarts(darts, 2)
}

export function south(darts: number): number {
  return throwDarts(darts, 3)
}

export function west(darts: number): number {
  return throwDarts(darts, 4)
}

/** The mean of the four. */
export function pi_estimate(north: number, east: number, south: number, west: number): number {
  return (north + east + south + west) / 4
}

/** How far off it is. */
export function error(pi_estimate: number): number {
  return Math.abs(pi_estimate - Math.PI)
}
