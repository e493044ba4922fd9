import { describe, expect, test } from 'vitest'
import { runsPlainly, SimpleGraphAdapter } from '../adapters/SimpleGraphAdapter.ts'
import type { RunEvent } from '../model/event.ts'
import { findNode, type GraphNode } from '../model/graph.ts'
import type { Problem } from '../model/problem.ts'
import { TableResult } from '../results/TableResult.ts'
import { analyzed } from '../testing/analyzed.ts'
import { composeAdapters } from './compose.ts'
import type { Adapter, LifecycleAdapter, NodeStarting } from './LifecycleAdapter.ts'

const { graph } = analyzed(
  'export function a(x: number): number { return x }\nexport function b(a: number): number { return a }',
)

function node(name: string): GraphNode {
  return findNode(graph, name) ?? expect.unreachable()
}

function moment(name: string): NodeStarting {
  return { node: node(name), kwargs: {}, time: 0 }
}

function messages(...adapters: readonly Adapter[]): string[] {
  return composeAdapters(adapters).problems.map((problem) => problem.message)
}

describe('methods replace', () => {
  class Lazy implements LifecycleAdapter {
    executeNode() {
      return null
    }
    buildResult() {
      return 'lazily'
    }
  }

  test('two adapters that have the same ones are a problem that names both', () => {
    expect(messages(new SimpleGraphAdapter(), new Lazy())).toEqual([
      'SimpleGraphAdapter and Lazy both have executeNode, buildResult: of each there can be one.',
    ])
  })

  test('a result builder has a method too', () => {
    expect(messages(new TableResult(), new Lazy())).toEqual([
      'TableResult and Lazy both have buildResult: of each there can be one.',
    ])
  })

  test('of three that clash, each later one is told', () => {
    expect(messages(new TableResult(), new TableResult(), { buildResult: () => 1 })).toEqual([
      'TableResult and TableResult both have buildResult: of each there can be one.',
      'TableResult and adapter 3 both have buildResult: of each there can be one.',
    ])
  })

  test('an adapter that has all of them is used as it is', () => {
    const simple = new SimpleGraphAdapter()
    expect(composeAdapters([{ preNodeExecute() {} }, simple]).adapter).toBe(simple)
  })

  test('of those that have some, each is asked for its own, and the rest is done here', () => {
    const loose: LifecycleAdapter = { checkInputType: () => true }
    const { adapter, problems } = composeAdapters([new Lazy(), loose])
    const type = { text: 'number', shape: { kind: 'any' }, types: [] } as const
    expect(problems).toEqual([])
    expect(adapter.buildResult(new Map())).toBe('lazily')
    expect(adapter.checkInputType(type, 1)).toBe(true)
    expect(adapter.checkNodeTypeEquivalence(type, type)).toBe(false)
  })

  test('where nobody runs nodes, they run plainly', () => {
    expect(runsPlainly(composeAdapters([]).adapter)).toBe(true)
    expect(runsPlainly(composeAdapters([new TableResult(), { onEvent() {} }]).adapter)).toBe(true)
    expect(runsPlainly(composeAdapters([new Lazy()]).adapter)).toBe(false)
  })

  test('who has executeNode prepares runs, if it can', () => {
    const { adapter } = composeAdapters([{ executeNode: () => 1, prepareRun: () => {} }, new TableResult()])
    expect('prepareRun' in adapter).toBe(true)
    expect('prepareRun' in composeAdapters([{ executeNode: () => 1 }]).adapter).toBe(false)
  })
})

describe('hooks stack', () => {
  test('they are called in the order of their adapters, each when the one before has ended', async () => {
    const log: string[] = []
    const slow = { preNodeExecute: () => Promise.resolve().then(() => void log.push('slow')) }
    const quick = { preNodeExecute: () => void log.push('quick') }
    const { hooks } = composeAdapters([quick, slow, quick])
    await hooks.call('preNodeExecute', moment('a'))
    expect(log).toEqual(['quick', 'slow', 'quick'])
  })

  test('where all are synchronous there is no promise', () => {
    const { hooks } = composeAdapters([{ preNodeExecute() {} }])
    expect(hooks.call('preNodeExecute', moment('a'))).toBeUndefined()
  })

  test('`this` is the adapter', () => {
    class Counter {
      count = 0
      preNodeExecute(): void {
        this.count++
      }
    }
    const counter = new Counter()
    composeAdapters([counter]).hooks.call('preNodeExecute', moment('a'))
    expect(counter.count).toBe(1)
  })

  test('an adapter with `nodes` is called for these alone', () => {
    const log: string[] = []
    const note = ({ node }: NodeStarting) => void log.push(node.name)
    const { hooks, behaviours } = composeAdapters([{ nodes: ['b'], preNodeExecute: note, postNodeExecute: note }])
    for (const name of ['a', 'b']) hooks.call('preNodeExecute', moment(name))
    expect(log).toEqual(['b'])
    expect(behaviours).toEqual([{ kind: 'hooks', moments: ['preNodeExecute', 'postNodeExecute'], nodes: ['b'] }])
  })

  test('runners call out for no more nodes and moments than there are hooks for', () => {
    const some = { nodes: ['a'], preNodeExecute() {} }
    const listening = { onEvent() {}, preGraphExecute() {} }
    expect(composeAdapters([listening]).behaviours).toEqual([])
    expect(composeAdapters([some, { ...some, nodes: ['b', 'a'] }, listening]).behaviours).toEqual([
      { kind: 'hooks', moments: ['preNodeExecute'], nodes: ['a', 'b'] },
    ])
    expect(composeAdapters([some, { postNodeExecute() {} }]).behaviours).toEqual([
      { kind: 'hooks', moments: ['preNodeExecute', 'postNodeExecute'], nodes: null },
    ])
  })

  test('what a runner asks for is a call of the hook; a step of a plan is no node', () => {
    const log: unknown[] = []
    const { hooks } = composeAdapters([
      {
        postNodeExecute: ({ node, success, result, problem }) => void log.push([node.name, success, result, problem]),
        postTaskExecute: ({ task, success }) => void log.push([task.nodes, success]),
      },
    ])
    const call = { moment: 'postNodeExecute', kwargs: {}, time: 1 } as const
    hooks.answer({ ...call, node: 'a', result: 7 }, graph)
    hooks.answer({ ...call, node: 'items of a', result: 7 }, graph)
    hooks.answer({ moment: 'postTaskExecute', task: { id: 1, nodes: ['a', 'b'], worker: 2 }, time: 3 }, graph)
    expect(log).toEqual([
      ['a', true, 7, null],
      [['a', 'b'], true],
    ])
  })
})

describe('a hook that fails', () => {
  class Broken {
    preNodeExecute(): void {
      throw new RangeError('too far')
    }
    async postNodeExecute(): Promise<void> {
      throw 'text'
    }
    preGraphExecute(): void {
      throw new Error('no graph')
    }
  }
  const { hooks } = composeAdapters([new Broken(), { preNodeExecute: () => expect.unreachable() }])

  test('names the adapter, the hook and the node; those after it are not called', () => {
    expect(() => hooks.call('preNodeExecute', moment('b'))).toThrow(
      'Broken.preNodeExecute failed at "b": RangeError: too far',
    )
  })

  test('may reject, with anything', async () => {
    const ended = { ...moment('a'), success: true, result: 1, problem: null }
    await expect(hooks.call('postNodeExecute', ended)).rejects.toMatchObject({
      name: 'NodeFailure',
      problem: {
        code: 'DW-LIFE-004',
        nodes: ['a'],
        where: node('a').where,
        message: 'Broken.postNodeExecute failed at "a": it threw "text"',
      },
    })
  })

  test('of a run fails the run', () => {
    const starting = { run: 1, outputs: [], plan: [], inputs: {}, overrides: {}, emit: () => {} }
    expect(() => hooks.call('preGraphExecute', starting)).toThrow('Broken.preGraphExecute failed: Error: no graph')
  })
})

describe('listeners', () => {
  const event: RunEvent = { kind: 'nodeStarted', node: 'a', time: 0, worker: 0 }

  test('there is none where nobody listens', () => {
    expect(composeAdapters([{ preNodeExecute() {} }]).hooks.createListener(() => {})).toBeNull()
  })

  test('one that throws is told no more in this run; the others are', () => {
    const warnings: Problem[] = []
    let heard = 0
    class Deaf {
      onEvent(): void {
        throw new Error('what?')
      }
    }
    const { hooks } = composeAdapters([new Deaf(), { onEvent: () => void heard++ }])
    const listen = hooks.createListener((problem) => warnings.push(problem))
    listen?.(event)
    listen?.(event)
    expect(heard).toBe(2)
    expect(warnings.map(({ message, severity }) => [message, severity])).toEqual([
      ['Deaf.onEvent failed, and heard no more of this run: Error: what?', 'warning'],
    ])
    hooks.createListener((problem) => warnings.push(problem))?.(event)
    expect(warnings).toHaveLength(2)
  })
})

describe('validators collect', () => {
  test('all that all of them refuse is told together', () => {
    class Naming implements LifecycleAdapter {
      validateNode({ name, kind }: GraphNode): string | null {
        return kind === 'function' ? `${name} is too short` : null
      }
      validateGraph(): string | null {
        return 'too small'
      }
    }
    const throwing = {
      validateNode({ name }: GraphNode): null {
        if (name === 'x') throw new TypeError('x is odd')
        return null
      },
    }
    const problems = composeAdapters([new Naming(), throwing]).checkGraph(graph)
    expect(problems.map(({ code, message, nodes }) => [code, message, nodes])).toEqual([
      ['DW-LIFE-002', 'Naming refuses the node "a": a is too short', ['a']],
      ['DW-LIFE-002', 'Naming refuses the node "b": b is too short', ['b']],
      ['DW-LIFE-003', 'Naming refuses the graph: too small', []],
      ['DW-LIFE-002', 'adapter 2 refuses the node "x": TypeError: x is odd', ['x']],
    ])
  })

  test('a name in `nodes` that the graph does not have is a warning', () => {
    const [problem] = composeAdapters([{ nodes: ['a', 'bb'], preNodeExecute() {} }]).checkGraph(graph)
    expect(problem).toMatchObject({
      message: 'adapter 1 names the node "bb", which the graph does not have.',
      hint: 'Did you mean b, a or x?',
      severity: 'warning',
    })
  })

  test('an adapter that would do nothing is a problem', () => {
    class Misspelt {
      preNodeExcute(): void {}
    }
    expect(
      composeAdapters([{}, Object.create(null), new Misspelt() as LifecycleAdapter]).problems.map((one) => [
        one.message,
        one.hint,
      ]),
    ).toEqual([
      [
        'adapter 1 has no hook, method or validator: it would do nothing.',
        'Give it one, such as preNodeExecute, or take it away.',
      ],
      [
        'adapter 2 has no hook, method or validator: it would do nothing.',
        'Give it one, such as preNodeExecute, or take it away.',
      ],
      [
        'Misspelt has no hook, method or validator: it would do nothing.',
        'Did you mean preNodeExecute or postNodeExecute?',
      ],
    ])
  })
})
