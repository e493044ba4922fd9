/** `1 node`, `3 nodes`: the plural is the word and an s, or given. */
export function count(amount: number, word: string, plural = `${word}s`): string {
  return `${amount} ${amount === 1 ? word : plural}`
}
