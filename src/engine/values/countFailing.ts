import { isTypedArray } from './kinds/typedArray.ts'
import type { Items } from './subject.ts'

/** How many items do not pass, by a test of each. */
export function countFailing(items: Items, test: (item: unknown) => boolean): number {
  let failing = 0
  for (let at = 0; at < items.length; at++) if (!test(items[at])) failing++
  return failing
}

/**
 * How many numbers do not lie within, NaN among them. A loop of its own for typed arrays: these checks go over millions of
 * numbers, and a call for each takes longer than the comparison.
 */
export function countOutside(items: Items, least: number, greatest: number): number {
  if (!isTypedArray(items)) return countFailing(items, (item) => isWithin(item, least, greatest))
  let failing = 0
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as number
    if (!(item >= least && item <= greatest)) failing++
  }
  return failing
}

export function isWithin(item: unknown, least: number, greatest: number): boolean {
  return (typeof item === 'number' || typeof item === 'bigint') && item >= least && item <= greatest
}

/** How many are NaN, null or undefined. */
export function countMissing(items: Items): number {
  let missing = 0
  if (isTypedArray(items)) {
    if (!(items instanceof Float64Array || items instanceof Float32Array)) return 0
    // NaN alone is not itself.
    // biome-ignore lint/suspicious/noSelfCompare: Number.isNaN takes four times as long here
    for (let at = 0; at < items.length; at++) if (items[at] !== items[at]) missing++
    return missing
  }
  for (let at = 0; at < items.length; at++) if (isMissing(items[at])) missing++
  return missing
}

export function isMissing(item: unknown): boolean {
  return item === null || item === undefined || Number.isNaN(item)
}
