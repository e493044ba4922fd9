import type { Argument, GraphNode } from '../../model/graph.ts'
import type { FunctionInfo, ModifierSpec, ParameterInfo } from '../../model/module.ts'
import { didYouMean, listNames } from '../../model/names.ts'
import type { TypeId } from '../../model/type.ts'
import { refuseForm } from '../misuse.ts'
import type { Modifier, ModifierContext } from '../modifier.ts'

/** Where it stands, and at what. */
interface Site {
  readonly spec: ModifierSpec
  readonly context: ModifierContext
}

/** `does(fn)`: another function gives the value, from the same parameters by name. */
export const does: Modifier = {
  name: 'does',
  lifecycle: 'creator',
  apply(nodes, spec, context) {
    const [target, ...more] = spec.args
    if (target?.kind !== 'function' || more.length) {
      refuseForm(spec, 'does(fn)', context, [more.length && target?.kind === 'function' ? 1 : 0])
      return nodes
    }
    const { info, ref } = context.functionOf(target)
    const site = { spec, context }
    checkBody(site)
    if (!checkParameters(info, site)) return nodes
    const type = checkReturned(info, site)
    const args = info.parameters.map((parameter) => argumentFor(parameter, context.fn.parameters))
    return nodes.map((node): GraphNode => ({ ...node, type, call: { kind: 'function', ...ref }, args }))
  },
}

/** By name. A default is passed, because it stands at the function that is replaced. */
function argumentFor({ name }: ParameterInfo, parameters: readonly ParameterInfo[]): Argument {
  const at = parameters.findIndex((one) => one.name === name)
  const otherwise = parameters[at]?.defaultValue
  if (at < 0) return { kind: 'literal', value: undefined }
  return { kind: 'dependency', at, ...(otherwise ? { otherwise } : {}) }
}

/** What stands there would never run. */
function checkBody({ spec, context: { fn, complain } }: Site): void {
  if (fn.throws) return
  complain('DW-LINK-031', {
    message: `The body of "${fn.name}" never runs: ${spec.text} takes its place.`,
    hint: `Make it a single throw: { throw new Error('replaced') }.`,
  })
}

function checkParameters(info: FunctionInfo, { spec, context }: Site): boolean {
  const { fn, oracle, complain } = context
  const own = new Map(fn.parameters.map((parameter) => [parameter.name, parameter]))
  const wanted = new Map(info.parameters.map((parameter) => [parameter.name, parameter]))
  const name = info.name || 'the function'
  const missing = info.parameters.filter((one) => !own.has(one.name) && !one.optional)
  const extra = fn.parameters.filter((one) => !wanted.has(one.name))
  for (const one of missing) {
    complain('DW-LINK-032', {
      message: `${spec.name} at "${fn.name}": ${name} needs "${one.name}", which "${fn.name}" does not take.`,
      hint: didYouMean(
        one.name,
        extra.map((other) => other.name),
        `Add it to the parameters of ${fn.name}.`,
      ),
      part: { path: [0] },
    })
  }
  for (const one of extra) {
    complain('DW-LINK-032', {
      message: `${spec.name} at "${fn.name}": "${one.name}" has no place in ${name}, which takes ${listNames([...wanted.keys()]) || 'nothing'}.`,
      hint: didYouMean(
        one.name,
        missing.map((other) => other.name),
        `Take it out of the parameters of ${fn.name}.`,
      ),
      where: one.where,
    })
  }
  for (const { name: parameter, type, optional } of info.parameters) {
    const given = own.get(parameter)
    if (!given) continue
    const mayLack = given.optional && !given.defaultValue && !optional
    if (!mayLack && oracle.isAssignable(given.type, type, optional || given.optional)) continue
    complain('DW-LINK-033', {
      message: `${spec.name} at "${fn.name}": ${name} needs ${parameter}: ${oracle.info(type).text}, but "${fn.name}" takes ${oracle.info(given.type).text}${mayLack ? ' or nothing' : ''}.`,
      hint: mayLack ? 'Give the parameter a literal default, or make it required.' : 'Give both parameters one type.',
      where: given.where,
    })
  }
  return missing.length + extra.length === 0
}

/** The type of the node. A body that only throws has none unless one is declared. */
function checkReturned(info: FunctionInfo, { spec, context: { fn, oracle, complain } }: Site): TypeId {
  const [given, declared] = [oracle.awaited(info.returns), oracle.awaited(fn.returns)]
  const { shape, text } = oracle.info(declared)
  if (shape.kind === 'never') return given
  if (oracle.isAssignable(given, declared)) return declared
  complain('DW-LINK-033', {
    message: `${spec.name} at "${fn.name}": ${info.name || 'the function'} gives ${oracle.info(given).text}, but "${fn.name}" gives ${text}.`,
    hint: 'Declare one return type for both.',
    part: { path: [0] },
  })
  return declared
}
