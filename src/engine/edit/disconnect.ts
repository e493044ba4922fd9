import type { EditIntent } from '../model/edit.ts'
import { checkUnbound } from './bound.ts'
import type { EditContext, Planned } from './context.ts'
import { functionOf } from './functions.ts'
import { dropParameters, parameterOf } from './parameters.ts'
import { refuse } from './refusal.ts'

type Disconnect = EditIntent & { readonly kind: 'disconnect' }

/** Takes a parameter away. What the body makes of it is then a problem, at its place. */
export function disconnect(context: EditContext, { target, parameter }: Disconnect): Planned {
  const found = functionOf(context, target)
  if (!parameterOf(found, parameter)) {
    refuse('unknown', { message: `"${target}" has no parameter "${parameter}" (any more).`, nodes: [target] })
  }
  checkUnbound(context, found, parameter, true)
  dropParameters(context.changes, found, new Set([parameter]))
  return { title: `Disconnect ${parameter} from ${target}` }
}
