import type { GraphNode } from '../model/graph.ts'
import type { TypeOracle } from '../model/oracle.ts'
import { makeProblem, type Problem } from '../model/problem.ts'

/** For each node the `Parallelizable`s whose items it sees one by one, outermost first. Names that are missing see none. */
export type Blocks = ReadonlyMap<string, readonly string[]>

const NONE: readonly string[] = []

/** A user of a node, and whether its parameter collects. */
interface Use {
  readonly node: GraphNode
  readonly collects: boolean
}

/**
 * Finds which nodes stand in which parallel blocks: a block begins at a `Parallelizable`, goes on through all that take its
 * items, and ends where a `Collect` parameter takes what became of them. Null where the graph has no `Parallelizable`.
 */
export function findBlocks(nodes: readonly GraphNode[], oracle: TypeOracle, problems: Problem[]): Blocks | null {
  if (!nodes.some((node) => node.expands)) return null
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const blocks = new Map<string, readonly string[]>()
  const users = new Map<string, Use[]>()
  const order = inOrder(nodes, byName)
  for (const node of order) {
    let own = NONE
    for (const dependency of node.dependencies) {
      const producer = byName.get(dependency.node)
      if (!producer) continue
      const given = givenBlock(producer, blocks)
      const collects = given.length > 0 && isCollect(oracle, dependency.type)
      const seen = collects ? given.slice(0, -1) : given
      const list = users.get(producer.name)
      if (list) list.push({ node, collects })
      else users.set(producer.name, [{ node, collects }])
      const [long, short] = seen.length > own.length ? [seen, own] : [own, seen]
      if (short.some((name, at) => long[at] !== name)) problems.push(meetingProblem(node, own, seen))
      else own = long
    }
    if (own.length) blocks.set(node.name, own)
  }
  problems.push(...findUncollected(nodes, blocks, users), ...findLoops(order, blocks, byName))
  return blocks
}

/** Whether a parameter of this type takes all that became of a block's items. */
export function isCollect(oracle: TypeOracle, type: number): boolean {
  return oracle.info(type).shape.kind === 'collect'
}

/** What those see that take a node's value: its items, if it is a `Parallelizable`. */
export function givenBlock(producer: GraphNode, blocks: Blocks): readonly string[] {
  const own = blocks.get(producer.name) ?? NONE
  return producer.expands ? [...own, producer.name] : own
}

/** Dependencies before their users; what hangs on a cycle comes last, in any order. */
function inOrder(nodes: readonly GraphNode[], byName: ReadonlyMap<string, GraphNode>): GraphNode[] {
  const done = new Set<GraphNode>()
  const order: GraphNode[] = []
  for (const start of nodes) {
    const stack: [GraphNode, number][] = [[start, 0]]
    while (stack.length) {
      const top = stack[stack.length - 1]
      if (!top) break
      const [node, at] = top
      if (at === 0 && done.has(node)) {
        stack.pop()
        continue
      }
      done.add(node)
      const next = node.dependencies[at]
      top[1]++
      const producer = next && byName.get(next.node)
      if (producer && !done.has(producer)) stack.push([producer, 0])
      if (!next) {
        order.push(node)
        stack.pop()
      }
    }
  }
  return order
}

function meetingProblem(node: GraphNode, one: readonly string[], other: readonly string[]): Problem {
  const [a, b] = [one, other].map((block) => block[block.length - 1])
  return makeProblem('DW-LINK-070', 'build', {
    message: `"${node.name}" takes items of two parallel blocks, of "${a}" and of "${b}": nothing says which belong together.`,
    hint: 'Collect one of them first, or make the one block inside the other.',
    nodes: [node.name, ...(a ? [a] : []), ...(b ? [b] : [])],
    where: node.where,
  })
}

/** Blocks that nobody collects, and nodes of a block that no `Collect` needs: their values, one an item, go nowhere. */
function findUncollected(
  nodes: readonly GraphNode[],
  blocks: Blocks,
  users: ReadonlyMap<string, readonly Use[]>,
): Problem[] {
  const kept = new Set<string>()
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const stack = nodes.filter((node) => users.get(node.name)?.some((use) => use.collects))
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (kept.has(node.name)) continue
    kept.add(node.name)
    if (!blocks.has(node.name)) continue
    for (const dependency of node.dependencies) {
      const producer = byName.get(dependency.node)
      if (producer) stack.push(producer)
    }
  }
  return nodes.flatMap((node) => {
    if (node.expands && !kept.has(node.name)) return [noCollect(node)]
    const block = blocks.get(node.name)
    const inner = block?.[block.length - 1]
    return inner !== undefined && kept.has(inner) && !kept.has(node.name) ? [leak(node, inner)] : []
  })
}

/** Nodes of a block that need what is collected from it: its items would have to be through before they begin. */
function findLoops(order: readonly GraphNode[], blocks: Blocks, byName: ReadonlyMap<string, GraphNode>): Problem[] {
  /** The `Parallelizable`s that a node's value depends on, itself among them. */
  const behind = new Map<string, ReadonlySet<string>>()
  return order.flatMap((node) => {
    const own = new Set(node.expands ? [node.name] : [])
    const block = blocks.get(node.name) ?? NONE
    const problems: Problem[] = []
    for (const { node: name } of node.dependencies) {
      const producer = byName.get(name)
      const before = behind.get(name)
      if (!producer || !before) continue
      for (const expand of before) own.add(expand)
      const seen = givenBlock(producer, blocks)
      const loop = block.find((expand) => before.has(expand) && !seen.includes(expand))
      if (loop !== undefined) problems.push(loopProblem(node, name, loop))
    }
    behind.set(node.name, own)
    return problems
  })
}

function loopProblem(node: GraphNode, needed: string, block: string): Problem {
  return makeProblem('DW-LINK-073', 'build', {
    message: `"${node.name}" runs for each item of "${block}", but needs "${needed}", which is there only when all items are through.`,
    hint: `Do it after the Collect, over the whole list, or in a block of its own behind "${needed}".`,
    nodes: [node.name, needed, block],
    where: node.where,
  })
}

function noCollect(node: GraphNode): Problem {
  return makeProblem('DW-LINK-071', 'build', {
    message: `"${node.name}" is a Parallelizable, but no Collect takes what becomes of its items.`,
    hint: 'Give a function behind it a parameter of type Collect<...>, or return an array.',
    nodes: [node.name],
    where: node.where,
  })
}

function leak(node: GraphNode, block: string): Problem {
  return makeProblem('DW-LINK-072', 'build', {
    message: `"${node.name}" runs for each item of "${block}", but no Collect takes what it gives.`,
    hint: `Take it as a parameter of type Collect<...> in a function behind it, or take it out.`,
    nodes: [node.name, block],
    where: node.where,
  })
}
