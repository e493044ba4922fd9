import type { GraphNode } from '../model/graph.ts'
import type { FunctionInfo, Json, ModifierSpec, ModuleInfo } from '../model/module.ts'
import { didYouMean } from '../model/names.ts'
import type { TypeOracle } from '../model/oracle.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { LIFECYCLE, type Modifier, type ModifierContext } from './modifier.ts'
import { MODIFIERS } from './modifiers/table.ts'

/** The nodes of a function: one, unless modifiers make it more, fewer or none. */
export function expandFunction(
  module: ModuleInfo,
  fn: FunctionInfo,
  config: Readonly<Record<string, Json>>,
  oracle: TypeOracle,
  problems: Problem[],
): readonly GraphNode[] {
  let nodes: readonly GraphNode[] = [defaultNode(module, fn, oracle)]
  for (const [modifier, spec] of inLifecycleOrder(fn, problems)) {
    const context: ModifierContext = {
      fn,
      config,
      oracle,
      complain: (code, parts) =>
        problems.push(makeProblem(code, 'build', { nodes: [fn.name], where: spec.where, ...parts })),
    }
    nodes = modifier.apply(nodes, spec, context)
  }
  return nodes
}

function defaultNode(module: ModuleInfo, fn: FunctionInfo, oracle: TypeOracle): GraphNode {
  return {
    name: fn.name,
    kind: 'function',
    module: module.path,
    type: oracle.awaited(fn.returns),
    dependencies: fn.parameters.map((parameter) => ({
      parameter: parameter.name,
      node: parameter.name,
      optional: parameter.optional,
      type: parameter.type,
      where: parameter.where,
      mismatch: false,
    })),
    call: { kind: 'function', module: module.path, exportName: fn.exportName },
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
  if (fn.modifiers.length === 0) return []
  const known: [Modifier, ModifierSpec][] = []
  for (const spec of [...fn.modifiers].reverse()) {
    const modifier = MODIFIERS.get(spec.name)
    if (modifier) known.push([modifier, spec])
    else {
      problems.push(
        makeProblem('DW-LINK-009', 'build', {
          message: `"${spec.name}" at "${fn.name}" is no modifier.`,
          hint: didYouMean(spec.name, MODIFIERS.keys(), `There are ${[...MODIFIERS.keys()].join(', ')}.`),
          nodes: [fn.name],
          where: spec.where,
        }),
      )
    }
  }
  return LIFECYCLE.flatMap((lifecycle) => known.filter(([modifier]) => modifier.lifecycle === lifecycle))
}
