import type { CallPart } from '../model/callPart.ts'
import type { GraphNode } from '../model/graph.ts'
import type { ModifierSpec, ParameterInfo, StaticCall, StaticValue } from '../model/module.ts'
import { didYouMean } from '../model/names.ts'
import { type BindingEntries, type Bound, partsAt, readBindings } from './bindings.ts'
import { bindNode } from './bindNode.ts'
import { CONDITIONS, isMet } from './conditions.ts'
import type { LinkedFunction, ModifierContext } from './modifier.ts'
import { edgeTo, freeName, makeNode } from './nodes.ts'
import { entriesOf, jsonRecordOf, spellStatic, textOf } from './staticValues.ts'

/** A function that stands in a pipe: its first parameter takes what comes, the others are bound. */
export interface Step {
  readonly call: StaticCall
  readonly fn: LinkedFunction
  readonly first: ParameterInfo
  /** `.named(...)`; null where it is called after its function. */
  readonly name: string | null
  readonly bound: ReadonlyMap<string, Bound>
}

/** Where a pipe begins, and how its nodes are called. */
interface Pipe {
  readonly start: string
  readonly prefix: string
  readonly taken: ReadonlySet<string>
}

/** Whose arguments are read. */
interface Site {
  readonly spec: ModifierSpec
  readonly context: ModifierContext
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
  return spec.args.flatMap((argument, at) => readStep(argument, at, { spec, context }) ?? [])
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

function stepNode(name: string, previous: string, step: Step, context: ModifierContext): GraphNode {
  const { call, first } = step
  const { info, ref } = step.fn
  const node = makeNode(context, {
    name,
    type: context.oracle.awaited(info.returns),
    dependencies: info.parameters.map((parameter) =>
      edgeTo(parameter.name, parameter.type, {
        parameter: parameter.name,
        optional: parameter.optional,
        where: parameter.where,
      }),
    ),
    call: { kind: 'function', ...ref },
    doc: info.doc,
    module: info.module,
    where: info.where,
    extent: info.extent,
  })
  const chained: Bound = { kind: 'node', node: previous, type: first.type }
  return bindNode(node, new Map([...step.bound, [first.name, chained]]), call.where)
}

function readStep(argument: StaticValue, at: number, site: Site): Step | null {
  const { spec, context } = site
  const [target, given, ...more] = argument.kind === 'call' && argument.name === 'step' ? argument.args : []
  if (argument.kind !== 'call' || target?.kind !== 'function' || more.length) {
    context.complain('DW-LINK-047', {
      message: `${spec.name} at "${context.fn.name}" takes steps, not ${spellStatic(argument)}.`,
      hint: 'Write step(fn, { parameter: source("node") }).',
      part: { path: [at] },
    })
    return null
  }
  const fn = context.functionOf(target)
  const [first] = fn.info.parameters
  if (!first) {
    const hint = 'Give the function a parameter.'
    return refuse(argument, 'has no parameter for what comes through the pipe', hint, { path: [0] }, site)
  }
  const chain = readChain(argument, site)
  const bound = chain && readBound(argument, fn, given, site)
  return bound && chain.applies ? { call: argument, fn, first, name: chain.name, bound } : null
}

/** What the other parameters take; literals may stand without `value(...)`. */
function readBound(
  call: StaticCall,
  { info }: LinkedFunction,
  given: StaticValue | undefined,
  site: Site,
): ReadonlyMap<string, Bound> | null {
  const entries = given ? entriesOf(given) : []
  const [first, ...others] = info.parameters.map((parameter) => parameter.name)
  if (!entries) {
    return refuse(call, 'takes bindings by parameter', 'Write { parameter: source("node") }.', { path: [-1] }, site)
  }
  if (entries.some(([key]) => key === first)) {
    const hint = others.length ? `Bind ${others.join(', ')}.` : 'Take it out.'
    const part: CallPart = { path: [-1, first ?? ''], of: 'entry' }
    return refuse(call, `takes what comes through the pipe as "${first}"`, hint, part, site)
  }
  const wrapped: BindingEntries = entries.map(([key, value]) => [
    key,
    value.kind === 'json' ? { kind: 'value', value } : value,
  ])
  const { spec, context } = site
  const complain: ModifierContext['complain'] = (code, parts) => context.complain(code, { where: call.where, ...parts })
  return readBindings(wrapped, { spec, context: { ...context, fn: info, complain }, partOf: partsAt([-1]) })
}

/** `.named(...)` and conditions, all of which must hold. */
function readChain(call: StaticCall, site: Site): { readonly name: string | null; readonly applies: boolean } | null {
  let name: string | null = null
  let applies = true
  for (const [link, { name: method, args }] of call.chain.entries()) {
    const text = textOf(args[0])
    const keys = jsonRecordOf(args[0])
    if (method === 'named' && text) name = text
    else if (CONDITIONS.includes(method) && keys) applies &&= isMet(method, keys, site.context.config)
    else return refuseMethod(call, link, site)
  }
  return { name, applies }
}

function refuseMethod(call: StaticCall, link: number, site: Site): null {
  const method = call.chain[link]?.name ?? ''
  if (METHODS.includes(method)) {
    const wanted = method === 'named' ? '"name"' : '{ key: value }'
    const what = `has a .${method}(...) without what it takes`
    return refuse(call, what, `Write .${method}(${wanted}).`, { link, path: [0] }, site)
  }
  const hint = didYouMean(method, METHODS, `It has ${METHODS.map((one) => `.${one}`).join(', ')}.`)
  return refuse(call, `has no .${method}(...)`, hint, { link, path: [] }, site)
}

function refuse(call: StaticCall, what: string, hint: string, part: CallPart, { context }: Site): null {
  const [fn] = call.args
  const step = fn?.kind === 'function' && fn.name ? `The step ${fn.name}` : 'A step without a name'
  context.complain('DW-LINK-048', {
    message: `${step} at "${context.fn.name}" ${what}.`,
    hint,
    where: call.where,
    part,
  })
  return null
}
