import type { Behaviour } from '../behaviour.ts'
import type { Interceptor, InterceptorOptions, NodeRun } from '../interceptor.ts'
import { isPromise } from '../isPromise.ts'

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
  return (run, next) => {
    const node = run.node.name
    if (only && !only.has(node)) return next()
    const kwargs = kwargsOf(run)
    const rest = after ? () => runAndTell(run, kwargs, next, options) : next
    const waiting = before ? services.callHook({ moment: 'preNodeExecute', node, time: now(), kwargs }) : undefined
    return waiting ? waiting.then(rest) : rest()
  }
}

function kwargsOf({ node: { dependencies }, values }: NodeRun): Readonly<Record<string, unknown>> {
  const kwargs: Record<string, unknown> = Object.create(null)
  for (let at = 0; at < dependencies.length; at++) kwargs[dependencies[at]?.parameter ?? ''] = values[at]
  return kwargs
}

function runAndTell(
  { node }: NodeRun,
  kwargs: Readonly<Record<string, unknown>>,
  next: () => unknown,
  { services, emit, now, problemOf }: InterceptorOptions,
): unknown {
  const call = { moment: 'postNodeExecute', node: node.name, kwargs } as const

  function ran(result: unknown): unknown {
    const waiting = services.callHook({ ...call, time: now(), result })
    return waiting ? waiting.then(() => result) : result
  }

  function failed(error: unknown): unknown {
    const rethrow = () => {
      throw error
    }
    // The node's own failure stays the reason; that a hook failed as well is told beside it.
    const rethrowAndWarn = (hookError: unknown) => {
      const problem = problemOf(hookError, node)
      emit({ kind: 'nodeWarned', node: node.name, problem: { ...problem, severity: 'warning' } })
      throw error
    }
    let waiting: void | Promise<void>
    try {
      waiting = services.callHook({ ...call, time: now(), problem: problemOf(error, node) })
    } catch (hookError) {
      return rethrowAndWarn(hookError)
    }
    return waiting ? waiting.then(rethrow, rethrowAndWarn) : rethrow()
  }

  let value: unknown
  try {
    value = next()
  } catch (error) {
    return failed(error)
  }
  return isPromise(value) ? value.then(ran, failed) : ran(value)
}
