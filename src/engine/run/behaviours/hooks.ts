import type { GraphNode } from '../../model/graph.ts'
import type { Behaviour } from '../behaviour.ts'
import type { Interceptor, InterceptorOptions, NodeRun } from '../interceptor.ts'
import { isPromise } from '../isPromise.ts'

type Kwargs = Readonly<Record<string, unknown>>

/** Calls the hooks around nodes; gives no promise where neither a hook nor the node does. */
export function interceptByHooks(
  { moments, nodes }: Behaviour & { readonly kind: 'hooks' },
  options: InterceptorOptions,
): Interceptor | null {
  const before = moments.includes('preNodeExecute')
  const after = moments.includes('postNodeExecute')
  if (!before && !after) return null
  const { services, now } = options
  const only = nodes && new Set(nodes)
  const rest = (run: NodeRun, kwargs: Kwargs, next: () => unknown) =>
    after ? runAndTell(run.node, kwargs, next, options) : next()
  return (run, next) => {
    const node = run.node.name
    if (only && !only.has(node)) return next()
    const kwargs = kwargsOf(run)
    const waiting = before ? services.callHook({ moment: 'preNodeExecute', node, time: now(), kwargs }) : undefined
    return waiting ? waiting.then(() => rest(run, kwargs, next)) : rest(run, kwargs, next)
  }
}

function kwargsOf({ node: { dependencies }, values }: NodeRun): Kwargs {
  const kwargs: Record<string, unknown> = Object.create(null)
  for (let at = 0; at < dependencies.length; at++) kwargs[dependencies[at]?.parameter ?? ''] = values[at]
  return kwargs
}

/** No closure is made where nothing waits and nothing fails. */
function runAndTell(node: GraphNode, kwargs: Kwargs, next: () => unknown, options: InterceptorOptions): unknown {
  let value: unknown
  try {
    value = next()
  } catch (error) {
    return tellFailure(node, kwargs, error, options)
  }
  if (!isPromise(value)) return tellEnd(node, kwargs, value, options)
  return value.then(
    (settled) => tellEnd(node, kwargs, settled, options),
    (error: unknown) => tellFailure(node, kwargs, error, options),
  )
}

function tellEnd(node: GraphNode, kwargs: Kwargs, result: unknown, { services, now }: InterceptorOptions): unknown {
  const waiting = services.callHook({ moment: 'postNodeExecute', node: node.name, time: now(), kwargs, result })
  return waiting ? waiting.then(() => result) : result
}

function tellFailure(
  node: GraphNode,
  kwargs: Kwargs,
  error: unknown,
  { services, emit, now, problemOf }: InterceptorOptions,
): unknown {
  const rethrow = () => {
    throw error
  }
  // The node's own failure stays the reason; that a hook failed as well is told beside it.
  const rethrowAndWarn = (hookError: unknown) => {
    const problem = problemOf(hookError, node)
    emit({ kind: 'nodeWarned', node: node.name, problem: { ...problem, severity: 'warning' } })
    throw error
  }
  const problem = problemOf(error, node)
  let waiting: void | Promise<void>
  try {
    waiting = services.callHook({ moment: 'postNodeExecute', node: node.name, time: now(), kwargs, problem })
  } catch (hookError) {
    return rethrowAndWarn(hookError)
  }
  return waiting ? waiting.then(rethrow, rethrowAndWarn) : rethrow()
}
