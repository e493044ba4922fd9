import { describe, expect, test } from 'vitest'
import { ran } from '../../testing/ran.ts'
import { graphOf, messagesOf, namesOf, typesOf } from '../../testing/seen.ts'

const AUTHOR = `import { decorate, does, exclude } from 'dagwright'
function _blend(c: number, a: number, b = 100): string { return [a, b, c].join() }
`

/** \`f\` with its body replaced. */
function replaced(fn: string, parameters: string, type = ': string'): string {
  return `${AUTHOR}export const f = decorate(does(${fn}), (${parameters})${type} => { throw new Error('replaced') })`
}

describe('does', () => {
  test('passes parameters by name; defaults are those of the function that is replaced', async () => {
    const text = replaced('_blend', 'a: number, b: number = 5, c = 7')
    expect(namesOf(graphOf(text))).toEqual(['a', 'b', 'c', 'f'])
    expect(await ran(text, ['f'], { inputs: { a: 1 } })).toEqual({ f: '1,5,7' })
    expect(await ran(text, ['f'], { inputs: { a: 1, b: 2, c: 3 } })).toEqual({ f: '1,2,3' })
  })

  test('defaults may be lists and objects of literals', async () => {
    const text = replaced(
      '(a: number[], b: { k: string }): string => a.join() + b.k',
      "a: number[] = [1, -2], b: { k: string } = { k: 'x' }",
    )
    expect(await ran(text, ['f'])).toEqual({ f: '1,-2x' })
  })

  test('what the replaced function leaves open takes the default of the other', async () => {
    expect(await ran(replaced('_blend', 'a: number, b?: number, c = 7'), ['f'], { inputs: { a: 1 } })).toEqual({
      f: '1,100,7',
    })
    expect(await ran(replaced('_blend', 'a: number, c = 7'), ['f'], { inputs: { a: 1 } })).toEqual({ f: '1,100,7' })
  })

  test('a type that is not declared is that of the other function', () => {
    expect(typesOf(graphOf(replaced('_blend', 'a: number, b = 1, c = 2', ''))).f).toBe('string')
  })

  test.each([
    ['_blend', 'a: number, d: number, c: number', 'does at "f": "d" has no place in _blend, which takes c, a and b.'],
    ['_blend', 'a: number', 'does at "f": _blend needs "c", which "f" does not take.'],
    ['_blend', 'a: string, c: number', 'does at "f": _blend needs a: number, but "f" takes string.'],
    ['_blend', 'a: number, c?: number', 'does at "f": _blend needs c: number, but "f" takes number or nothing.'],
  ])('does(%s) over (%s) is a problem', (fn, parameters, message) => {
    expect(messagesOf(replaced(fn, parameters))).toEqual([message])
  })

  test('a result of another type, and a body that does something, are problems', () => {
    expect(messagesOf(replaced('_blend', 'a: number, c: number', ': number'))).toEqual([
      'does at "f": _blend gives string, but "f" gives number.',
    ])
    for (const body of ["''", "{ return '' }", "{ console.log(a); throw new Error('') }"]) {
      expect(
        messagesOf(`${AUTHOR}export const f = decorate(does(_blend), (a: number, c: number): string => ${body})`),
      ).toEqual(['The body of "f" never runs: does(_blend) takes its place.'])
    }
  })
})

describe('exclude', () => {
  test('keeps a function out of the graph, whatever its signature; others may still call it', async () => {
    const text = `${AUTHOR}
export const log = decorate(exclude(), (...lines: string[]): void => { console.log(lines) })
export const half = decorate(exclude(), (n: number): number => n / 2)
export function f(a: number): number { log('half', String(a)); return half(a) }`
    expect(namesOf(graphOf(text))).toEqual(['a', 'f'])
    expect(await ran(text, ['f'], { inputs: { a: 3 } })).toEqual({ f: 1.5 })
  })

  test('takes nothing', () => {
    expect(messagesOf(`${AUTHOR}export const f = decorate(exclude(1 as never), (): number => 1)`)).toContain(
      'exclude at "f" cannot be read as exclude(1 as never).',
    )
  })
})
