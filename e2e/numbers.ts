import { expect } from '@playwright/test'

/** Equal to the digits that the expected numbers have, NaN included. */
export function expectNumbers(actual: readonly number[], expected: readonly number[], digits = 4): void {
  expect(actual.map((value) => round(value, digits))).toEqual(expected.map((value) => round(value, digits)))
}

function round(value: number, digits: number): number {
  return Number.isNaN(value) ? value : Number(value.toFixed(digits))
}
