import { bareNode } from '../model/bareNode.ts'
import type { FindPart } from '../model/callPart.ts'
import type { Dependency, GraphNode } from '../model/graph.ts'
import type { Json } from '../model/module.ts'
import { listNames } from '../model/names.ts'
import type { TypeOracle } from '../model/oracle.ts'
import { makeProblem, type Place, type Problem } from '../model/problem.ts'
import type { TypeId } from '../model/type.ts'
import { type Blocks, findBlocks, givenBlock, isCollect } from './blocks.ts'
import { placeOfEdge } from './edgePlaces.ts'

/** A parameter that takes an input or a config value. */
interface Consumer {
  readonly node: GraphNode
  readonly dependency: Dependency
}

/** Makes the nodes for inputs and config, and checks each edge's types. */
export function bindNodes(
  functions: readonly GraphNode[],
  { config, ...scope }: BindScope & { readonly config: Readonly<Record<string, Json>> },
): GraphNode[] {
  const { oracle, problems } = scope
  const byName = new Map(functions.map((node) => [node.name, node]))
  const blocks = findBlocks(functions, oracle, problems)
  const consumers = new Map<string, Consumer[]>()
  const bound = functions.map((node): GraphNode => {
    const block = blocks?.get(node.name)
    let isChanged = block !== undefined
    const dependencies = node.dependencies.map((dependency) => {
      const producer = byName.get(dependency.node)
      if (producer) {
        const checked = checkEdge(producer, dependency, node, { ...scope, blocks })
        isChanged ||= checked !== dependency
        return checked
      }
      const consumer = { node, dependency }
      const list = consumers.get(dependency.node)
      if (list) list.push(consumer)
      else consumers.set(dependency.node, [consumer])
      return dependency
    })
    if (!isChanged) return node
    return block ? { ...node, dependencies, block } : { ...node, dependencies }
  })
  const outside = [...consumers].map(([name, users]) =>
    makeInput(name, users, Object.hasOwn(config, name) ? 'config' : 'input', scope),
  )
  const unused = Object.entries(config)
    .filter(([name]) => !consumers.has(name))
    .map(([name, value]) => externalNode(name, 'config', oracle.ofJson(value), null))
  return [...bound, ...outside, ...unused]
}

interface BindScope {
  readonly oracle: TypeOracle
  readonly problems: Problem[]
  readonly findPart: FindPart
}

interface EdgeScope extends BindScope {
  readonly blocks: Blocks | null
}

function checkEdge(
  producer: GraphNode,
  dependency: Dependency,
  node: GraphNode,
  { oracle, blocks, problems, findPart }: EdgeScope,
): Dependency {
  const collects = blocks !== null && givenBlock(producer, blocks).length > 0 && isCollect(oracle, dependency.type)
  // One item goes along the edge, both from a Parallelizable and to a Collect.
  const given = producer.expands ? (oracle.element(producer.type) ?? producer.type) : producer.type
  const wanted = collects ? (oracle.element(dependency.type) ?? dependency.type) : dependency.type
  const bound: Dependency = collects ? { ...dependency, collects } : dependency
  if (oracle.isAssignable(given, wanted, dependency.optional)) {
    const as = typedArrayFor(given, wanted, oracle)
    return as === null ? bound : { ...bound, as }
  }
  const where = placeOfEdge(node, dependency, findPart)
  const [gives, needs] = [oracle.info(given).text, oracle.info(wanted).text]
  problems.push(mismatchProblem(producer, { ...dependency, where }, node, gives, needs))
  return { ...bound, mismatch: true }
}

/** A column is an array, whatever its table keeps it in. */
function typedArrayFor(given: TypeId, wanted: TypeId, oracle: TypeOracle): string | null {
  if (oracle.info(given).shape.kind !== 'column') return null
  const { shape } = oracle.info(wanted)
  return shape.kind === 'typedArray' ? shape.name : null
}

function mismatchProblem(
  producer: GraphNode,
  dependency: Dependency,
  node: GraphNode,
  given: string,
  wanted: string,
): Problem {
  const items = producer.expands ? ' items of type' : ''
  return makeProblem('DW-LINK-003', 'build', {
    message: `"${node.name}" needs ${dependency.parameter}: ${wanted}, but "${producer.name}" gives${items} ${given}.`,
    hint: `Change the parameter's type at ${spell(dependency.where)}, or what ${producer.name} returns at ${spell(producer.where)}.`,
    nodes: [producer.name, node.name],
    where: dependency.where,
    ...(producer.where ? { related: [producer.where] } : {}),
  })
}

/** An input takes the tightest of the types that its users declare; where none is the tightest, that is a problem. */
function makeInput(
  name: string,
  users: readonly Consumer[],
  kind: 'input' | 'config',
  { oracle, problems, findPart }: BindScope,
): GraphNode {
  const distinct = new Map(users.map((user) => [user.dependency.type, user]))
  const types = [...distinct.keys()]
  const tightest = types.find((type) => types.every((other) => oracle.isAssignable(type, other)))
  const [first] = users
  if (tightest === undefined) problems.push(inputConflict(name, [...distinct.values()], oracle, findPart))
  return externalNode(name, kind, tightest ?? types[0] ?? oracle.ofJson({}), first?.dependency.where ?? null)
}

function inputConflict(name: string, users: readonly Consumer[], oracle: TypeOracle, findPart: FindPart): Problem {
  const wishes = users.map(({ node, dependency }) => `${node.name} needs ${oracle.info(dependency.type).text}`)
  const places = users.map((user) => placeOfEdge(user.node, user.dependency, findPart))
  return makeProblem('DW-LINK-004', 'build', {
    message: `No value of the input "${name}" fits all who need it: ${listNames(wishes)}.`,
    hint: 'Give the parameters types of which one is assignable to all others.',
    nodes: [name, ...users.map((user) => user.node.name)],
    where: places.at(-1) ?? null,
    related: places.slice(0, -1).flatMap((place) => place ?? []),
  })
}

function externalNode(name: string, kind: 'input' | 'config', type: TypeId, where: Place | null): GraphNode {
  return bareNode(name, { kind, type, where })
}

function spell(place: Place | null): string {
  return place ? `${place.file}:${place.line}` : 'its function'
}
