import { array, assert as check, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Driver } from '../driver.ts'
import type { GraphNode } from '../model/graph.ts'
import { findNode } from '../model/graph.ts'
import type { Json } from '../model/module.ts'
import { typeAt } from '../model/type.ts'
import { PACKAGES } from '../packages.ts'
import { analyzed } from '../testing/analyzed.ts'
import { findCycles } from './cycles.ts'

function nodeOf(name: string, needs: readonly string[]): GraphNode {
  const place = { file: 'a.ts', line: 1, column: 1 }
  return {
    name,
    kind: 'function',
    module: 'a.ts',
    type: 0,
    dependencies: needs.map((node) => ({
      parameter: node,
      node,
      optional: false,
      type: 0,
      where: place,
      mismatch: false,
    })),
    call: { kind: 'function', module: 'a.ts', exportName: name },
    tags: {},
    doc: '',
    modifiers: [],
    origin: name,
    where: place,
    extent: place,
  }
}

describe('cycles', () => {
  const graphs = array(array(nat(9), { maxLength: 3 }), { minLength: 1, maxLength: 10 }).map((rows) =>
    rows.map((needs, at) =>
      nodeOf(
        `n${at}`,
        needs.filter((need) => need < rows.length).map((need) => `n${need}`),
      ),
    ),
  )

  test('are found exactly where a node reaches itself, each with a true way round', () => {
    check(
      property(graphs, (nodes) => {
        const needs = new Map(nodes.map((node) => [node.name, node.dependencies.map((one) => one.node)]))
        const problems = findCycles(nodes, () => null)
        const inCircles = nodes.map((node) => node.name).filter((name) => reaches(name, name, needs))
        expect(problems.flatMap((problem) => problem.nodes).sort()).toEqual(inCircles.sort())
        for (const { message } of problems) {
          const path = message.slice(message.indexOf(': ') + 2, -1).split(' -> ')
          expect(path[0]).toBe(path[path.length - 1])
          expect(path.length).toBeGreaterThan(1)
          for (const [at, name] of path.slice(0, -1).entries()) expect(needs.get(path[at + 1] ?? '')).toContain(name)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('of 100,000 nodes are found without recursion', () => {
    const nodes = Array.from({ length: 100_000 }, (_, at) => nodeOf(`n${at}`, [`n${(at + 1) % 100_000}`]))
    expect(
      findCycles(nodes, () => null).map(
        (problem) => problem.nodes.length,
        () => null,
      ),
    ).toEqual([100_000])
  })
})

function reaches(
  from: string,
  to: string,
  needs: ReadonlyMap<string, readonly string[]>,
  seen = new Set<string>(),
): boolean {
  for (const next of needs.get(from) ?? []) {
    if (next === to) return true
    if (seen.has(next)) continue
    seen.add(next)
    if (reaches(next, to, needs, seen)) return true
  }
  return false
}

describe('an input takes the tightest type of its users', () => {
  const CASES: readonly (readonly [types: readonly string[], tightest: string])[] = [
    [['number', 'number | null'], 'number'],
    [['unknown', 'string'], 'string'],
    [['readonly number[]', 'number[]'], 'number[]'],
    [["'a' | 'b'", 'string'], '"a" | "b"'],
    [['{ a: number }', '{ a: number; b: string }'], '{ a: number; b: string; }'],
  ]
  for (const [types, tightest] of CASES) {
    test(`${types.join(' and ')} give ${tightest}`, () => {
      for (const order of [types, [...types].reverse()]) {
        const { graph } = analyzed(
          order.map((type, at) => `export function f${at}(x: ${type}): unknown { return x }`).join('\n'),
        )
        expect(graph.problems).toEqual([])
        expect(typeAt(graph.types, findNode(graph, 'x')?.type ?? -1).text).toBe(tightest)
      }
    })
  }
})

describe('config chooses variants', () => {
  const TEXT = `import { config, decorate } from 'dagwright'
export const price__us = decorate(config.when({ region: 'us' }), (): string => 'us')
export const price__eu = decorate(config.whenIn({ region: ['de', 'fr'] }), (): string => 'eu')
export const price__rest = decorate(config.whenNotIn({ region: ['us', 'de', 'fr'] }), config.whenNot({ region: null }), (): string => 'rest')
export const price__none = decorate(config.when({ region: null }), (): string => 'none')
`
  const CASES: readonly (readonly [config: Record<string, Json>, price: string])[] = [
    [{ region: 'us' }, 'us'],
    [{ region: 'fr' }, 'eu'],
    [{ region: 'jp' }, 'rest'],
    [{ region: null }, 'none'],
    [{}, 'none'],
  ]
  for (const [config, price] of CASES) {
    test(`${JSON.stringify(config)} gives ${price}`, async () => {
      const driver = Driver.fromGraph(analyzed(TEXT, config), { packages: PACKAGES })
      expect(await driver.execute(['price'])).toEqual({ price })
    })
  }
})

describe('checkOutput', () => {
  /** Of each check: what passes and what does not. */
  const CHECKS: Readonly<Record<string, readonly [name: string, passes: readonly string[], fails: readonly string[]]>> =
    {
      'range: [0, 1]': ['range', ['0', '[0, 0.5, 1]', 'Float64Array.of(1)'], ['2', '[0, -1]', 'NaN', '"x"']],
      "valuesIn: ['a', 'b']": ['values_in', ["'a'", "['a', 'b']", '[NaN]'], ["'c'", "['a', 'c']"]],
      'allowNans: false': ['allow_nans', ['1', '[1, 2]', '[]'], ['NaN', 'Float64Array.of(1, NaN)', '[1, null]']],
      'maxFractionNans: 0.5': ['max_fraction_nans', ['[1, NaN]', '[1, null]', '[]'], ['[NaN, NaN, 1]', 'NaN']],
      'meanInRange: [1, 2]': ['mean_in_range', ['[1, 2]', '[1, 2, NaN]'], ['[5]', '[]', '[NaN]']],
      'maxStandardDev: 1': ['max_standard_dev', ['[1, 2]', '[1]', '[1, NaN, 2]'], ['[1, 100]', '1']],
      "contains: 'a'": ['contains', ["'cat'", "['a', 'ba']"], ["'dog'", "['a', 'b']"]],
      "doesNotContain: 'a'": ['does_not_contain', ["'dog'"], ["'cat'"]],
      "dataType: 'number'": ['data_type', ['1', '[1, NaN]'], ["'1'", "[1, 'x']"]],
      'allowNone: false': ['allow_none', ['0', '[null]'], ['null', 'undefined']],
    }
  const program = (checks: string, value: string) =>
    analyzed(`import { checkOutput, decorate } from 'dagwright'
export const f = decorate(checkOutput({ ${checks} }), (): unknown => ${value})
export function after(f: unknown): unknown { return f }`)
  const run = (checks: string, value: string) =>
    Driver.fromGraph(program(checks, value), { packages: PACKAGES }).run({
      outputs: ['after'],
      inputs: {},
      overrides: {},
    })

  for (const [check, [name, passes, fails]] of Object.entries(CHECKS)) {
    test(`${check} makes f_raw and f_${name}_validator`, () => {
      const names = program(check, '1').graph.nodes.map((node) => node.name)
      expect(names.sort()).toEqual(['after', 'f', 'f_raw', `f_${name}_validator`].sort())
    })
    for (const value of passes) {
      test(`${check} lets ${value} pass`, async () => {
        const { outcome, problems } = await run(`${check}, importance: 'fail'`, value)
        expect({ outcome, problems }).toEqual({ outcome: 'ok', problems: [] })
      })
    }
    for (const value of fails) {
      test(`${check} stops ${value}, or warns of it`, async () => {
        const stopped = await run(`${check}, importance: 'fail'`, value)
        expect([stopped.outcome, stopped.problems.map((one) => [one.code, one.severity])]).toEqual([
          'failed',
          [['DW-RUN-003', 'error']],
        ])
        const warned = await run(check, value)
        expect([warned.outcome, warned.problems.map((one) => [one.code, one.severity])]).toEqual([
          'ok',
          [['DW-RUN-003', 'warning']],
        ])
      })
    }
  }

  test('several checks stand side by side and are told together', async () => {
    const { problems } = await run("range: [0, 1], allowNans: false, importance: 'fail'", 'NaN')
    expect(problems.map((one) => one.message.match(/f_\w+_validator/g))).toEqual([
      ['f_range_validator', 'f_allow_nans_validator'],
    ])
  })
})
