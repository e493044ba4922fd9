/** Who looks misses nothing where a run is drawn no more often, and the cores are the run's. */
export const PICTURE_MS = 200

/**
 * Milliseconds until the page shall be painted again. All that moves by itself during a run keeps to these moments, so that
 * one painting serves all of it.
 */
export function untilPicture(now: number): number {
  return PICTURE_MS - (now % PICTURE_MS)
}
