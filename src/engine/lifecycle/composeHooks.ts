import type { RunEvent } from '../model/event.ts'
import { findNode, type Graph, type GraphNode } from '../model/graph.ts'
import type { Problem } from '../model/problem.ts'
import { isPromise } from '../run/isPromise.ts'
import type { HookCall, NodeHookCall, TaskHookCall } from '../run/services.ts'
import { hookFailure, listenerProblem } from './hookFailure.ts'
import type { Awaitable, Hooks, Moment, Moments, NodeEnded, TaskEnded } from './LifecycleAdapter.ts'
import type { Named } from './named.ts'

/** The hooks of several adapters as one. */
export interface ComposedHooks {
  /** Whether anybody is called at that moment: where not, nothing needs to be made for it. */
  has(moment: Moment): boolean
  /**
   * Calls the hooks in the order in which their adapters were given, each when the one before has ended; gives no promise
   * where none does. The first that fails ends it: with a `NodeFailure` at moments of nodes and tasks, else a `GraphError`.
   */
  call<M extends Moment>(moment: M, payload: Moments[M]): Awaitable
  /** What `RunServices.callHook` does where the driver is. */
  answer(call: HookCall, graph: Graph): Awaitable
  /**
   * Tells a run's events to all who listen; null where nobody does. One that throws is told nothing more in that run, which
   * is warned.
   */
  createListener(warn: (problem: Problem) => void): ((event: RunEvent) => void) | null
}

type Listener<M extends Moment> = (payload: Moments[M]) => Awaitable

export function composeHooks(named: readonly Named[]): ComposedHooks {
  const listeners: { readonly [M in Moment]: readonly Listener<M>[] } = {
    postGraphConstruct: listenersAt('postGraphConstruct', named),
    preGraphExecute: listenersAt('preGraphExecute', named),
    postGraphExecute: listenersAt('postGraphExecute', named),
    preNodeExecute: listenersAt('preNodeExecute', named),
    postNodeExecute: listenersAt('postNodeExecute', named),
    postTaskGroup: listenersAt('postTaskGroup', named),
    postTaskExpand: listenersAt('postTaskExpand', named),
    preTaskSubmission: listenersAt('preTaskSubmission', named),
    preTaskExecute: listenersAt('preTaskExecute', named),
    postTaskExecute: listenersAt('postTaskExecute', named),
    postTaskReturn: listenersAt('postTaskReturn', named),
  }

  const call = <M extends Moment>(moment: M, payload: Moments[M]) => callInOrder(listeners[moment], payload, 0)

  function answer(asked: HookCall, graph: Graph): Awaitable {
    if ('task' in asked) {
      return asked.moment === 'preTaskExecute' ? call(asked.moment, asked) : call(asked.moment, taskEnded(asked))
    }
    const node = findNode(graph, asked.node)
    if (!node) return
    const { moment, kwargs, time } = asked
    return moment === 'preNodeExecute' ? call(moment, { node, kwargs, time }) : call(moment, nodeEnded(node, asked))
  }

  return {
    has: (moment) => listeners[moment].length > 0,
    call,
    answer,
    createListener: (warn) => createListener(named, warn),
  }
}

function nodeEnded(node: GraphNode, { kwargs, time, result, problem }: NodeHookCall): NodeEnded {
  return { node, kwargs, time, success: !problem, result, problem: problem ?? null }
}

function taskEnded({ task, time, problems = [] }: TaskHookCall): TaskEnded {
  return { task, time, success: problems.length === 0, problems }
}

function listenersAt<M extends Moment>(moment: M, named: readonly Named[]): readonly Listener<M>[] {
  const isOfNodes = moment === 'preNodeExecute' || moment === 'postNodeExecute'
  return named.flatMap(({ adapter, name }): Listener<M>[] => {
    const hooks: Hooks = adapter
    const hook = hooks[moment]
    if (!hook) return []
    const fail = (payload: Moments[M], error: unknown): never => {
      throw hookFailure(name, moment, payload, error)
    }
    const listen: Listener<M> = (payload) => {
      try {
        const waiting = hook.call(adapter, payload)
        return isPromise(waiting) ? waiting.catch((error: unknown) => fail(payload, error)) : undefined
      } catch (error) {
        return fail(payload, error)
      }
    }
    const only = isOfNodes && adapter.nodes ? new Set(adapter.nodes) : null
    return [only ? (payload) => (only.has(nodeNameOf(payload)) ? listen(payload) : undefined) : listen]
  })
}

function nodeNameOf(payload: Moments[Moment]): string {
  return 'node' in payload && typeof payload.node === 'object' ? payload.node.name : ''
}

function callInOrder<P>(listeners: readonly ((payload: P) => Awaitable)[], payload: P, from: number): Awaitable {
  for (let at = from; at < listeners.length; at++) {
    const waiting = listeners[at]?.(payload)
    if (waiting) return waiting.then(() => callInOrder(listeners, payload, at + 1))
  }
}

function createListener(named: readonly Named[], warn: (problem: Problem) => void): ((event: RunEvent) => void) | null {
  let listening = named.filter(({ adapter }) => adapter.onEvent)
  if (listening.length === 0) return null
  return (event) => {
    for (const one of listening) {
      try {
        one.adapter.onEvent?.(event)
      } catch (error) {
        listening = listening.filter((other) => other !== one)
        warn(listenerProblem(one.name, error))
      }
    }
  }
}
