import type { FindPart } from '../model/callPart.ts'
import type { FunctionRef, GraphNode } from '../model/graph.ts'
import type { FunctionInfo, Json, Library, ModifierSpec } from '../model/module.ts'
import { didYouMean } from '../model/names.ts'
import type { TypeOracle } from '../model/oracle.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { LIFECYCLE, type LinkedFunction, type Modifier, type ModifierContext, refOf, sinkNodes } from './modifier.ts'
import { MODIFIERS } from './modifiers/table.ts'

/** What every function of a graph is expanded under. */
export interface LinkScope {
  readonly config: Readonly<Record<string, Json>>
  readonly oracle: TypeOracle
  readonly library: Library
  readonly problems: Problem[]
  /** The functions in whose modifiers this one is nested, outermost first. */
  readonly within: readonly FunctionInfo[]
  readonly findPart: FindPart
}

/** The nodes of a function: one, unless modifiers make it more, fewer or none. */
export function expandFunction({ info, ref }: LinkedFunction, scope: LinkScope): readonly GraphNode[] {
  const first = defaultNode(info, ref, scope.oracle)
  if (info.modifiers.length === 0) return [withExpansion(first, scope.oracle)]
  let nodes: readonly GraphNode[] = [first]
  for (const [modifier, spec] of inLifecycleOrder(info, ref, scope)) {
    nodes = modifier.apply(nodes, spec, contextOf(info, ref, spec, scope))
    if (nodes.length === 0) return []
  }
  const sinks = sinkNodes(nodes)
  return nodes.map((node) => (sinks.has(node.name) ? withExpansion(node, scope.oracle) : node))
}

/** Items go one by one to other functions' nodes; what a modifier puts in between (`f_raw`) still sees all of them. */
function withExpansion(node: GraphNode, oracle: TypeOracle): GraphNode {
  return oracle.info(node.type).shape.kind === 'parallelizable' ? { ...node, expands: true } : node
}

function contextOf(info: FunctionInfo, ref: FunctionRef, spec: ModifierSpec, scope: LinkScope): ModifierContext {
  const { oracle, library, problems } = scope
  const complain: ModifierContext['complain'] = (code, { part, ...parts }) => {
    const whole = parts.where === undefined ? spec.where : parts.where
    const where = (part && whole && scope.findPart(whole, part)) ?? whole
    problems.push(makeProblem(code, 'build', { nodes: [info.name], ...parts, where }))
  }
  return {
    fn: info,
    ref,
    config: scope.config,
    oracle,
    library,
    functionOf(fn) {
      const target = library.functions.get(fn.id)
      if (!target) throw new Error(`the function "${fn.name}" is not in the library`)
      return { info: target, ref: refOf(target) ?? { ...ref, path: [...(ref.path ?? []), ...fn.path] } }
    },
    expand(functions, config) {
      const within = [...scope.within, info]
      return functions.flatMap((fn) => {
        if (!within.includes(fn.info)) return expandFunction(fn, { ...scope, config, within })
        nestedInItself(fn, within, complain)
        return []
      })
    },
    complain,
  }
}

function nestedInItself(
  { info, path }: LinkedFunction,
  within: readonly FunctionInfo[],
  complain: ModifierContext['complain'],
): void {
  const circle = [...within.slice(within.indexOf(info)), info].map((one) => one.name)
  complain('DW-LINK-043', {
    message: `"${info.name}" is nested in itself: ${circle.join(' -> ')}.`,
    hint: `Name the functions that shall be nested, or move "${info.name}" to another module.`,
    nodes: [...new Set(circle)],
    part: path && { path },
  })
}

function defaultNode(fn: FunctionInfo, ref: FunctionRef, oracle: TypeOracle): GraphNode {
  return {
    name: fn.name,
    kind: 'function',
    module: fn.module,
    type: oracle.awaited(fn.returns),
    dependencies: fn.parameters.map((parameter) => ({
      parameter: parameter.name,
      node: parameter.name,
      optional: parameter.optional,
      type: parameter.type,
      where: parameter.where,
      mismatch: false,
    })),
    call: { kind: 'function', ...ref },
    tags: {},
    doc: fn.doc,
    modifiers: fn.modifiers,
    origin: fn.name,
    where: fn.where,
    extent: fn.extent,
  }
}

/** By lifecycle class; within a class from the function outwards, as Python decorators apply. */
function inLifecycleOrder(fn: FunctionInfo, ref: FunctionRef, scope: LinkScope): [Modifier, ModifierSpec][] {
  const known: [Modifier, ModifierSpec][] = []
  for (const spec of [...fn.modifiers].reverse()) {
    const found = chosen(fn, ref, spec, scope)
    if (found) known.push(found)
  }
  return LIFECYCLE.flatMap((lifecycle) => {
    const some = known.filter(([modifier]) => modifier.lifecycle === lifecycle)
    if (some.length < 2 || (lifecycle !== 'creator' && lifecycle !== 'expander')) return some
    scope.problems.push(twoOfOneClass(fn, some.map(([, spec]) => spec).reverse()))
    return some.slice(0, 1)
  })
}

/** The modifier that a spec names, or that a dynamic one stands for. */
function chosen(
  fn: FunctionInfo,
  ref: FunctionRef,
  spec: ModifierSpec,
  scope: LinkScope,
): [Modifier, ModifierSpec] | null {
  const modifier = MODIFIERS.get(spec.name)
  if (!modifier) scope.problems.push(unknownModifier(fn, spec, scope.findPart))
  if (modifier?.lifecycle !== 'dynamic') return modifier ? [modifier, spec] : null
  const choice = modifier.choose(spec, contextOf(fn, ref, spec, scope))
  return choice && chosen(fn, ref, choice, scope)
}

function unknownModifier(fn: FunctionInfo, spec: ModifierSpec, findPart: FindPart): Problem {
  return makeProblem('DW-LINK-009', 'build', {
    message: `"${spec.name}" at "${fn.name}" is no modifier.`,
    hint: didYouMean(spec.name, MODIFIERS.keys(), `There are ${[...MODIFIERS.keys()].join(', ')}.`),
    nodes: [fn.name],
    where: spec.where && (findPart(spec.where, { path: [] }) ?? spec.where),
  })
}

/** Both would say what the function's nodes are. */
function twoOfOneClass(fn: FunctionInfo, specs: readonly ModifierSpec[]): Problem {
  const [first] = specs
  return makeProblem('DW-LINK-019', 'build', {
    message: `"${fn.name}" has ${specs.map((spec) => spec.name).join(' and ')}: each of them makes the function's nodes anew.`,
    hint: `Keep one, or put the other on a function of its own.`,
    nodes: [fn.name],
    where: first?.where ?? null,
    related: specs.slice(1).flatMap((spec) => spec.where ?? []),
  })
}
