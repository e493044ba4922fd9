/** What is smaller than this part of what must go makes no room to speak of, and may have cost as much as anything to make. */
const COUNTED = 1 / 32

/** Of what is held, in the order of its last use, what goes so that so many bytes are free: the oldest, small things after all others. */
export function oldestFirst(held: Iterable<readonly [key: string, bytes: number]>, wanted: number): readonly string[] {
  const gone: string[] = []
  const small: (readonly [string, number])[] = []
  let free = 0
  const take = ([key, bytes]: readonly [string, number]) => {
    gone.push(key)
    free += bytes
  }
  for (const one of held) {
    if (free >= wanted) return gone
    if (one[1] < wanted * COUNTED) small.push(one)
    else take(one)
  }
  for (const one of small) {
    if (free >= wanted) return gone
    take(one)
  }
  return gone
}
