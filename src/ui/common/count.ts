/** `1 node`, `3,000 nodes`: the plural is the word and an s, or given. */
export function count(amount: number, word: string, plural = `${word}s`): string {
  return `${amount.toLocaleString('en')} ${amount === 1 ? word : plural}`
}
