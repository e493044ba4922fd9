import { describe, expect, test } from 'vitest'
import * as author from '../author/index.ts'
import { Builder } from '../builder.ts'
import { GraphError, type Problem } from '../model/problem.ts'
import { source } from '../source.ts'
import * as features from '../testing/liveFeatures.ts'

const { decorate } = author

/** What is wrong with modules, as codes and words. */
async function problemsOf(...modules: readonly object[]): Promise<readonly Problem[]> {
  try {
    await new Builder().withModules(...modules).build()
    return []
  } catch (error) {
    if (error instanceof GraphError) return error.problems
    throw error
  }
}

/** As a bundler's namespace: no prototype, any name. */
function moduleOf(exports: readonly (readonly [string, unknown])[]): object {
  const namespace: object = Object.create(null)
  for (const [name, value] of exports) Object.defineProperty(namespace, name, { value, enumerable: true })
  return namespace
}

const told = async (...modules: readonly object[]) =>
  (await problemsOf(...modules)).map(({ code, message }) => `${code} ${message}`)

test('a namespace import is a module: exported functions are nodes, their parameters edges', async () => {
  const driver = await new Builder().withModules(features).build()
  expect(driver.listAvailableVariables().map(({ name, kind, module }) => `${kind} ${name} ${module}`)).toEqual([
    'function checked module1',
    'function checked_range_validator module1',
    'function checked_raw module1',
    'input currency ',
    'function label module1',
    'input region ',
    'input spend ',
    'function spend_mean module1',
    'function spend_zero_mean module1',
  ])
  const given = { inputs: { spend: [1, 3], region: 'us' } }
  expect(await driver.execute(['spend_zero_mean', 'label'], given)).toEqual({
    spend_zero_mean: [-1, 1],
    label: 'EUR us',
  })
})

test('a default makes a parameter optional; nothing else does, for types are gone', async () => {
  const driver = await new Builder().withModules(features).build()
  expect(driver.validateExecution(['label']).map((problem) => problem.nodes)).toEqual([['region', 'label']])
})

test('modifiers act as in text', async () => {
  const driver = await new Builder().withModules(features).build()
  expect(driver.listAvailableVariables({ tags: { owner: 'growth' } }).map((node) => node.name)).toEqual([
    'spend_zero_mean',
  ])
  await expect(driver.execute(['checked'], { inputs: { spend: [4] } })).rejects.toThrow('4 lies outside [0, 1]')
})

test('source names a module of live functions', async () => {
  const driver = await new Builder().withModules(source('features', features)).build()
  expect(driver.listAvailableVariables().find((node) => node.name === 'label')?.module).toBe('features')
})

test('an object of functions is a module too, whatever they are called', async () => {
  const odd = moduleOf([
    ['constructor', (a: number) => a + 1],
    ['then', new Function('constructor', 'return constructor * 2')],
    ['hasOwnProperty', new Function('then', 'return then + 1')],
    ['_helper', () => 0],
    ['__proto__', () => 0],
  ])
  const driver = await new Builder().withModules(odd).build()
  const result = await driver.execute(['hasOwnProperty', 'then', 'constructor'], { inputs: { a: 1 } })
  expect(Object.entries(result as object)).toEqual([
    ['hasOwnProperty', 5],
    ['then', 4],
    ['constructor', 2],
  ])
  expect(driver.listAvailableVariables()).toHaveLength(4)
})

test('a module given twice gives its nodes once', async () => {
  expect(await told(features, features)).toEqual([])
})

test('text and live modules feed each other', async () => {
  const text = source('text.ts', 'export const twice = (spend_mean: number): number => spend_mean * 2')
  const above = { above: (twice: number) => twice + 1 }
  const driver = await new Builder().withModules(features, text, above).build()
  expect(await driver.execute(['above'], { inputs: { spend: [1, 3] } })).toEqual({ above: 5 })
})

test('a live generator opens a parallel block that text closes', async () => {
  const live = {
    *item(count: number) {
      for (let at = 0; at < count; at++) yield at
    },
    doubled: (item: number) => item * 2,
  }
  const text = source(
    'text.ts',
    `import type { Collect } from 'dagwright'
     export const total = (doubled: Collect<number>): number => [...doubled].reduce((sum, one) => sum + one, 0)`,
  )
  const driver = await new Builder().withModules(live, text).build()
  expect(await driver.execute(['total'], { inputs: { count: 4 } })).toEqual({ total: 12 })
})

test('config replaces functions and decides variants', async () => {
  const { config } = author
  const live = {
    price__us: decorate(config.when({ region: 'us' }), (base: number) => base * 2),
    price__eu: decorate(config.when({ region: 'eu' }), (base: number) => base * 3),
  }
  const driver = await new Builder().withModules(live).withConfig({ region: 'eu', base: 2 }).build()
  expect(await driver.execute(['price'])).toEqual({ price: 6 })
})

describe('what is wrong is told with a way out', () => {
  test('native and bound functions, rest and destructured parameters', async () => {
    const live = {
      largest: Math.max,
      bound: ((a: number) => a).bind(null),
      total: (...parts: number[]) => parts.length,
      area: ({ w, h }: { w: number; h: number }) => w * h,
    }
    expect(await told(source('shapes', live))).toEqual([
      'DW-LIVE-001 The function "largest" of "shapes" is native or bound: its parameters cannot be read.',
      'DW-LIVE-001 The function "bound" of "shapes" is native or bound: its parameters cannot be read.',
      'DW-ANALYZE-004 The rest parameter "...parts" of "total" has no one node to come from.',
      'DW-ANALYZE-005 The destructured parameter { w, h } of "area" has no name that could name a node.',
    ])
  })

  test('a generator that nothing can collect', async () => {
    const live = {
      *item() {
        yield 1
      },
    }
    expect(await told(live)).toEqual([
      'DW-LIVE-004 "item" is a generator, but live functions do not say which parameter collects its items.',
    ])
  })

  test('arguments of modifiers that no text could say', async () => {
    const { checkOutput, tag, value } = author
    const round: Record<string, unknown> = {}
    round.self = round
    const live = {
      a: decorate(tag({ at: new Date(0) as never }), () => 1),
      b: decorate(tag(round as never), () => 1),
      c: decorate(checkOutput({ valuesIn: [Symbol('s') as never] }), () => 1),
      d: decorate(7 as never, () => 1),
      e: decorate(tag({ x: value(new Map()) as never }), () => 1),
    }
    expect(await told(live)).toEqual([
      'DW-LIVE-005 tag at "a" holds { at: a Date }, which no text could say.',
      'DW-LIVE-005 tag at "b" holds { self: { self: { self: { self: … } } } }, which no text could say.',
      'DW-LIVE-005 checkOutput at "c" holds { valuesIn: [Symbol(s)] }, which no text could say.',
      'DW-LIVE-006 7 in the decorate(...) of "d" is no modifier.',
      'DW-LIVE-005 tag at "e" holds { x: value(a Map) }, which no text could say.',
    ])
  })

  test('what is no module', async () => {
    expect(
      await told(undefined as never, 3 as never, features.label, [features], Promise.resolve(features), {}),
    ).toEqual([
      'DW-LIVE-008 withModules was given undefined, which is no module.',
      'DW-LIVE-008 withModules was given 3, which is no module.',
      'DW-LIVE-008 withModules was given label, which is no module.',
      expect.stringMatching(/^DW-LIVE-008 withModules was given \[.*, which is no module\.$/),
      'DW-LIVE-008 withModules was given a promise, which is no module.',
      'DW-LIVE-008 withModules was given {}, which is no module.',
    ])
  })

  test('two modules of one name', async () => {
    expect(await told(source('a', features), source('a', { other: () => 1 }))).toContain(
      'DW-LIVE-009 Two modules are called "a".',
    )
  })
})
