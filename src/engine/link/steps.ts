import type { Argument, Dependency, GraphNode } from '../model/graph.ts'
import type { ModifierSpec, ParameterInfo, StaticCall, StaticFunction, StaticValue } from '../model/module.ts'
import { didYouMean } from '../model/names.ts'
import { CONDITIONS, isMet } from './conditions.ts'
import { fitsLiteral } from './literals.ts'
import type { LinkedFunction, ModifierContext } from './modifier.ts'
import { edgeTo, freeName, makeNode } from './nodes.ts'
import { entriesOf, jsonRecordOf, literalOf, spellStatic, textOf } from './staticValues.ts'

/** A function that stands in a pipe: its first parameter takes what comes, the others are bound. */
interface Step {
  readonly call: StaticCall
  readonly fn: LinkedFunction
  /** `.named(...)`; null where it is called after its function. */
  readonly name: string | null
  readonly bindings: ReadonlyMap<string, StaticValue>
}

/** Where a pipe begins, and how its nodes are called. */
interface Pipe {
  readonly start: string
  readonly prefix: string
  readonly taken: ReadonlySet<string>
}

const METHODS = ['named', ...CONDITIONS]

/** The steps among a modifier's arguments that apply under the config. Misuse is told, and such steps are left out. */
export function readSteps(spec: ModifierSpec, context: ModifierContext): readonly Step[] {
  if (spec.args.length === 0) {
    context.complain('DW-LINK-047', {
      message: `${spec.name} at "${context.fn.name}" has no step.`,
      hint: 'Write step(fn) for each.',
    })
  }
  return spec.args.flatMap((argument) => readStep(argument, spec, context) ?? [])
}

/** The nodes of the steps, each on the one before; `last` is where the pipe ends, its start where it has no step. */
export function makePipe(
  steps: readonly Step[],
  { start, prefix, taken }: Pipe,
  context: ModifierContext,
): { readonly nodes: readonly GraphNode[]; readonly last: string } {
  const names = new Set(taken)
  const counts = new Map<string, number>()
  const nodes: GraphNode[] = []
  let last = start
  for (const step of steps) {
    const base = step.fn.info.name.replace(/^_/, '') || 'step'
    const count = counts.get(base) ?? 0
    counts.set(base, count + 1)
    const usual = count ? `${prefix}.with_${base}_${count}` : `${prefix}.with_${base}`
    const name = step.name === null ? freeName(usual, names) : `${prefix}.${step.name}`
    names.add(name)
    nodes.push(stepNode(name, last, step, context))
    last = name
  }
  return { nodes, last }
}

function readStep(argument: StaticValue, spec: ModifierSpec, context: ModifierContext): Step | null {
  const [target, given, ...more] = argument.kind === 'call' && argument.name === 'step' ? argument.args : []
  if (argument.kind !== 'call' || target?.kind !== 'function' || more.length) {
    context.complain('DW-LINK-047', {
      message: `${spec.name} at "${context.fn.name}" takes steps, not ${spellStatic(argument)}.`,
      hint: 'Write step(fn, { parameter: source("node") }).',
      ...(argument.kind === 'call' ? { where: argument.where } : {}),
    })
    return null
  }
  const step = readChain(argument, target, context)
  const bindings = given ? entriesOf(given) : []
  if (!step || !bindings) {
    if (step)
      refuse(
        argument,
        `has ${given ? spellStatic(given) : 'nothing'} for its parameters`,
        'Write { parameter: source("node") }.',
        context,
      )
    return null
  }
  const fn = context.functionOf(target)
  return checkParameters(argument, fn, bindings, context) && step.applies
    ? { call: argument, fn, name: step.name, bindings: new Map(bindings) }
    : null
}

/** `.named(...)` and conditions, all of which must hold. */
function readChain(
  call: StaticCall,
  fn: StaticFunction,
  context: ModifierContext,
): { readonly name: string | null; readonly applies: boolean } | null {
  let name: string | null = null
  let applies = true
  for (const { name: method, args } of call.chain) {
    const text = textOf(args[0])
    const keys = jsonRecordOf(args[0])
    if (method === 'named' && text) name = text
    else if (CONDITIONS.includes(method) && keys) applies &&= isMet(method, keys, context.config)
    else {
      const known = METHODS.includes(method)
      refuse(
        call,
        known ? `has a .${method}(...) without what it takes` : `has no .${method}(...)`,
        known
          ? `Write .${method}(${method === 'named' ? '"name"' : '{ key: value }'}).`
          : didYouMean(method, METHODS, `It has ${METHODS.map((one) => `.${one}`).join(', ')}.`),
        context,
        fn.name,
      )
      return null
    }
  }
  return { name, applies }
}

function checkParameters(
  call: StaticCall,
  { info }: LinkedFunction,
  bindings: readonly (readonly [string, StaticValue])[],
  context: ModifierContext,
): boolean {
  const [first, ...others] = info.parameters.map((parameter) => parameter.name)
  if (first === undefined) {
    refuse(
      call,
      'has no parameter for what comes through the pipe',
      'Give the function a parameter.',
      context,
      info.name,
    )
    return false
  }
  let fits = true
  for (const [key, value] of bindings) {
    const parameter = info.parameters.find((one) => one.name === key)
    const literal = literalOf(value)
    if (!parameter || key === first) {
      const what = key === first ? `takes what comes through the pipe as "${key}"` : `has no parameter "${key}"`
      refuse(
        call,
        what,
        didYouMean(key, others, others.length ? `It has ${others.join(', ')}.` : 'Take it out.'),
        context,
        info.name,
      )
      fits = false
    } else if (literal ? !fitsLiteral(literal.value, parameter.type, context.oracle) : value.kind !== 'source') {
      const type = context.oracle.info(parameter.type).text
      refuse(
        call,
        `cannot take ${spellStatic(value)} for ${key}: ${type}`,
        'Give source("node"), or a literal of that type.',
        context,
        info.name,
      )
      fits = false
    }
  }
  return fits
}

function refuse(call: StaticCall, what: string, hint: string, context: ModifierContext, name?: string): void {
  const [fn] = call.args
  const step = name ?? (fn ? spellStatic(fn) : '')
  context.complain('DW-LINK-048', {
    message: `The step ${step || 'without a name'} at "${context.fn.name}" ${what}.`,
    hint,
    where: call.where,
  })
}

function stepNode(name: string, previous: string, { call, fn, bindings }: Step, context: ModifierContext): GraphNode {
  const { info, ref } = fn
  const dependencies: Dependency[] = []
  const args = info.parameters.map((parameter, at): Argument => {
    const binding = bindings.get(parameter.name)
    const literal = binding && literalOf(binding)
    if (literal) return { kind: 'literal', value: literal.value }
    const bound = at === 0 ? previous : binding?.kind === 'source' ? binding.node : null
    dependencies.push(parameterEdge(parameter, bound ?? parameter.name, bound === null ? parameter.where : call.where))
    return { kind: 'dependency', at: dependencies.length - 1 }
  })
  return makeNode(context, {
    name,
    type: context.oracle.awaited(info.returns),
    dependencies,
    call: { kind: 'function', ...ref },
    ...(args.some((one) => one.kind === 'literal') ? { args } : {}),
    doc: info.doc,
    module: info.module,
    where: info.where,
    extent: info.extent,
  })
}

function parameterEdge(parameter: ParameterInfo, node: string, where: Dependency['where']): Dependency {
  return edgeTo(node, parameter.type, { parameter: parameter.name, optional: parameter.optional, where })
}
