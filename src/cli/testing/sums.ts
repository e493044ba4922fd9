/** A module of two functions that take `prices`. */
export const SUMS = `export function total(prices: number[]): number { return prices.reduce((sum, one) => sum + one, 0) }
export function double(total: number): number { console.log('doubling', total); return total * 2 }
`
