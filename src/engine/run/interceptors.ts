import { unreachable } from '../model/runState.ts'
import type { Behaviour } from './behaviour.ts'
import { interceptByHooks } from './behaviours/hooks.ts'
import { interceptBySlowDown } from './behaviours/slowDown.ts'
import { interceptByTypeChecker } from './behaviours/typeChecker.ts'
import type { Interceptor, InterceptorOptions } from './interceptor.ts'

/** Outermost first: hooks see a node wait for nothing but itself, and see what the type checker refused. */
const ORDER: readonly Behaviour['kind'][] = ['slowDown', 'hooks', 'typeChecker']

/** What stands around each node's run; null where nothing does, so that it costs nothing. */
export function createInterceptors(behaviours: readonly Behaviour[], options: InterceptorOptions): Interceptor | null {
  const chain = ORDER.flatMap((kind) => behaviours.filter((one) => one.kind === kind))
    .map((behaviour) => createInterceptor(behaviour, behaviours, options))
    .filter((one) => one !== null)
  const [outermost, ...others] = chain
  return outermost ? ofUserNodes(others.reduce(nest, outermost)) : null
}

function createInterceptor(
  behaviour: Behaviour,
  all: readonly Behaviour[],
  options: InterceptorOptions,
): Interceptor | null {
  switch (behaviour.kind) {
    case 'slowDown':
      return interceptBySlowDown(behaviour)
    case 'hooks':
      return interceptByHooks(behaviour, options)
    case 'typeChecker':
      return interceptByTypeChecker(
        behaviour,
        options.types,
        all.flatMap((one) => (one.kind === 'graceful' ? [one.sentinel] : [])),
      )
    // The run loop gives these their meaning.
    case 'graceful':
    case 'cache':
      return null
    default:
      return unreachable(behaviour)
  }
}

function nest(outer: Interceptor, inner: Interceptor): Interceptor {
  return (run, next) => outer(run, () => inner(run, next))
}

/** The nodes that a plan makes are none that a user knows; those within a block are run one by one. */
function ofUserNodes(interceptor: Interceptor): Interceptor {
  return (run, next) => {
    const { kind } = run.node.call
    return kind === 'block' || kind === 'gather' ? next() : interceptor(run, next)
  }
}
