import { useEffect, useState } from 'react'

const GLIDE_MS = 180
/** With more cards a glide would only stutter. */
const MOST_CARDS = 400

/** Whether cards are gliding to new places: for a moment after the count of changes went up. */
export function useGlide(changes: number, cards: number): boolean {
  const [done, setDone] = useState(0)
  useEffect(() => {
    if (changes === 0) return
    const timer = setTimeout(() => setDone(changes), GLIDE_MS)
    return () => clearTimeout(timer)
  }, [changes])
  return changes !== done && cards <= MOST_CARDS
}
