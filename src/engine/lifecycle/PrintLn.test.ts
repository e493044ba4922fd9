import { expect, test } from 'vitest'
import { Driver } from '../driver.ts'
import { PACKAGES } from '../packages.ts'
import { analyzed } from '../testing/analyzed.ts'
import { PrintLn, type PrintLnOptions } from './PrintLn.ts'

const PROGRAM = analyzed(`
export function a(x: number): number[] { return [x, x] }
export function b(a: number[]): number { throw new Error('no') }
export function c(b: number): number { return b }
`)

async function printed(options: PrintLnOptions): Promise<string[]> {
  const lines: string[] = []
  const adapters = [new PrintLn({ ...options, print: (line) => lines.push(line) })]
  const driver = Driver.fromGraph(PROGRAM, { packages: PACKAGES, adapters })
  await driver.run({ outputs: ['c'], inputs: { x: 2 }, overrides: {} })
  return lines.map((line) => line.replace(/[\d.]+ (µs|ms)/, '0 ms'))
}

test('a line when a node starts, and one when it ends', async () => {
  expect(await printed({})).toEqual([
    'a starts.',
    'a is done after 0 ms.',
    'b starts.',
    'b failed after 0 ms. "b" failed: Error: no',
    'c is skipped, because b has no value.',
  ])
})

test('with verbosity 2 also what it is given and what it gives', async () => {
  expect(await printed({ verbosity: 2 })).toEqual([
    'a starts.',
    'a is given x = 2.',
    'a gives [2, 2].',
    'a is done after 0 ms.',
    'b starts.',
    'b is given a = [2, 2].',
    'b failed after 0 ms. "b" failed: Error: no',
    'c is skipped, because b has no value.',
  ])
})

test('of the nodes that it is told alone', async () => {
  expect(await printed({ verbosity: 2, nodes: ['c', 'a'] })).toEqual([
    'a starts.',
    'a is given x = 2.',
    'a gives [2, 2].',
    'a is done after 0 ms.',
    'c is skipped, because b has no value.',
  ])
})
