/** `1 node`, `3,000 nodes`: the plural is the word and an s, or given. */
export function count(amount: number, word: string, plural = `${word}s`): string {
  return `${NUMBERS.format(amount)} ${amount === 1 ? word : plural}`
}

/** Made once: `toLocaleString` looks its language up each time, which a page of thousands of cards feels. */
const NUMBERS = new Intl.NumberFormat('en')
