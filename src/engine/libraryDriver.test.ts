import { describe, expect, test } from 'vitest'
import { type SimpleGraphAdapter, SimpleTableGraphAdapter } from './adapters/SimpleGraphAdapter.ts'
import { Builder } from './builder.ts'
import { Driver } from './libraryDriver.ts'
import { from, to } from './materializers.ts'
import { GraphError } from './model/problem.ts'
import type { RunRequest } from './model/request.ts'
import { PACKAGES } from './packages.ts'
import { DictResult } from './results/DictResult.ts'
import { MatrixResult } from './results/MatrixResult.ts'
import type { ResultBuilder } from './results/ResultBuilder.ts'
import { TableResult } from './results/TableResult.ts'
import { ServiceError } from './run/services.ts'
import { source } from './source.ts'
import { analyzed } from './testing/analyzed.ts'

const SHOP = source(
  'shop.ts',
  `import { decorate, tag } from 'dagwright'
/** What was paid, in all. */
export function total(prices: number[]): number { return prices.reduce((sum, one) => sum + one, 0) }
export const mean = decorate(tag({ owner: 'sales', kind: ['number', 'one'] }), (total: number, prices: number[]): number => total / prices.length)
export const label = decorate(tag({ owner: 'web' }), (mean: number, currency = 'EUR'): string => mean + ' ' + currency)
export function unrelated(size: number): number { return size }
`,
)

const built = () => new Builder().withModules(SHOP).build()
const names = (variables: readonly { readonly name: string }[]) => variables.map((one) => one.name)

/** What is refused, and how. */
async function refusal(act: () => unknown): Promise<string[]> {
  try {
    await act()
    return []
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    return error.problems.map(({ code, message, hint }) => `${code} ${message} ${hint}`)
  }
}

describe('new Driver(config, ...modules)', () => {
  test('gives a table, its modules read by the first run', async () => {
    const driver = new Driver({}, SHOP)
    const table = await driver.execute(['prices', 'total'], { inputs: { prices: [1, 2] } })
    expect(table).toMatchObject({ _names: ['prices', 'total'] })
    expect(names(driver.listAvailableVariables())).toEqual([
      'currency',
      'label',
      'mean',
      'prices',
      'size',
      'total',
      'unrelated',
    ])
  })

  test('takes live functions, and the config', async () => {
    const live = { half: (whole: number, by = 2) => whole / by }
    const driver = await new Driver({ by: 4 }, source('live.ts', live)).ready()
    expect(names(driver.listAvailableVariables())).toEqual(['by', 'half', 'whole'])
    expect(await driver.execute(['half'], { inputs: { whole: 10 } })).toMatchObject({ _nrows: 1 })
  })

  test('can be asked when it is ready, and says so before', async () => {
    const driver = new Driver({}, SHOP)
    expect(await refusal(() => driver.listAvailableVariables())).toEqual([
      'DW-DRIVER-001 This driver has not read its modules yet. Await driver.ready() before you ask it, or make it with await new Builder().withModules(...).build().',
    ])
    expect(await driver.ready()).toBe(driver)
    expect(names(driver.whatIsUpstreamOf('total'))).toEqual(['total', 'prices'])
  })

  test('rejects with all problems of the build, each time it is asked', async () => {
    const driver = new Driver(
      {},
      source('a.ts', 'export function f(g: number): number { return g }\nexport function g(f) { return f }'),
    )
    const problems = await refusal(() => driver.execute(['f']))
    expect(problems.length).toBeGreaterThan(1)
    expect(await refusal(() => driver.ready())).toEqual(problems)
  })

  test('is of the class that a builder makes', async () => {
    expect(await built()).toBeInstanceOf(Driver)
    expect(Driver.fromGraph(analyzed(''))).toBeInstanceOf(Driver)
  })
})

describe('the path between two nodes', () => {
  test('is all that leads from the one to the other, both included', async () => {
    const driver = await built()
    expect(names(driver.whatIsThePathBetween('prices', 'label'))).toEqual(['total', 'mean', 'label', 'prices'])
    expect(names(driver.whatIsThePathBetween('mean', 'mean'))).toEqual(['mean'])
  })

  test('is empty where none leads there', async () => {
    const driver = await built()
    expect(driver.whatIsThePathBetween('label', 'prices')).toEqual([])
    expect(driver.whatIsThePathBetween('size', 'label')).toEqual([])
  })

  test('names what is unknown, and what is near', async () => {
    const driver = await built()
    expect(await refusal(() => driver.whatIsThePathBetween('price', 'constructor'))).toEqual([
      'DW-PLAN-001 "price" is not a node of this graph. Did you mean prices?',
      'DW-PLAN-001 "constructor" is not a node of this graph. List the nodes with listAvailableVariables().',
    ])
  })
})

describe('variables by their tags', () => {
  const KEPT: readonly (readonly [tags: Record<string, string | string[] | null>, names: string[]])[] = [
    [{ owner: 'sales' }, ['mean']],
    [{ owner: ['sales', 'web'] }, ['label', 'mean']],
    [{ owner: null }, ['label', 'mean']],
    [{ owner: null, kind: 'one' }, ['mean']],
    [{ owner: 'web', kind: 'one' }, []],
    [{ kind: ['one', 'two'] }, ['mean']],
    [{ kind: [] }, []],
    [{ constructor: null }, []],
    [{ toString: 'x' }, []],
  ]
  for (const [tags, kept] of KEPT) {
    test(`${JSON.stringify(tags)} keeps ${kept.join(', ') || 'none'}`, async () => {
      expect(names((await built()).listAvailableVariables({ tags }))).toEqual(kept)
    })
  }
})

describe('an exported execution', () => {
  test("tells each node in Hamilton's words, sorted by name", async () => {
    const { nodes } = JSON.parse((await built()).exportExecution(['mean']))
    expect(nodes).toEqual([
      {
        name: 'mean',
        tags: { owner: 'sales', kind: ['number', 'one'] },
        output_type: 'number',
        required_dependencies: ['total', 'prices'],
        optional_dependencies: [],
        source: expect.stringMatching(/^export const mean = decorate\(.*\/ prices.length\)$/),
        documentation: '',
        version: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
      {
        name: 'prices',
        tags: {},
        output_type: 'number[]',
        required_dependencies: [],
        optional_dependencies: [],
        source: null,
        documentation: '',
        version: null,
      },
      {
        name: 'total',
        tags: {},
        output_type: 'number',
        required_dependencies: ['prices'],
        optional_dependencies: [],
        source:
          '/** What was paid, in all. */\nexport function total(prices: number[]): number { return prices.reduce((sum, one) => sum + one, 0) }',
        documentation: 'What was paid, in all.',
        version: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ])
  })

  test('ends at what is overridden', async () => {
    const { nodes } = JSON.parse((await built()).exportExecution(['label'], { overrides: { mean: 1 } }))
    expect(names(nodes)).toEqual(['currency', 'label', 'mean'])
  })

  test("tells a function's new version after an edit of it, and of no other", async () => {
    const versionsOf = async (text: string) => {
      const driver = await new Builder().withModules(source('shop.ts', text)).build()
      const { nodes } = JSON.parse(driver.exportExecution(['mean', 'label']))
      return new Map(nodes.map(({ name, version }: { name: string; version: string }) => [name, version]))
    }
    const before = await versionsOf(SHOP.text)
    const after = await versionsOf(SHOP.text.replace('sum + one', 'sum + 2 * one'))
    expect([...before.keys()].filter((name) => before.get(name) !== after.get(name))).toEqual(['total'])
  })

  test('has the versions of the code where the program has them', async () => {
    const program = { ...analyzed(SHOP.text), versions: { total: 'abc' } }
    const { nodes } = JSON.parse(Driver.fromGraph(program).exportExecution(['total']))
    expect(nodes.map((node: { version: string | null }) => node.version)).toEqual([null, 'abc'])
  })
})

test('a plan says what becomes of every node, and why', async () => {
  const driver = await built()
  const told = (request: RunRequest) =>
    driver
      .plan(request)
      .reasons.map(({ node, fate, why }) => `${node} ${fate}: ${why}`)
      .sort()
  expect(told({ outputs: ['label', 'currency'], inputs: { prices: [1] }, overrides: { mean: 2 } })).toEqual([
    'currency missing: requested, needed by label',
    'label runs: requested',
    'mean overridden: its value is given in overrides',
    'prices skipped: mean is overridden',
    'size skipped: no output needs it',
    'total skipped: mean is overridden',
    'unrelated skipped: no output needs it',
  ])
  expect(told({ outputs: ['label'], inputs: { prices: [1] }, overrides: {} })).toEqual([
    'currency default: needed by label, where its default applies',
    'label runs: requested',
    'mean runs: needed by label',
    'prices given: needed by total and mean',
    'size skipped: no output needs it',
    'total runs: needed by mean',
    'unrelated skipped: no output needs it',
  ])
})

describe('a builder', () => {
  test('goes its own way from where it was copied', async () => {
    const first = new Builder().withModules(SHOP).withConfig({ size: 1 }).withAdapters(new SimpleTableGraphAdapter())
    const copy = first
      .copy()
      .withConfig({ size: 2 })
      .withModules(source('b.ts', 'export function b(size: number): number { return size }'))
    expect((await first.build()).graph.config).toEqual({ size: 1 })
    expect(await (await copy.build()).execute(['b'])).toMatchObject({ _nrows: 1, _names: ['b'] })
    expect(await refusal(async () => (await first.build()).execute(['b']))).toHaveLength(1)
  })

  test('lets a later module define a function again, where it may', async () => {
    const again = source('again.ts', 'export function total(prices: number[]): number { return -prices.length }')
    const builder = new Builder().withModules(SHOP, again)
    expect((await refusal(() => builder.build()))[0]).toMatch(/^DW-LINK-001 /)
    const driver = await builder.allowModuleOverrides().copy().build()
    expect(await driver.execute(['total', 'mean'], { inputs: { prices: [5, 5] } })).toEqual({ total: -2, mean: -1 })
    const other = await new Builder().withModules(again, SHOP).allowModuleOverrides().build()
    expect(await other.execute(['total'], { inputs: { prices: [5, 5] } })).toEqual({ total: 10 })
  })

  test('takes two functions of one name in one module for a mistake all the same', async () => {
    const twice = source(
      'twice.ts',
      'export function f(): number { return 1 }\nfunction g(): number { return 2 }\nexport { g as f2 }',
    )
    const clash = source(
      'clash.ts',
      `import { decorate, config } from 'dagwright'
export const f__a = decorate(config.when({}), (): number => 1)
export const f__b = decorate(config.when({}), (): number => 2)`,
    )
    const builder = new Builder().withModules(twice, clash).allowModuleOverrides()
    expect((await refusal(() => builder.build()))[0]).toMatch(/^DW-LINK-001 The node "f" is defined 2 times/)
  })
})

describe('drawings', () => {
  const MERMAID = { format: 'mermaid', showLegend: false } as const

  test('show all functions, an execution, a path, or what is up or down of a node', async () => {
    const driver = await built()
    const drawn = (text: string) => [...text.matchAll(/<b>(\w+)<\/b>/g)].map(([, name]) => String(name)).sort()
    expect(drawn(driver.displayAllFunctions(MERMAID))).toEqual([
      'currency',
      'label',
      'mean',
      'prices',
      'prices',
      'size',
      'total',
      'unrelated',
    ])
    expect(drawn(driver.visualizeExecution(['label'], { ...MERMAID, overrides: { mean: 1 } }))).toEqual([
      'currency',
      'label',
      'mean',
    ])
    expect(drawn(driver.visualizePathBetween('total', 'label', { ...MERMAID, strict: true }))).toEqual([
      'label',
      'mean',
      'total',
    ])
    expect(drawn(driver.visualizePathBetween('total', 'mean', MERMAID))).toEqual(['mean', 'prices', 'prices', 'total'])
    expect(drawn(driver.displayUpstreamOf('total', MERMAID))).toEqual(['prices', 'total'])
    expect(drawn(driver.displayDownstreamOf(['mean', 'size'], MERMAID))).toEqual(['label', 'mean', 'size', 'unrelated'])
    expect(driver.displayAllFunctions()).toMatch(/^<svg/)
    expect(driver.visualizeExecution(['mean'], { format: 'dot' })).toMatch(/^digraph/)
  })

  test('refuse names that are unknown', async () => {
    const driver = await built()
    for (const act of [
      () => driver.visualizeExecution(['mena']),
      () => driver.visualizePathBetween('mena', 'label'),
      () => driver.displayUpstreamOf('mena'),
      () => driver.displayDownstreamOf(['label', 'mena']),
    ]) {
      expect(await refusal(act)).toEqual(['DW-PLAN-001 "mena" is not a node of this graph. Did you mean mean?'])
    }
  })
})

/** A driver over files that are kept here. */
function withFiles(files: Map<string, string>, adapter?: SimpleGraphAdapter) {
  return Driver.fromGraph(
    analyzed({
      'shop.ts': SHOP.text,
      'report.ts': 'export function _lines(all: object): string[] { return Object.keys(all) }',
    }),
    {
      packages: PACKAGES,
      ...(adapter ? { adapter } : {}),
      services: {
        async readFile(path) {
          const text = files.get(path)
          if (text === undefined) throw new ServiceError(`there is no file "${path}"`, 'Name one.')
          return new TextEncoder().encode(text)
        },
        async writeFile(path, bytes) {
          files.set(path, new TextDecoder().decode(bytes))
        },
      },
    },
  )
}

const inputs = { prices: [1, 3] }

describe('materialize', () => {
  test('writes what savers need, and gives what is known of the files, and values besides', async () => {
    const files = new Map<string, string>()
    const [metadata, additional] = await withFiles(files).materialize(
      [
        to.json({ id: 'saved', dependencies: ['mean'], path: 'mean.json' }),
        to.csv({ id: 'listed', dependencies: ['prices', 'mean'], path: 'prices.csv', combine: new TableResult() }),
      ],
      { inputs, additionalVars: ['label', 'prices'] },
    )
    expect({ metadata, additional }).toEqual({
      metadata: {
        saved: { path: 'mean.json', format: 'json', size: 2 },
        listed: { path: 'prices.csv', format: 'csv', size: 20 },
      },
      additional: { label: '2 EUR', prices: [1, 3] },
    })
    expect(Object.fromEntries(files)).toEqual({ 'mean.json': '2\n', 'prices.csv': 'prices,mean\n1,2\n3,2\n' })
  })

  test('combines as a dict, a matrix, a table on a key, or by a function of the project', async () => {
    const files = new Map<string, string>()
    const save = (id: string, combine: ResultBuilder | string) =>
      to.json({ id, dependencies: ['total', 'mean'], path: `${id}.json`, combine })
    await withFiles(files).materialize(
      [
        save('dict', new DictResult()),
        save('matrix', new MatrixResult()),
        save('table', new TableResult({ key: 'id' })),
        save('lines', 'report.ts:_lines'),
      ],
      { inputs },
    )
    expect([...files].map(([name, text]) => `${name} ${JSON.stringify(JSON.parse(text))}`)).toEqual([
      'dict.json {"total":4,"mean":2}',
      'matrix.json [[4,2]]',
      'table.json [{"total":4,"mean":2}]',
      'lines.json ["total","mean"]',
    ])
  })

  test('reads a file in place of a node or an input, as the declared type wants it', async () => {
    const files = new Map([
      ['prices.json', '[2, 4]'],
      ['total.json', '100'],
    ])
    const [, additional] = await withFiles(files).materialize(
      [from.json({ target: 'prices', path: 'prices.json' }), from.json({ target: 'total', path: 'total.json' })],
      { additionalVars: ['prices', 'mean'] },
    )
    expect(additional).toEqual({ prices: [2, 4], mean: 50 })
    const wrong = withFiles(new Map([['prices.json', '["x"]']]))
    const told = await refusal(() =>
      wrong.materialize([from.json({ target: 'prices', path: 'prices.json' })], { additionalVars: ['total'] }),
    )
    expect(told.join()).toContain('DW-RUN-016')
  })

  test('takes a path that is the value of a node or of an input', async () => {
    const files = new Map<string, string>()
    await withFiles(files).materialize(
      [
        to.json({ id: 'a', dependencies: ['mean'], path: source('label') }),
        to.json({ id: 'b', dependencies: ['mean'], path: source('where') }),
      ],
      { inputs: { ...inputs, where: 'there.json' } },
    )
    expect([...files.keys()].sort()).toEqual(['2 EUR', 'there.json'])
  })

  test('gives values as they are, whatever the adapter makes of results', async () => {
    const [, additional] = await withFiles(new Map(), new SimpleTableGraphAdapter()).materialize([], {
      inputs,
      additionalVars: ['mean'],
    })
    expect(additional).toEqual({ mean: 2 })
  })

  test('leaves the graph of the driver as it was', async () => {
    const driver = withFiles(new Map())
    const before = driver.graph
    await driver.materialize([to.json({ id: 'saved', dependencies: ['mean'], path: 'a' })], { inputs })
    expect(driver.graph).toBe(before)
    expect(await refusal(() => driver.execute(['saved']))).toHaveLength(1)
  })

  test('refuses, all at once, what cannot be', async () => {
    const driver = withFiles(new Map())
    const told = await refusal(() =>
      driver.materialize([
        to.json({ id: 'two', dependencies: ['total', 'mean'], path: 'a' }),
        to.json({ id: 'none', dependencies: [], path: 'a' }),
        to.json({ id: 'far', dependencies: ['totl', 'zz'], path: 'a', combine: new DictResult() }),
        to.json({ id: 'total', dependencies: ['mean'], path: 'a' }),
        to.json({ id: 'none', dependencies: ['mean'], path: 'a' }),
        to.json({ id: 'own', dependencies: ['mean'], path: 'a', combine: { buildResult: () => 1 } }),
        from.csv({ target: 'pricse', path: 'a' }),
      ]),
    )
    expect(told.map((one) => one.replace(/\. .*/, '.'))).toEqual([
      'DW-DRIVER-010 The saver "two" takes one value, and has 2 dependencies: total and mean.',
      'DW-DRIVER-010 The saver "none" takes one value, and has 0 dependencies.',
      'DW-DRIVER-011 The saver "far" has dependencies that are no nodes of this graph: totl and zz.',
      'DW-DRIVER-012 The saver "total" has the name of another node.',
      'DW-DRIVER-012 The saver "none" has the name of another node.',
      'DW-DRIVER-014 The saver "own" cannot combine its dependencies by a result builder of your own.',
      'DW-DRIVER-013 The loader\'s target "pricse" is not a node of this graph.',
    ])
  })

  test('refuses to do nothing', async () => {
    expect(await refusal(() => withFiles(new Map()).materialize([]))).toEqual([
      'DW-DRIVER-015 Nothing is asked for: no saver, and no additional variable. Give a saver, to.json({ ... }), or names in additionalVars.',
    ])
    const onlyLoads = [from.json({ target: 'prices', path: 'a' })]
    expect(await refusal(() => withFiles(new Map()).materialize(onlyLoads))).toHaveLength(1)
  })

  test('fails with the problem of the file, the run, or the request', async () => {
    const driver = withFiles(new Map())
    const save = [to.csv({ id: 'saved', dependencies: ['mean'], path: 'a' })]
    expect((await refusal(() => driver.materialize(save, { inputs }))).join()).toContain('DW-RUN-018')
    expect((await refusal(() => driver.materialize(save))).join()).toContain('DW-PLAN-002')
    const nowhere = Driver.fromGraph(analyzed(SHOP.text), { packages: PACKAGES })
    const told = await refusal(() =>
      nowhere.materialize([to.json({ id: 'saved', dependencies: ['mean'], path: 'a' })], { inputs }),
    )
    expect(told.join()).toContain('"a" cannot be written')
  })

  test('is drawn with cylinders', () => {
    const drawn = withFiles(new Map()).visualizeMaterialization(
      [to.json({ id: 'saved', dependencies: ['mean'], path: 'a' }), from.json({ target: 'prices', path: 'b' })],
      { format: 'mermaid' },
    )
    expect([...drawn.matchAll(/\[\("<b>([\w.]+)/g)].map(([, name]) => name)).toEqual(['prices.load_data', 'saved'])
  })
})
