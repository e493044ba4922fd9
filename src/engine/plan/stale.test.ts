import { array, assert, boolean, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { analyzeHere } from '../analyzeHere.ts'
import { bareNode, edgeTo, NO_TYPE } from '../model/bareNode.ts'
import type { InputSource } from '../model/request.ts'
import { type Basis, findStale } from './stale.ts'

const SIZE = 7
const INPUTS = ['x', 'y']

/** A program as the test thinks of it: nodes take nodes before them, and inputs. */
interface Draft {
  readonly versions: readonly string[]
  /** Of each node the positions of those that it takes; some of them inputs. */
  readonly takes: readonly (readonly string[])[]
  readonly inputs: Readonly<Record<string, InputSource>>
  readonly pinned: Readonly<Record<string, unknown>>
  readonly files: ReadonlyMap<string, object>
  /** How many of the nodes there are. */
  readonly size: number
}

const [FILE, OTHER_FILE] = [{}, {}]
const START: Draft = {
  versions: Array.from({ length: SIZE }, () => 'v1'),
  takes: [['x'], ['y'], ['f0'], ['f1', 'f2'], ['f2'], [], ['f3', 'f5']],
  inputs: { x: { kind: 'json', value: 1 }, y: { kind: 'file', file: 'y.csv', column: null } },
  pinned: {},
  files: new Map([
    ['y.csv', FILE],
    ['z.csv', FILE],
  ]),
  size: SIZE,
}

type Change = (draft: Draft, at: number, flag: boolean) => Draft
const name = (at: number) => `f${at}`

/** Each may change nothing, or take a change back. */
const CHANGES: Readonly<Record<string, Change>> = {
  code: (draft, at, flag) => ({ ...draft, versions: draft.versions.with(at, flag ? 'v1' : 'v2') }),
  wire: (draft, at, flag) => ({ ...draft, takes: draft.takes.with(at, at > 0 && flag ? [name(at - 1), 'x'] : ['y']) }),
  input: (draft, at) => ({ ...draft, inputs: { ...draft.inputs, x: { kind: 'json', value: at % 2 } } }),
  file: (draft, at, flag) => ({
    ...draft,
    files: new Map(draft.files).set(at % 2 ? 'y.csv' : 'z.csv', flag ? FILE : OTHER_FILE),
  }),
  pin: (draft, at, flag) => ({ ...draft, pinned: { ...draft.pinned, [name(at)]: flag } }),
  unpin: (draft, at) => {
    const { [name(at)]: _, ...pinned } = draft.pinned
    return { ...draft, pinned }
  },
  shorten: (draft, at) => ({ ...draft, size: Math.max(1, at) }),
  grow: (draft) => ({ ...draft, size: SIZE }),
}

const changes = array(
  record({
    change: constantFrom(...Object.values(CHANGES)),
    at: integer({ min: 0, max: SIZE - 1 }),
    flag: boolean(),
  }),
  { maxLength: 4 },
)

function basisOf({ versions, takes, inputs, pinned, files, size }: Draft): Basis {
  const functions = takes.slice(0, size).map((from, at) =>
    bareNode(name(at), {
      dependencies: from.map((one) => edgeTo(one, NO_TYPE)),
      call: { kind: 'function', module: 'm.ts', exportName: name(at) },
    }),
  )
  const nodes = [...functions, ...INPUTS.map((one) => bareNode(one, { kind: 'input' }))]
  return {
    graph: { nodes, types: [], config: {}, problems: [] },
    versions: Object.fromEntries(functions.map((node, at) => [node.name, versions[at] ?? ''])),
    inputs,
    overrides: pinned,
    files,
  }
}

/** All that a value is made of, written out. */
function madeOf(draft: Draft, node: string): string {
  if (Object.hasOwn(draft.pinned, node)) return `${node} is ${draft.pinned[node]}`
  const source = draft.inputs[node]
  if (source?.kind === 'json') return `${node} = ${source.value}`
  if (source) return `${node} from ${draft.files.get(source.file) === FILE ? 'the file' : 'another file'}`
  const at = Number(node.slice(1))
  if (at >= draft.size) return `${node}: nothing`
  return `${node} ${draft.versions[at]}(${draft.takes[at]?.map((one) => madeOf(draft, one)).join(', ')})`
}

describe('findStale', () => {
  test('a node is stale just where something that its value is made of is another', () => {
    assert(
      property(changes, changes, (first, second) => {
        const apply = (from: Draft, list: typeof first) =>
          list.reduce((draft, { change, at, flag }) => change(draft, at, flag), from)
        const before = apply(START, first)
        const now = apply(before, second)
        const all = [...INPUTS, ...now.takes.slice(0, now.size).map((_, at) => name(at))]
        const isNew = (node: string) => !INPUTS.includes(node) && Number(node.slice(1)) >= before.size
        const expected = all.filter((node) => isNew(node) || madeOf(before, node) !== madeOf(now, node))
        expect([...findStale(basisOf(before), basisOf(now))].sort()).toEqual(expected.sort())
      }),
      { numRuns: 400 },
    )
  })

  const MODULE = `const half = (x: number) => x / 2
export function a(x: number): number { return half(x) }
export function b(x: number): number { return x + 1 }
export function c(a: number, b: number): number { return a + b }
`
  function staleAfter(text: string, parts: Partial<Basis> = {}): string[] {
    const read = (of: string): Basis => {
      const { graph, versions = {} } = analyzeHere({
        files: [{ path: 'm.ts', text: of }],
        modules: ['m.ts'],
        config: {},
        versions: true,
      })
      return { graph, versions, inputs: { x: { kind: 'json', value: 1 } }, overrides: {}, files: new Map() }
    }
    return [...findStale(read(MODULE), { ...read(text), ...parts })].sort()
  }

  it('is not moved by comments, formatting or types', () => {
    expect(staleAfter(`// a comment\n${MODULE.replace('{ return half(x) }', '{\n  return half( x )\n}')}`)).toEqual([])
  })

  it('follows a helper to the functions that call it, and to what they feed', () => {
    expect(staleAfter(MODULE.replace('x / 2', 'x / 3'))).toEqual(['a', 'c'])
  })

  it('takes what cannot be followed for changed', () => {
    expect(staleAfter(MODULE, { versions: {} })).toEqual(['a', 'b', 'c'])
  })

  it('has a node that was pinned meanwhile in it, and what that feeds', () => {
    const pinned = { overrides: { a: 3 } }
    expect(staleAfter(MODULE.replace('x / 2', 'x / 3'), pinned)).toEqual(['a', 'c'])
  })
})
