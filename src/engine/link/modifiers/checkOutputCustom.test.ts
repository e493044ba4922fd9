import { describe, expect, test } from 'vitest'
import { findNode } from '../../model/graph.ts'
import { analyzed } from '../../testing/analyzed.ts'
import { ran } from '../../testing/ran.ts'

const AUTHOR = `import { checkOutput, checkOutputCustom, decorate } from 'dagwright'
interface Verdict { passes: boolean; message: string }
function _even(v: number): Verdict { return { passes: v % 2 === 0, message: v + ' is odd' } }
function small_validator(v: number, most: number): Verdict { return { passes: v < most, message: v + ' is not under ' + most } }
`

function messagesOf(text: string): string[] {
  return analyzed(AUTHOR + text).graph.problems.map((problem) => problem.message)
}

describe('checkOutputCustom', () => {
  test('checks are nodes, called after their functions; they may need other nodes, and be asynchronous', async () => {
    const text = `${AUTHOR}export const f = decorate(
      checkOutputCustom(_even, small_validator, async (v: number) => ({ passes: v > 0, message: 'low' }), { importance: 'fail' }),
      (u: number) => u,
    )`
    const { graph } = analyzed(text)
    expect(graph.problems).toEqual([])
    expect(graph.nodes.map((node) => [node.name, node.role])).toEqual([
      ['f_raw', undefined],
      ['f_even_validator', 'validator'],
      ['f_small_validator', 'validator'],
      ['f_custom_validator', 'validator'],
      ['f', undefined],
      ['u', undefined],
      ['most', undefined],
    ])
    expect(await ran(text, ['f'], { inputs: { u: 2, most: 10 } })).toEqual({ f: 2 })
    expect(await ran(text, ['f'], { inputs: { u: 11, most: 10 } })).toEqual([
      expect.stringContaining('f_even_validator: 11 is odd; f_small_validator: 11 is not under 10.'),
    ])
  })

  test('stands beside other checks of the same function', async () => {
    const text = `${AUTHOR}export const f = decorate(
      checkOutput({ range: [0, 9], importance: 'fail' }),
      checkOutputCustom(_even),
      checkOutputCustom(_even, { importance: 'fail' }),
      (u: number) => u,
    )`
    const { graph } = analyzed(text)
    expect(graph.problems).toEqual([])
    expect(findNode(graph, 'f')?.dependencies.map((one) => one.node)).toEqual(['f_raw_2', 'f_range_validator'])
    expect(await ran(text, ['f'], { inputs: { u: 4 } })).toEqual({ f: 4 })
    expect(await ran(text, ['f'], { inputs: { u: 10 } })).toEqual([expect.stringContaining('10 lies outside [0, 9]')])
    expect(await ran(text, ['f'], { inputs: { u: 5 } })).toEqual([expect.stringContaining('5 is odd')])
  })

  test('an object with a validate is a check: in place, or a constant; what is no check is not read', async () => {
    const text = `${AUTHOR}const low = { name: 'low', most: 3, validate: function (v: number): Verdict { return { passes: v < this.most, message: 'high' } } }
      export const f = decorate(checkOutputCustom(low, { validate: (v: number): Verdict => ({ passes: v > 0, message: 'low' }) }, { importance: 'fail' }), (u: number) => u)`
    expect(analyzed(text).graph.nodes.map(({ name }) => name)).toEqual([
      'f_raw',
      'f_low_validator',
      'f_custom_validator',
      'f',
      'u',
    ])
    expect(await ran(text, ['f'], { inputs: { u: 2 } })).toEqual({ f: 2 })
    expect(await ran(text, ['f'], { inputs: { u: 3 } })).toEqual([expect.stringContaining('f_low_validator: high.')])
    expect(
      messagesOf('const o = { a: 1 }\nexport const g = decorate(checkOutputCustom(o as never), (u: number) => u)'),
    ).toEqual([expect.stringContaining('checkOutputCustom')])
  })

  test('a check that gives something else fails the node, whatever its importance', async () => {
    const text = `${AUTHOR}function _odd(v: number): Verdict { return (v === 1) as never }
      export const f = decorate(checkOutputCustom(_odd), (u: number) => u)`
    expect(await ran(text, ['f'], { inputs: { u: 1 } })).toEqual([
      expect.stringContaining('The check "f_odd_validator" gave true, which says nothing of "f".'),
    ])
  })

  test('the check must take what the node gives', () => {
    expect(messagesOf(`export const f = decorate(checkOutputCustom(_even), (u: number) => String(u))`)).toEqual([
      '"f_even_validator" needs v: number, but "f_raw" gives string.',
    ])
  })

  test.each([
    ['', 'checkOutputCustom at "f" checks nothing.'],
    ['3 as never', 'checkOutputCustom at "f" cannot check with 3.'],
    [
      '() => ({ passes: true, message: "" })',
      'checkOutputCustom at "f" checks with a function without a name, which takes no value.',
    ],
    [
      '((v: number) => v > 1) as never',
      'checkOutputCustom at "f" checks with a function without a name, which gives boolean.',
    ],
    [
      '_even, { importance: "high" as never }',
      'The option "importance" of checkOutputCustom at "f" is not "warn" or "fail".',
    ],
    ['_even, { importence: "fail" } as never', 'checkOutputCustom at "f" has no option "importence".'],
  ])('misuse is a problem: checkOutputCustom(%s)', (args, message) => {
    const text = `export const f = decorate((checkOutputCustom as any)(${args}), (u: number) => u)`
    expect(
      messagesOf(text.replace('(checkOutputCustom as any)', 'checkOutputCustom')).filter((one) => one.includes('"f"')),
    ).toEqual([message])
  })
})
