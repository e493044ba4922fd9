import type { Dependency, GraphNode } from '../model/graph.ts'
import type { Json } from '../model/module.ts'
import { listNames } from '../model/names.ts'
import type { TypeOracle } from '../model/oracle.ts'
import { makeProblem, type Place, type Problem } from '../model/problem.ts'
import { type TypeId, typeAt } from '../model/type.ts'

/** A parameter that takes an input or a config value. */
interface Consumer {
  readonly node: GraphNode
  readonly dependency: Dependency
}

/** Makes the nodes for inputs and config, and checks each edge's types. */
export function bindNodes(
  functions: readonly GraphNode[],
  config: Readonly<Record<string, Json>>,
  oracle: TypeOracle,
  problems: Problem[],
): GraphNode[] {
  const byName = new Map(functions.map((node) => [node.name, node]))
  const consumers = new Map<string, Consumer[]>()
  const bound = functions.map((node) => ({
    ...node,
    dependencies: node.dependencies.map((dependency) => {
      const producer = byName.get(dependency.node)
      if (producer) return checkEdge(producer, dependency, node, oracle, problems)
      const consumer = { node, dependency }
      const list = consumers.get(dependency.node)
      if (list) list.push(consumer)
      else consumers.set(dependency.node, [consumer])
      return dependency
    }),
  }))
  const outside = [...consumers].map(([name, users]) => makeInput(name, users, config, oracle, problems))
  const unused = Object.entries(config)
    .filter(([name]) => !consumers.has(name))
    .map(([name, value]) => externalNode(name, 'config', oracle.ofJson(value), null))
  return [...bound, ...outside, ...unused]
}

function checkEdge(
  producer: GraphNode,
  dependency: Dependency,
  node: GraphNode,
  oracle: TypeOracle,
  problems: Problem[],
): Dependency {
  if (oracle.isAssignable(producer.type, dependency.type, dependency.optional)) return dependency
  const [given, wanted] = [producer.type, dependency.type].map((type) => typeAt(oracle.table(), type).text)
  problems.push(
    makeProblem('DW-LINK-003', 'build', {
      message: `"${node.name}" needs ${dependency.parameter}: ${wanted}, but "${producer.name}" gives ${given}.`,
      hint: `Change the parameter's type at ${spell(dependency.where)}, or what ${producer.name} returns at ${spell(producer.where)}.`,
      nodes: [producer.name, node.name],
      where: dependency.where,
      ...(producer.where ? { related: [producer.where] } : {}),
    }),
  )
  return { ...dependency, mismatch: true }
}

/** An input takes the tightest of the types that its users declare; where none is the tightest, that is a problem. */
function makeInput(
  name: string,
  users: readonly Consumer[],
  config: Readonly<Record<string, Json>>,
  oracle: TypeOracle,
  problems: Problem[],
): GraphNode {
  const distinct = new Map(users.map((user) => [user.dependency.type, user]))
  const types = [...distinct.keys()]
  const tightest = types.find((type) => types.every((other) => oracle.isAssignable(type, other)))
  const [first] = users
  if (tightest === undefined) problems.push(inputConflict(name, [...distinct.values()], oracle))
  const kind = Object.hasOwn(config, name) ? 'config' : 'input'
  return externalNode(name, kind, tightest ?? types[0] ?? oracle.ofJson({}), first?.dependency.where ?? null)
}

function inputConflict(name: string, users: readonly Consumer[], oracle: TypeOracle): Problem {
  const wishes = users.map(
    ({ node, dependency }) => `${node.name} needs ${typeAt(oracle.table(), dependency.type).text}`,
  )
  const last = users[users.length - 1]
  return makeProblem('DW-LINK-004', 'build', {
    message: `No value of the input "${name}" fits all who need it: ${listNames(wishes)}.`,
    hint: 'Give the parameters types of which one is assignable to all others.',
    nodes: [name, ...users.map((user) => user.node.name)],
    where: last?.dependency.where ?? null,
    related: users.flatMap((user) => (user !== last && user.dependency.where ? [user.dependency.where] : [])),
  })
}

function externalNode(name: string, kind: 'input' | 'config', type: TypeId, where: Place | null): GraphNode {
  return {
    name,
    kind,
    module: null,
    type,
    dependencies: [],
    call: { kind: 'none' },
    tags: {},
    doc: '',
    modifiers: [],
    origin: name,
    where,
    extent: null,
  }
}

function spell(place: Place | null): string {
  return place ? `${place.file}:${place.line}` : 'its function'
}
