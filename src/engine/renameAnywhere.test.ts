import { assert as check, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyzeHere } from './analyzeHere.ts'
import type { Json } from './model/module.ts'
import { filesOf } from './testing/edited.ts'
import { createRandom } from './testing/random.ts'
import { EVERYTHING, randomProgram } from './testing/randomProgram.ts'
import { renameAt, renameFaults, spotsIn } from './testing/renamedAt.ts'

const AUTHOR = `import {
  checkOutput, config, decorate, does, extractFields, group, inject, loadFrom, mutate, parameterize, parameterizedSubdag,
  parameterizeExtractColumns, parameterizeSources, parameterizeValues, pipeInput, pipeOutput, resolve, saveTo, source, step, subdag, tag,
  tagOutputs, unpackFields, value, withColumns,
} from 'dagwright'
import { table, type ColumnTable } from 'arquero'
`
const VARIANTS = `export const f__us = decorate(config.when({ region: 'us' }), (x: number) => x)
export const f__eu = decorate(config.when({ region: 'eu' }), inject({ y: source('x') }), (y: number, z: number) => y + z)
export const f__uk = decorate(config.when({ region: 'uk' }), (y: number, z: number) => y + z)
export const g = (f: number, x: number) => f + x`

/** Programs in which a name may be a node's, a parameter's that modifiers feed, or a word of a modifier. */
const PROGRAMS: [title: string, text: string, config?: Record<string, Json>][] = [
  [
    'inject',
    `export const u = () => 1
export const f = decorate(inject({ a: source('u') }), (a: number, b: number) => a + b)
export const g = (f: number, u: number) => f + u`,
  ],
  [
    'a parameter that feeds several nodes, of which one takes the node of its name',
    `export const a = () => 1, u = () => 2
export const f = decorate(parameterize({ p1: { a: source('u') }, p2: { b: value(2) } }), (a: number, b: number) => a + b)
export const g = (p1: number, p2: number) => p1 + p2`,
  ],
  [
    'parameterizeSources and parameterizeValues',
    `export const u = () => 1
export const f = decorate(parameterizeSources({ p1: { a: 'u' }, p2: { a: 'b' } }), (a: number, b: number) => a + b)
export const h = decorate(parameterizeValues('u', { p: 1, q: 2 }), (u: number, b: number) => u + b)`,
  ],
  ['variants', VARIANTS, { region: 'us' }],
  ['other variants', VARIANTS, { region: 'eu' }],
  ['no variant', VARIANTS, { region: 'fr' }],
  ['a name like a variant’s', 'export const f__us = (x: number) => x\nexport const g = (f__us: number) => f__us'],
  [
    'steps',
    `const _add = (v: number, by: number, more: number = 1) => v + by + more
export const f = decorate(
  pipeInput(step(_add, { by: source('b') }).named('up').when({ mode: 'a' }), step((v: number, by: number) => v * by, { by: value(2) })),
  pipeOutput(step(_add, { by: source('f.up') })), tag({ owner: 'b', b: 'by' }), (a: number) => a)
export const b = () => 1`,
    { mode: 'a' },
  ],
  [
    'steps that take nodes by name',
    `const _add = (v: number, by: number) => v + by
export const f = decorate(pipeOutput(step(_add, {})), (a: number) => a)
export const by = () => 1`,
  ],
  [
    'nested graphs',
    `const inner = (alpha: number) => alpha
const outer = (inner: number, beta: number) => inner + beta
export const f = decorate(subdag(inner, outer, { inputs: { alpha: source('x') }, namespace: 'ns' }), (outer: number, x: number) => outer + x)
export const g = decorate(inject({ a: source('ns.outer') }), (a: number, ns: number) => a + ns)
export const h = decorate(parameterizedSubdag(inner, { outputs: { p: { inputs: { alpha: source('x') } } } }), (inner: number) => inner)`,
  ],
  [
    'parts',
    `export const f = decorate(extractFields('low', 'high'), tagOutputs({ low: { of: 'f' } }), (a: number) => ({ low: a, high: a }))
export const h = decorate(unpackFields('one', 'two'), (low: number): [number, number] => [low, 1])
export const g = (high: number, one: number, f: unknown) => [high, one, f]`,
  ],
  [
    'files',
    `export const f = decorate(loadFrom.json({ path: source('p'), inject: 'd' }), saveTo.json({ path: value('x.json') }), (d: number[], e: number) => d.length + e)
export const g = (d: number) => d`,
  ],
  [
    'does and mutate',
    `function _sum(a: number): number { return a }
export const f = decorate(does(_sum), (a: number): number => { throw new Error('x') })
export const g = (by: number) => by, u = () => 2
const _h = decorate(mutate(g, { by: source('u') }), (v: number, by: number) => v + by)`,
  ],
  [
    'columns',
    `const b = (alpha: number[]) => alpha
export const f = decorate(withColumns(b, { columnsToPass: ['alpha'], select: ['b'] }), (orders: ColumnTable) => orders)
export const orders = () => table({ alpha: [1] })
export const t = decorate(parameterizeExtractColumns({ outputs: ['c1'], inputs: { t: source('orders') } }), (t: ColumnTable) => t)`,
  ],
  [
    'resolve',
    `export const f = decorate(resolve((c) => inject({ a: source(c.name as string) })), (a: number, b: number) => a + b)
export const u = () => 1`,
    { name: 'u' },
  ],
  [
    'checks',
    `export const f = decorate(checkOutput({ range: [0, 9] }), inject({ ns: group(source('x'), source('y')) }), (ns: number[]) => ns.length)
export const g = decorate(inject({ r: source('f_raw') }), (r: number, x: number) => r + x)`,
  ],
]

describe('F2 renames what stands there, keeps the graph, and changes nothing else, or says why not', () => {
  for (const [title, text, config = {}] of PROGRAMS) {
    test(title, { timeout: 60_000 }, () => {
      const files = filesOf(AUTHOR + text)
      const request = { files, modules: ['main.ts'], config }
      const own = spotsIn(files).filter((spot) => spot.offset >= AUTHOR.length)
      const renamed = own.map((spot) => [spot, renameAt(request, spot, 'renamed')] as const)
      const faults = renamed.flatMap(([spot, one]) =>
        renameFaults(request, spot, one, 'renamed').map((fault) => [spot, fault]),
      )
      expect(faults).toEqual([])
      expect(renamed.some(([, one]) => one && 'files' in one)).toBe(true)
    })
  }

  test('in any program', { timeout: 120_000 }, () =>
    check(
      property(record({ seed: integer(), size: integer({ min: 1, max: 8 }) }), (one) => {
        const { files, modules, config } = randomProgram({ ...EVERYTHING, modifiers: 0.7, overrides: 0, ...one })
        const request = { files, modules, config }
        const random = createRandom(one.seed)
        const { nodes } = analyzeHere(request).graph
        // What TypeScript makes of properties, which types share by their form, is its own.
        const names = new Set(
          nodes.flatMap((node) => [node.name, node.origin, ...node.dependencies.map((edge) => edge.parameter)]),
        )
        const spots = spotsIn(files).filter(({ path, name }) => path !== 'helpers.ts' && names.has(name))
        for (let left = 8; left > 0 && spots.length > 0; left--) {
          const spot = random.pick(spots as [(typeof spots)[number]])
          const faults = renameFaults(request, spot, renameAt(request, spot, 'renamed'), 'renamed')
          expect({ spot, faults }).toEqual({ spot, faults: [] })
        }
      }),
      { numRuns: 3, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
    ),
  )
})

describe('F2 says why a name cannot be another', () => {
  test.each([
    [
      'a step’s parameter that takes a node by its name',
      'const _add = (v: number, b|>y: number) => v + by\nexport const f = decorate(pipeOutput(step(_add, {})), (a: number) => a)',
      'The name of the parameter "by" of "_add" says what feeds it there. Rename what feeds it, or bind the parameter in the modifier first.',
    ],
    [
      'a word of a modifier',
      "export const a = () => 1\nexport const f = decorate(tag({ owner: '|>a' }), () => 1)",
      '"a" is a word of tag(...), and no name of its own.',
    ],
    [
      'a nested helper',
      'const in|>ner = (x: number) => x\nexport const f = decorate(subdag(inner, {}), (inner: number) => inner)',
      'The node "f.inner" is called after "inner", and "f" takes it so. Give what takes it another way to it first: source(...) in a modifier.',
    ],
    [
      'a field that is a node',
      "export const f = decorate(extractFields('low'), () => ({ lo|>w: 1 }))",
      'extractFields(...) makes a node of the field "low" of what "f" gives, called after it. Change it in the code, in the modifier, and wherever the node is taken.',
    ],
  ])('%s', (_, marked, reason) => {
    const offset = AUTHOR.length + marked.indexOf('|>')
    const files = filesOf(AUTHOR + marked.replace('|>', ''))
    const spot = { path: 'main.ts', offset, name: '' }
    expect(renameAt({ files, modules: ['main.ts'], config: {} }, spot, 'renamed')).toEqual({ reason })
  })
})
