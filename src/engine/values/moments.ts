import { isMissing } from './countFailing.ts'
import { isTypedArray } from './kinds/typedArray.ts'
import type { Items, Subject } from './subject.ts'

/** How many numbers there are, and their mean; what is missing is left out. NaN where there is none. */
export interface Mean {
  readonly count: number
  readonly mean: number
}

export function meanOf({ lists }: Subject): Mean {
  const sums = lists.map(({ items }) => sumOf(items))
  const count = sums.reduce((all, one) => all + one.count, 0)
  return { count, mean: sums.reduce((all, one) => all + one.sum, 0) / count }
}

/** The sample deviation (n - 1); 0 where there are fewer than two numbers. A second pass: the squares of differences from the mean lose nothing. */
export function deviationOf(subject: Subject): number {
  const { count, mean } = meanOf(subject)
  if (count < 2) return 0
  const squares = subject.lists.reduce((all, { items }) => all + squaresOf(items, mean), 0)
  return Math.sqrt(squares / (count - 1))
}

export function isNumber(item: unknown): boolean {
  return typeof item === 'number' || typeof item === 'bigint' || isMissing(item)
}

function sumOf(items: Items): { readonly sum: number; readonly count: number } {
  let sum = 0
  let count = 0
  if (isNumbers(items)) {
    for (let at = 0; at < items.length; at++) {
      const item = items[at] as number
      // biome-ignore lint/suspicious/noSelfCompare: NaN alone is not itself, and Number.isNaN takes four times as long
      if (item === item) {
        sum += item
        count++
      }
    }
    return { sum, count }
  }
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    if (isMissing(item)) continue
    sum += Number(item)
    count++
  }
  return { sum, count }
}

function squaresOf(items: Items, mean: number): number {
  let squares = 0
  if (isNumbers(items)) {
    for (let at = 0; at < items.length; at++) {
      const item = items[at] as number
      // biome-ignore lint/suspicious/noSelfCompare: as above
      if (item === item) squares += (item - mean) * (item - mean)
    }
    return squares
  }
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    if (!isMissing(item)) squares += (Number(item) - mean) ** 2
  }
  return squares
}

/** Typed arrays of numbers, as they are most often. */
function isNumbers(items: Items): items is Float64Array {
  return isTypedArray(items) && !(items instanceof BigInt64Array || items instanceof BigUint64Array)
}
