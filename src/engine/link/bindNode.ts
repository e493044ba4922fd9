import type { Argument, Dependency, GraphNode } from '../model/graph.ts'
import type { Place } from '../model/problem.ts'
import type { Bound } from './bindings.ts'

/** The node with some of its parameters bound: sources become other dependencies, values none at all. */
export function bindNode(node: GraphNode, bound: ReadonlyMap<string, Bound>, where: Place | null): GraphNode {
  const dependencies: Dependency[] = []
  const add = (dependency: Dependency): Argument => ({ kind: 'dependency', at: dependencies.push(dependency) - 1 })

  function toArgument(binding: Bound, of: Dependency, parameter: string): Argument {
    switch (binding.kind) {
      case 'node':
        return add({ ...of, parameter, node: binding.node, type: binding.type, where })
      case 'literal':
        return binding
      case 'list':
        return {
          kind: 'list',
          items: binding.items.map((item, at) => toArgument(item, { ...of, optional: false }, `${parameter}.${at}`)),
        }
      case 'record':
        return {
          kind: 'record',
          entries: binding.entries.map(([key, item]) => [
            key,
            toArgument(item, { ...of, optional: false }, `${parameter}.${key}`),
          ]),
        }
    }
  }

  const given = node.dependencies.map((dependency) => {
    const binding = bound.get(dependency.parameter)
    return binding ? toArgument(binding, dependency, dependency.parameter) : add(dependency)
  })
  const args = node.args ? node.args.map((argument) => replaced(argument, given)) : given
  return { ...node, dependencies, args }
}

/** An argument as it is once each dependency has been replaced. */
function replaced(argument: Argument, given: readonly Argument[]): Argument {
  switch (argument.kind) {
    case 'dependency': {
      const one = given[argument.at] ?? argument
      return one.kind === 'dependency' && argument.otherwise ? { ...one, otherwise: argument.otherwise } : one
    }
    case 'literal':
      return argument
    case 'list':
      return { kind: 'list', items: argument.items.map((item) => replaced(item, given)) }
    case 'record':
      return { kind: 'record', entries: argument.entries.map(([key, item]) => [key, replaced(item, given)]) }
  }
}
