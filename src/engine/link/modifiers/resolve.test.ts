// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the expressions are text that the engine reads

import { describe, expect, test } from 'vitest'
import type { Json } from '../../model/module.ts'
import { analyzed } from '../../testing/analyzed.ts'
import { ran } from '../../testing/ran.ts'

const AUTHOR = `import { config, decorate, pipeInput, pipeOutput, resolve, source, step, subdag, tag, value } from 'dagwright'
function _add(v: number, by: number): number { return v + by }
function _mul(v: number, by: number): number { return v * by }
`

function problemsOf(text: string, config: Record<string, Json> = {}): [string, number | undefined][] {
  return analyzed(AUTHOR + text, config).graph.problems.map((problem) => [problem.message, problem.where?.line])
}

/** What an arrow says of the config: as the tag of a node. */
function tagOf(expression: string, config: Record<string, Json>): unknown {
  const { graph } = analyzed(
    `${AUTHOR}export const f = decorate(resolve((c) => tag({ told: ${expression} })), () => 1)`,
    config,
  )
  const [problem] = graph.problems
  return problem ? problem.message : graph.nodes.find((node) => node.name === 'f')?.tags.told
}

describe('resolve', () => {
  test('the modifier that config chooses takes its part in the order of all', async () => {
    const text = `${AUTHOR}export const f = decorate(
      tag({ team: 'x' }),
      resolve((c) => c.slow ? pipeInput(step(_add, { by: value(c.n) })) : pipeInput(step(_mul, { by: c.n }).named('m'))),
      (u: number) => u,
    )`
    const inputs = { u: 3 }
    expect(await ran(text, ['f', 'f.with_add'], { inputs, config: { slow: true, n: 5 } })).toEqual({
      f: 8,
      'f.with_add': 8,
    })
    expect(await ran(text, ['f', 'f.m'], { inputs, config: { slow: false, n: 5 } })).toEqual({ f: 15, 'f.m': 15 })
  })

  test('functions that stand in the arrow are found again, also as many as a list has', async () => {
    const text = `${AUTHOR}export const f = decorate(
      resolve(({ names, by }) => pipeInput(step((v: number) => -v), ...names.map((name, at) => step(_add, { by: at + by }).named(\`\${name}_\${at}\`)))),
      (u: number) => u,
    )`
    const config = { names: ['a', 'b'], by: 10 }
    expect(await ran(text, ['f', 'f.a_0', 'f.b_1'], { inputs: { u: 1 }, config })).toEqual({
      f: 20,
      'f.a_0': 9,
      'f.b_1': 20,
    })
  })

  test('what config lacks is undefined in an object too: a default applies', async () => {
    const text = `${AUTHOR}function _up(v: number, by = 7): number { return v + by }
    export const f = decorate(resolve((c) => pipeInput(step(_up, { by: c.by }))), (u: number) => u)`
    expect(await ran(text, ['f'], { inputs: { u: 3 } })).toEqual({ f: 10 })
    expect(await ran(text, ['f'], { inputs: { u: 3 }, config: { by: 1 } })).toEqual({ f: 4 })
  })

  test('in a nested graph the nested config chooses, at run time as well', async () => {
    const files = {
      'parts/inner.ts': `import { decorate, pipeOutput, resolve, step } from 'dagwright'
        function _up(v: number): number { return v + 1 }
        function _down(v: number): number { return v - 1 }
        export const b = decorate(
          resolve((c) => c.way === 'up' ? pipeOutput(step(_up).named('way')) : pipeOutput(step(_down).named('way'))),
          (u: number) => u,
        )`,
      'main.ts': `${AUTHOR}import * as inner from './parts/inner.ts'
        export const up = decorate(subdag(inner, { config: { way: 'up' } }), (b: number) => b)
        export const down = decorate(subdag(inner, { config: { way: 'down' } }), (b: number) => b)`,
    }
    const asked = { inputs: { u: 10 }, config: { way: 'down' } }
    expect(await ran(files, ['up', 'down'], asked)).toEqual({ up: 11, down: 9 })
  })

  test('may choose whether a function is there at all', () => {
    const text = `${AUTHOR}export const f__a = decorate(resolve((c) => config.when({ kind: c.wanted })), () => 1)`
    const names = (kind: string) =>
      analyzed(text, { kind, wanted: 'a' })
        .graph.nodes.map((node) => node.name)
        .sort()
    expect(names('a')).toEqual(['f', 'kind', 'wanted'])
    expect(names('b')).toEqual(['kind', 'wanted'])
  })

  test.each([
    ['c.a', 'x'],
    ["c['a']", 'x'],
    ['`${c.a}-${c.n + 1}!`', 'x-4!'],
    ["c.a === 'x' ? 'yes' : 'no'", 'yes'],
    ["c.n > 2 && !c.missing ? 'yes' : 'no'", 'yes'],
    ["c.missing ?? 'usual'", 'usual'],
    ["c.missing?.deep ?? 'usual'", 'usual'],
    ["c.empty || 'usual'", 'usual'],
    ['c.deep.list[1] + c.deep.list.length', 'b3'],
    ['c.deep.list', ['a', 'b', 'c']],
    ["[...c.deep.list, 'd'].filter((one) => one !== 'a').map((one, at) => one + at)", ['b0', 'c1', 'd2']],
    ["c.rows.map(({ id }) => id).filter((id) => id !== 'p')", ['q']],
    ["({ ...c.deep, a: 'z' }).a", 'z'],
    ["({ [c.a]: 'key' })[c.a]", 'key'],
    ["`${7 % 4}${-c.n}${2 * 3 - 1}${6 / 2}${c.n <= 3}${'a' < 'b'}`", '3-353truetrue'],
    ['`${c.n == 3}${c.n != 3}${c.missing == null}${c.n !== 3}${c.n >= 4}`', 'truefalsetruefalsefalse'],
    ["c.constructor === undefined ? 'own' : 'inherited'", 'own'],
  ])('evaluates %s as JavaScript does', (expression, value) => {
    const config = {
      a: 'x',
      n: 3,
      empty: '',
      deep: { list: ['a', 'b', 'c'] },
      rows: [{ id: 'p' }, { id: 'q' }],
    }
    expect(tagOf(expression, config)).toEqual(value)
  })

  test.each([
    ['resolve((c) => c)', 'resolve at "f" chose {}, which is no modifier.'],
    ['resolve((c) => c.a ? tag({ a: "b" }) : null as never)', 'resolve at "f" chose null, which is no modifier.'],
    ['resolve((c) => source("a") as never)', 'resolve at "f" chose source("a"), which is no modifier.'],
    ['resolve((c) => step(_add) as never)', '"step" at "f" is no modifier.'],
    ['resolve((c) => tag({ a: c.a.b }))', 'resolve at "f" cannot choose: "b" cannot be read of undefined.'],
    ['resolve((c) => tag(c.list.map((one) => one)))', 'resolve at "f" cannot choose: undefined is no list to map.'],
    ['resolve((c) => tag({ ...c.n }))', 'resolve at "f" cannot choose: 3 is no object to spread.'],
    ['resolve((c) => tag({ a: c.missing }))', 'The tag "a" at "f" has the value undefined.'],
  ])('what gives no modifier is a problem: %s', (modifier, message) => {
    expect(problemsOf(`export const f = decorate(${modifier}, () => 1)`, { n: 3 }).map(([text]) => text)).toEqual([
      message.replace('{}', '{"n":3}'),
    ])
  })

  test.each([
    ['resolve((c) => { return tag({ a: c.a }) })', '{ return tag({ a: c.a }) }'],
    ['resolve((c) => tag({ a: who(c.a) }))', 'who(c.a)'],
    ['resolve(choose)', 'choose'],
    ['resolve((c) => resolve(() => tag({})))', 'resolve(() => tag({}))'],
    ['resolve((c) => tag({ a: c.list.reduce((a, b) => a + b) }))', 'c.list.reduce((a, b) => a + b)'],
    ['resolve((c) => tag({ a: String(c.a) }))', 'String(c.a)'],
    ['resolve(([c]) => tag({ a: c }))', '[c]'],
    ['resolve((c = 1) => tag({ a: c }))', 'c = 1'],
    ['resolve((...c) => tag({ a: c[0] }))', '...c'],
    ['resolve((c) => tag({ a: c.a++ as never }))', 'c.a++'],
  ])('more than an expression over the config is a problem that says what is allowed: %s', (modifier, part) => {
    const text = `function who(a: string): string { return a }
      const choose = (c: { a: string }) => tag({ a: c.a })
      export const f = decorate(${modifier}, () => 1)`
    expect(problemsOf(text)).toEqual([
      [`resolve at "f" is read without running anything, and "${part}" would have to be run.`, 6],
    ])
  })
})
