import { asyncProperty, assert as check, integer, pre, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GraphAdapter } from './adapters/GraphAdapter.ts'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from './adapters/webWorker/workerPool.ts'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './driver.ts'
import { CacheAdapter } from './lifecycle/CacheAdapter.ts'
import type { RunEvent } from './model/event.ts'
import { findNode, type Program } from './model/graph.ts'
import type { Json } from './model/module.ts'
import { PACKAGES } from './packages.ts'
import { type CacheStore, createMemoryStore } from './run/cacheStore.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'
import { type NaiveOutcome, naiveRun } from './testing/naiveRun.ts'
import { pictureOf } from './testing/pictureOf.ts'
import { createRandom, type Random } from './testing/random.ts'
import type { RandomNode } from './testing/randomNode.ts'
import { EVERYTHING, type RandomProgram, randomProgram } from './testing/randomProgram.ts'
import { fitValue } from './values/fit.ts'

/** A program in the course of its edits; the helper is known by how it is written. */
interface Edited {
  readonly program: RandomProgram
  readonly helper: string
}

type Edit = (before: Edited, random: Random) => Edited

const HELPERS = ['value * 2', '2 * value', 'value + value']

const EDITS = {
  nothing: (before) => before,
  comments: ({ program, helper }) => ({
    program: withText(program, (text) => `// again\n${text.replace(/\{ /g, '{ /* so */\n')}`),
    helper,
  }),
  formatting: ({ program, helper }) => ({
    program: withText(program, (text) => text.replace(/; return/g, '\n;;return')),
    helper,
  }),
  'an unrelated helper': ({ program, helper }) => ({
    program: withText(program, (text, path) =>
      path === 'helpers.ts' ? `${text}\nexport const other${text.length} = 1` : text,
    ),
    helper,
  }),
  'the helper': ({ program, helper }, random) => {
    const next = HELPERS[random.below(HELPERS.length)] ?? helper
    return { program: withText(program, (text) => text.replace(`=> ${helper}`, `=> ${next}`)), helper: next }
  },
  'a body that gives the same': ({ program, helper }, random) => ({
    program: withBody(program, random, ({ body }) => `const edit${random.below(3)} = 1; ${body}`),
    helper,
  }),
  'a body that gives another number': ({ program, helper }, random) => ({
    program: withBody(program, random, ({ body, gives }) =>
      gives === 'number' ? body.replace(/return (.*);$/, 'return ($1) + 1;') : body,
    ),
    helper,
  }),
  'an input': ({ program, helper }, random) => {
    const names = Object.keys(program.inputs)
    const name = names[random.below(names.length)]
    if (name === undefined) return { program, helper }
    return {
      program: { ...program, inputs: { ...program.inputs, [name]: changed(program.inputs[name] ?? null) } },
      helper,
    }
  },
  'a name': ({ program, helper }, random) => {
    const names = program.nodes.map((node) => node.name)
    return { program: names.length ? renamed(program, random.pick(names as [string, ...string[]])) : program, helper }
  },
  'the config': ({ program, helper }, random) => {
    const numbers = Object.entries({ ...program.inputs, ...program.config }).filter(
      ([, value]) => typeof value === 'number',
    )
    const [name, value] = numbers[random.below(numbers.length)] ?? []
    if (name === undefined) return { program, helper }
    const { [name]: _, ...inputs } = program.inputs
    const next = random.chance(0.5) ? Number(value) : Number(value) + 1
    return { program: { ...program, inputs, config: { ...program.config, [name]: next } }, helper }
  },
  'the outputs': ({ program, helper }, random) => {
    const outputs = program.nodes.filter(() => random.chance(0.5)).map((node) => node.name)
    return { program: outputs.length ? { ...program, outputs } : program, helper }
  },
} satisfies Readonly<Record<string, Edit>>

function withText(program: RandomProgram, change: (text: string, path: string) => string): RandomProgram {
  return { ...program, files: program.files.map(({ path, text }) => ({ path, text: change(text, path) })) }
}

/** Unchanged where formatting has made the text another than the node's. */
function withBody(program: RandomProgram, random: Random, change: (node: RandomNode) => string): RandomProgram {
  const at = random.below(program.nodes.length)
  const node = program.nodes[at]
  if (!node) return program
  const body = change(node)
  const pattern = new RegExp(`function ${node.name.replaceAll('$', '\\$')}\\((?:(?!\nexport )[^])*`)
  const isThere = program.files.some(({ text }) => pattern.exec(text)?.[0].includes(node.body))
  if (!isThere) return program
  const replaced = withText(program, (text) => text.replace(pattern, (whole) => whole.replace(node.body, () => body)))
  return { ...replaced, nodes: program.nodes.with(at, { ...node, body }) }
}

/** In every text: what takes the node's value names it too. */
function renamed(program: RandomProgram, name: string): RandomProgram {
  const pattern = new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g')
  const change = (text: string) => text.replace(pattern, () => `${name}_`)
  return {
    ...withText(program, change),
    // Nodes are plain data, which names others in many places.
    nodes: JSON.parse(change(JSON.stringify(program.nodes))) as RandomProgram['nodes'],
    outputs: program.outputs.map(change),
  }
}

function changed(value: Json): Json {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (typeof value === 'string') return Number.isNaN(Date.parse(value)) ? `${value}!` : '2020-01-01T00:00:00.000Z'
  return Array.isArray(value) ? [...value, 4] : 5
}

interface Ran {
  readonly result: unknown
  readonly ran: readonly string[]
  readonly cached: readonly string[]
}

async function runWith(
  analysed: Program,
  { inputs, outputs, overrides }: RandomProgram,
  store: CacheStore,
  adapter?: GraphAdapter,
) {
  const cache = new CacheAdapter({ store })
  const driver = Driver.fromGraph(analysed, { packages: PACKAGES, adapters: adapter ? [cache, adapter] : [cache] })
  const events: RunEvent[] = []
  const end = await driver.run({ outputs, inputs, overrides }, { onEvent: (event) => events.push(event) })
  const named = (kind: RunEvent['kind']) =>
    events.flatMap((event) => (event.kind === kind && 'node' in event && event.node ? [event.node] : [])).sort()
  return {
    result: end.result,
    ran: named('nodeStarted'),
    cached: named('nodeCached'),
  } satisfies Ran
}

/** What a node did, in words that owe nothing to the cache: its text, its helper's, and pictures of what it was given. */
function nameOfRun(
  node: RandomNode,
  outcomes: ReadonlyMap<string, NaiveOutcome>,
  given: Readonly<Record<string, unknown>>,
  helper: string,
): string {
  const taken = node.parameters.map(({ name }) => {
    const outcome = outcomes.get(name)
    return [name, pictureOf(outcome?.kind === 'ok' ? outcome.value : given[name])]
  })
  return JSON.stringify([node.name, node.body, node.body.includes('twice(') ? helper : '', taken])
}

async function expectTrust(seed: number, size: number, failures: number, adapter?: GraphAdapter): Promise<void> {
  const random = createRandom(seed)
  const store = createMemoryStore()
  const seen = new Set<string>()
  let edited: Edited = { program: randomProgram({ seed, size, failures }), helper: 'value * 2' }
  for (let step = 0; step < 6; step++) {
    const { program, helper } = edited
    const analysed = analyzeHere({
      files: program.files,
      modules: program.modules,
      config: program.config,
      versions: true,
    })
    expect(analysed.graph.problems).toEqual([])
    const given = Object.fromEntries(
      Object.entries({ ...program.inputs, ...program.config }).map(([name, value]) => {
        const fit = fitValue(value, findNode(analysed.graph, name)?.type ?? -1, analysed.graph.types)
        return [name, fit.ok ? fit.value : value]
      }),
    )
    const { single: outcomes } = await naiveRun({ ...program, inputs: { ...program.inputs, ...program.config } })
    const { result, ran, cached } = await runWith(analysed, program, store, adapter)
    const reached = program.nodes.filter(({ name }) => !['skipped', undefined].includes(outcomes.get(name)?.kind))
    const names = new Map(reached.map((node) => [node.name, nameOfRun(node, outcomes, given, helper)]))
    const isNew = ({ name }: RandomNode) => !seen.has(names.get(name) ?? '')
    expect({ ran, cached }).toEqual({
      ran: reached
        .filter(isNew)
        .map((node) => node.name)
        .sort(),
      cached: reached
        .filter((node) => !isNew(node))
        .map((node) => node.name)
        .sort(),
    })
    const values = program.outputs.map((name): [string, unknown] => {
      const outcome = outcomes.get(name)
      return [name, outcome?.kind === 'ok' ? outcome.value : undefined]
    })
    const isWhole = program.outputs.every((name) => outcomes.get(name)?.kind === 'ok')
    if (isWhole) expect(pictureOf(result)).toEqual(pictureOf(Object.fromEntries(values)))
    for (const [name, run] of names) if (outcomes.get(name)?.kind === 'ok') seen.add(run)
    const edit = random.pick(Object.values(EDITS) as [Edit, ...Edit[]])
    edited = edit(edited, random)
  }
}

/** Blocks and modifiers too: a second run, of the text with other comments, gives what the first gave and starts nothing. */
async function expectKept(seed: number, size: number, adapter?: GraphAdapter): Promise<void> {
  const program = randomProgram({ ...EVERYTHING, seed, size })
  const { modules, config } = program
  const analysedAs = (edit: Edit) => {
    const { files } = edit({ program, helper: 'value * 2' }, createRandom(seed)).program
    return analyzeHere({ files, modules, config, versions: true })
  }
  const { outputs } = await naiveRun(program)
  pre([...outputs.values()].every((outcome) => outcome.kind === 'ok'))
  const store = createMemoryStore()
  const wanted = pictureOf(
    Object.fromEntries([...outputs].map(([name, one]) => [name, one.kind === 'ok' && one.value])),
  )
  const first = await runWith(analysedAs(EDITS.nothing), program, store, adapter)
  const second = await runWith(analysedAs(EDITS.comments), program, store, adapter)
  const third = await runWith(analysedAs(EDITS['the helper']), program, store, adapter)
  expect([first, second, third].map(({ result }) => pictureOf(result))).toEqual([wanted, wanted, wanted])
  expect([second.ran, second.cached]).toEqual([[], first.ran])
}

const seeds = record({ seed: integer(), size: integer({ min: 1, max: 25 }) })

describe('with a cache, random programs under random edits give the same values, and run exactly what is new', () => {
  test('in place', { timeout: 120_000 }, async () => {
    await check(
      asyncProperty(seeds, ({ seed, size }) => expectTrust(seed, size, 0)),
      { numRuns: 15 },
    )
  })

  test('where functions fail', { timeout: 120_000 }, async () => {
    await check(
      asyncProperty(seeds, ({ seed, size }) => expectTrust(seed, size, 0.1)),
      { numRuns: 8 },
    )
  })

  test('on workers', { timeout: 120_000 }, async () => {
    const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
    await check(
      asyncProperty(seeds, ({ seed, size }) =>
        expectTrust(seed, size, 0, new WebWorkerGraphAdapter({ workers: 2, pool })),
      ),
      { numRuns: 8 },
    )
    pool.stop()
  })
})

describe('with a cache, random programs with blocks and modifiers run once', () => {
  test('in place', { timeout: 120_000 }, async () => {
    await check(
      asyncProperty(seeds, ({ seed, size }) => expectKept(seed, size)),
      { numRuns: 30 },
    )
  })

  test('on workers', { timeout: 120_000 }, async () => {
    const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
    await check(
      asyncProperty(seeds, ({ seed, size }) => expectKept(seed, size, new WebWorkerGraphAdapter({ workers: 2, pool }))),
      { numRuns: 20 },
    )
    pool.stop()
  })
})
