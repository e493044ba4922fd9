import { assert as check, integer, nat, property, record, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../model/event.ts'
import { findNode, type GraphNode } from '../model/graph.ts'
import { makeProblem } from '../model/problem.ts'
import { analyzed } from '../testing/analyzed.ts'
import type { Behaviour } from './behaviour.ts'
import { isCaught } from './behaviours/graceful.ts'
import { waitOf } from './behaviours/slowDown.ts'
import { NodeFailure, problemOfThrown } from './errors.ts'
import { createInterceptors } from './interceptors.ts'
import { allServices, type HookCall, type RunServices } from './services.ts'

const { graph } = analyzed('export function f(a: number, constructor: string): number { return a }')

const f: GraphNode = findNode(graph, 'f') ?? expect.unreachable()
const RUN = { node: f, values: [1, 'x'] }

const HOOKS: Behaviour = { kind: 'hooks', moments: ['preNodeExecute', 'postNodeExecute'], nodes: null }
const SLOW: Behaviour = { kind: 'slowDown', mean: 1, spread: 0, seed: 1 }
const TYPES: Behaviour = { kind: 'typeChecker', inputs: true, outputs: true }
const GRACEFUL: Behaviour = { kind: 'graceful', errors: null, sentinel: null }

function setUp(behaviours: readonly Behaviour[], callHook: RunServices['callHook'] = () => {}) {
  const calls: HookCall[] = []
  const events: RunEvent[] = []
  const services: RunServices = {
    ...allServices(),
    callHook(call) {
      calls.push(call)
      return callHook(call)
    },
  }
  const intercept = createInterceptors(behaviours, {
    types: graph.types,
    services,
    emit: (event) => events.push(event),
    now: () => 5,
    problemOf: (error, node) => problemOfThrown(error, node, []),
  })
  return { intercept: intercept ?? expect.unreachable(), calls, events }
}

test('there is no interceptor where there is nothing to do', () => {
  const options = {
    types: [],
    services: allServices(),
    emit: () => {},
    now: () => 0,
    problemOf: () => expect.unreachable(),
  }
  expect(createInterceptors([], options)).toBeNull()
  expect(createInterceptors([GRACEFUL], options)).toBeNull()
  expect(createInterceptors([{ ...HOOKS, moments: ['preTaskExecute'] }], options)).toBeNull()
})

describe('hooks', () => {
  test('get the values by parameter, whatever its name, and what became of them', () => {
    const { intercept, calls } = setUp([HOOKS])
    expect(intercept(RUN, () => 7)).toBe(7)
    const kwargs = Object.assign(Object.create(null), { a: 1, constructor: 'x' })
    expect(calls).toEqual([
      { moment: 'preNodeExecute', node: 'f', time: 5, kwargs },
      { moment: 'postNodeExecute', node: 'f', time: 5, kwargs, result: 7 },
    ])
    expect(Object.getPrototypeOf(calls[0] && 'kwargs' in calls[0] && calls[0].kwargs)).toBeNull()
  })

  test('are awaited before and after, where they give a promise', async () => {
    const log: string[] = []
    const { intercept } = setUp([HOOKS], async ({ moment }) => {
      await Promise.resolve()
      log.push(moment)
    })
    expect(await intercept(RUN, () => log.push('runs'))).toBe(2)
    expect(log).toEqual(['preNodeExecute', 'runs', 'postNodeExecute'])
  })

  test('are told a failure, at once or late, which stays what it is', async () => {
    for (const next of [
      () => Promise.reject(new RangeError('far')),
      (): never => {
        throw new RangeError('far')
      },
    ]) {
      const { intercept, calls } = setUp([HOOKS])
      await expect(async () => intercept(RUN, next)).rejects.toBeInstanceOf(RangeError)
      expect(calls[1]).toMatchObject({ moment: 'postNodeExecute', problem: { message: '"f" failed: RangeError: far' } })
    }
  })

  test('that fail before a node keep it from running, and it is not told to have ended', () => {
    const { intercept, calls } = setUp([HOOKS], () => {
      throw new Error('no')
    })
    expect(() => intercept(RUN, () => expect.unreachable())).toThrow('no')
    expect(calls).toHaveLength(1)
  })

  test('that fail after a failed node are a warning beside its failure', async () => {
    for (const wait of [false, true]) {
      const { intercept, events } = setUp([HOOKS], ({ moment }) => {
        if (moment === 'preNodeExecute') return
        if (wait) return Promise.reject(new Error('hook'))
        throw new Error('hook')
      })
      const run = async () =>
        intercept(RUN, () => {
          throw new Error('node')
        })
      await expect(run).rejects.toThrow('node')
      expect(events).toMatchObject([{ kind: 'nodeWarned', node: 'f', problem: { severity: 'warning' } }])
    }
  })

  test('of other nodes are not called', () => {
    const { intercept, calls } = setUp([{ ...HOOKS, nodes: ['g'] }])
    expect(intercept(RUN, () => 7)).toBe(7)
    expect(calls).toEqual([])
  })

  test('do not see the steps that a plan makes', () => {
    const { intercept, calls } = setUp([HOOKS, TYPES])
    expect(intercept({ ...RUN, node: { ...f, call: { kind: 'gather', node: 'f' } } }, () => 'any')).toBe('any')
    expect(calls).toEqual([])
  })
})

test('hooks stand outside of the type checker, and within the wait', async () => {
  const log: unknown[] = []
  const { intercept, calls } = setUp([TYPES, HOOKS, SLOW], ({ moment }) => void log.push(moment))
  const ran = intercept(RUN, () => 'text')
  expect(log).toEqual([])
  await expect(ran).rejects.toThrow('"f" gave what its type does not declare: f: expected number, got "text".')
  expect(log).toEqual(['preNodeExecute', 'postNodeExecute'])
  expect(calls[1]).toMatchObject({ problem: { code: 'DW-RUN-025' } })
})

describe('the type checker', () => {
  test('tells every input that does not fit, and does not run the node', () => {
    const { intercept } = setUp([TYPES])
    expect(() => intercept({ node: f, values: ['x', null] }, () => expect.unreachable())).toThrow(
      '"f" was given what its parameters do not declare: a: expected number, got "x"; constructor: expected string, got null.',
    )
  })

  test('lets be what an adapter took although the compiler refused it, and what may be left out', () => {
    const { intercept } = setUp([TYPES])
    const [first, second] = f.dependencies
    const node =
      first && second
        ? {
            ...f,
            dependencies: [
              { ...first, mismatch: true },
              { ...second, optional: true },
            ],
          }
        : f
    expect(intercept({ node, values: ['x', undefined] }, () => 7)).toBe(7)
    expect(() => intercept({ node, values: ['x', null] }, () => 7)).toThrow('constructor: expected string, got null')
  })

  test('takes the sentinels of items that failed for items, where failures are caught', () => {
    const program = analyzed(
      `import type { Parallelizable, Collect } from 'dagwright'
       export function* k(n: number): Parallelizable<number> { yield n }
       export function item(k: number): number { return k }
       export function all(item: Collect<number>): number { return 1 }`,
    )
    const all = findNode(program.graph, 'all') ?? expect.unreachable()
    const options = { services: allServices(), emit: () => {}, now: () => 0, problemOf: () => expect.unreachable() }
    const intercept = (behaviours: readonly Behaviour[], values: readonly unknown[]) =>
      createInterceptors(behaviours, { ...options, types: program.graph.types })?.({ node: all, values }, () => 1)
    expect(() => intercept([TYPES], [[1, null]])).toThrow('item[1]: expected number, got null')
    expect(intercept([TYPES, GRACEFUL], [[1, null]])).toBe(1)
    expect(() => intercept([TYPES, GRACEFUL], [[1, null, 'x']])).toThrow('item[2]: expected number, got "x"')
    const sentinel = { failed: true }
    expect(intercept([TYPES, { ...GRACEFUL, sentinel }], [[structuredClone(sentinel), 1]])).toBe(1)
  })
})

test('the same seed gives the same waits, within the spread', () => {
  const behaviours = record({ mean: nat(1000), spread: nat(500), seed: integer() })
  check(
    property(behaviours, string(), nat(9), (parts, node, time) => {
      const wait = waitOf({ kind: 'slowDown', ...parts }, node, time)
      expect(wait).toBe(waitOf({ kind: 'slowDown', ...parts }, node, time))
      expect(wait).toBeGreaterThanOrEqual(Math.max(0, parts.mean - parts.spread))
      expect(wait).toBeLessThanOrEqual(parts.mean + parts.spread)
    }),
  )
  const waits = Array.from({ length: 200 }, (_, at) =>
    waitOf({ kind: 'slowDown', mean: 100, spread: 100, seed: 1 }, 'n', at),
  )
  expect(Math.min(...waits)).toBeLessThan(20)
  expect(Math.max(...waits)).toBeGreaterThan(180)
})

describe('a sentinel stands for', () => {
  class Special extends RangeError {}
  const problem = makeProblem('DW-RUN-001', 'run', { message: '' })
  const caught = (errors: readonly string[] | null, error: unknown) =>
    isCaught({ kind: 'graceful', errors, sentinel: null }, error)

  test('every failure where no classes are named', () => {
    for (const error of [new Special(), 'text', null, Object.create(null), new NodeFailure(problem)]) {
      expect(caught(null, error)).toBe(true)
    }
  })

  test('errors of the classes named, and of those that extend them', () => {
    expect(caught(['RangeError'], new Special())).toBe(true)
    expect(caught(['Special'], new Special())).toBe(true)
    expect(caught(['Error'], new Special())).toBe(true)
    expect(caught(['TypeError'], new Special())).toBe(false)
    expect(caught(['Special'], new RangeError())).toBe(false)
    expect(caught(['Renamed'], Object.assign(new Error(), { name: 'Renamed' }))).toBe(true)
    expect(caught(['Error'], 'text')).toBe(false)
    expect(caught([], new Error())).toBe(false)
  })

  test('what was thrown, where that is wrapped', () => {
    expect(caught(['Special'], new NodeFailure(problem, { cause: new Special() }))).toBe(true)
    expect(caught(['TypeError'], new NodeFailure(problem, { cause: new Special() }))).toBe(false)
  })

  test('no hook that failed', () => {
    expect(caught(null, new NodeFailure(makeProblem('DW-LIFE-004', 'run', { message: '' })))).toBe(false)
  })
})
