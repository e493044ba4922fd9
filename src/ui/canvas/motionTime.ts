/** How long a move of the view takes: no time for those who want no motion. */
export function motionTime(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160
}
