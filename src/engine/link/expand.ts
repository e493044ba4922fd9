import type { FunctionRef, GraphNode } from '../model/graph.ts'
import type { FunctionInfo, Json, Library, ModifierSpec } from '../model/module.ts'
import { didYouMean } from '../model/names.ts'
import type { TypeOracle } from '../model/oracle.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { LIFECYCLE, type LinkedFunction, type Modifier, type ModifierContext } from './modifier.ts'
import { MODIFIERS } from './modifiers/table.ts'

/** What every function of a graph is expanded under. */
export interface LinkScope {
  readonly config: Readonly<Record<string, Json>>
  readonly oracle: TypeOracle
  readonly library: Library
  readonly problems: Problem[]
}

/** The nodes of a function: one, unless modifiers make it more, fewer or none. */
export function expandFunction({ info, ref }: LinkedFunction, scope: LinkScope): readonly GraphNode[] {
  const first = defaultNode(info, ref, scope.oracle)
  if (info.modifiers.length === 0) return [first]
  let nodes: readonly GraphNode[] = [first]
  for (const [modifier, spec] of inLifecycleOrder(info, scope.problems)) {
    nodes = modifier.apply(nodes, spec, contextOf(info, ref, spec, scope))
  }
  return nodes
}

function contextOf(info: FunctionInfo, ref: FunctionRef, spec: ModifierSpec, scope: LinkScope): ModifierContext {
  const { oracle, library, problems } = scope
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
    expand: (functions, config) => functions.flatMap((fn) => expandFunction(fn, { ...scope, config })),
    complain: (code, parts) =>
      problems.push(makeProblem(code, 'build', { nodes: [info.name], where: spec.where, ...parts })),
  }
}

/** The way to a function that its module exports; null where only a modifier holds it. */
export function refOf(info: FunctionInfo): FunctionRef | null {
  return info.exportName === null ? null : { module: info.module, exportName: info.exportName }
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
function inLifecycleOrder(fn: FunctionInfo, problems: Problem[]): [Modifier, ModifierSpec][] {
  const known: [Modifier, ModifierSpec][] = []
  for (const spec of [...fn.modifiers].reverse()) {
    const modifier = MODIFIERS.get(spec.name)
    if (modifier) known.push([modifier, spec])
    else problems.push(unknownModifier(fn, spec))
  }
  return LIFECYCLE.flatMap((lifecycle) => {
    const some = known.filter(([modifier]) => modifier.lifecycle === lifecycle)
    if (some.length < 2 || (lifecycle !== 'creator' && lifecycle !== 'expander')) return some
    problems.push(twoOfOneClass(fn, some.map(([, spec]) => spec).reverse()))
    return some.slice(0, 1)
  })
}

function unknownModifier(fn: FunctionInfo, spec: ModifierSpec): Problem {
  return makeProblem('DW-LINK-009', 'build', {
    message: `"${spec.name}" at "${fn.name}" is no modifier.`,
    hint: didYouMean(spec.name, MODIFIERS.keys(), `There are ${[...MODIFIERS.keys()].join(', ')}.`),
    nodes: [fn.name],
    where: spec.where,
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
    related: specs.slice(1).map((spec) => spec.where),
  })
}
