import { expect, test } from 'vitest'
import { symbolsOf } from './symbols.ts'

const TEXT = `import { decorate, tag } from 'dagwright'

/** Of all. */
export async function mean(spend: number[]): Promise<number> {
  function inner() {}
  return spend.length
}
const RATE = 2, SHARE: number = 3
export const twice = (mean: number) => mean * RATE
export const tagged = decorate(tag({ a: 'b' }), (mean: number) => mean)
interface Row { id: number }
export type Rows = Row[]
class _Stack {}
enum Side { Left }
`

test('a module declares functions, constants and types, each at its place', () => {
  const found = symbolsOf({ path: 'main.ts', text: TEXT })
  expect(found.map(({ name, kind, isExported, line }) => [name, kind, isExported, line])).toEqual([
    ['mean', 'function', true, 4],
    ['RATE', 'constant', false, 8],
    ['SHARE', 'constant', false, 8],
    ['twice', 'function', true, 9],
    ['tagged', 'function', true, 10],
    ['Row', 'type', false, 11],
    ['Rows', 'type', true, 12],
    ['_Stack', 'class', false, 13],
    ['Side', 'type', false, 14],
  ])
  expect(found[2]).toMatchObject({ file: 'main.ts', column: 17 })
})

test('a text that does not parse gives what can be read of it', () => {
  const text = 'export function a() {}\nconst = \nexport function b( {\n'
  expect(symbolsOf({ path: 'main.ts', text }).map(({ name }) => name)).toEqual(expect.arrayContaining(['a']))
})
