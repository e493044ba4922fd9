import { bareNode, edgeTo, NO_TYPE } from '../model/bareNode.ts'
import { type Dependency, type GraphNode, topologicalOrder } from '../model/graph.ts'
import { blockName, listName } from '../model/steps.ts'

/**
 * The planned nodes as steps that run one after another: the nodes of a parallel block become one step that runs them for
 * each item, and each list that somebody collects a step of its own. `nodes` and the steps have dependencies first.
 */
export function lowerBlocks(nodes: readonly GraphNode[]): readonly GraphNode[] {
  return nodes.some((node) => node.block) ? lower(nodes, 0) : nodes
}

interface OpenBlock {
  readonly body: GraphNode[]
  readonly collected: Set<string>
  placed: boolean
}

/** Nodes that see the items of `depth` blocks around these; those that see more go into the bodies of inner blocks. */
function lower(nodes: readonly GraphNode[], depth: number): GraphNode[] {
  const open = openBlocks(nodes, depth)
  const blockOfList = new Map<string, string>()
  for (const [expand, { collected }] of open) for (const name of collected) blockOfList.set(name, expand)
  const steps: GraphNode[] = []
  const gathered = new Set<string>()

  function gather(dependency: Dependency): Dependency {
    const expand = blockOfList.get(dependency.node)
    const block = expand === undefined ? undefined : open.get(expand)
    if (!dependency.collects || expand === undefined || !block) return dependency
    if (!block.placed) {
      block.placed = true
      steps.push(blockStep(expand, lower(block.body, depth + 1), [...block.collected]))
    }
    const node = listName(dependency.node)
    if (!gathered.has(node)) steps.push(listStep(expand, dependency.node))
    gathered.add(node)
    return { ...dependency, node }
  }

  for (const node of nodes) {
    if ((node.block?.length ?? 0) > depth) continue
    const collects = node.dependencies.some((dependency) => dependency.collects)
    const dependencies = collects ? node.dependencies.map(gather) : node.dependencies
    steps.push(collects ? { ...node, dependencies } : node)
  }
  return inOrder(steps)
}

/** A block comes after all that any node of its body takes, which may be later than what the first of its lists needs. */
function inOrder(steps: readonly GraphNode[]): GraphNode[] {
  const positions = new Map(steps.map((step, at) => [step.name, at]))
  const sources = steps.map(({ dependencies }) => [
    ...new Set(dependencies.flatMap((dependency) => positions.get(dependency.node) ?? [])),
  ])
  return Array.from(topologicalOrder(sources)).flatMap((at) => steps[at] ?? [])
}

function openBlocks(nodes: readonly GraphNode[], depth: number): Map<string, OpenBlock> {
  const open = new Map<string, OpenBlock>()
  const at = (expand: string): OpenBlock => {
    const known = open.get(expand) ?? { body: [], collected: new Set(), placed: false }
    open.set(expand, known)
    return known
  }
  const byName = new Map(nodes.map((node) => [node.name, node]))
  for (const node of nodes) {
    const expand = node.block?.[depth]
    if (expand !== undefined) {
      at(expand).body.push(node)
      continue
    }
    for (const { node: name, collects } of node.dependencies) {
      const collectedIn = byName.get(name)?.block?.[depth] ?? name
      if (collects) at(collectedIn).collected.add(name)
    }
  }
  return open
}

function blockStep(expand: string, body: readonly GraphNode[], collected: readonly string[]): GraphNode {
  const inside = new Set(body.map((node) => node.name))
  const outside = new Set([expand])
  for (const node of body) {
    for (const dependency of node.dependencies) if (!inside.has(dependency.node)) outside.add(dependency.node)
  }
  const dependencies = [...outside].map((name) => dependencyOn(name, body))
  return bareNode(blockName(expand), { dependencies, call: { kind: 'block', expand, body, collected } })
}

function listStep(expand: string, node: string): GraphNode {
  const dependencies = [edgeTo(blockName(expand), NO_TYPE)]
  return bareNode(listName(node), { dependencies, call: { kind: 'gather', node } })
}

/** Optional where all that take it in the body do: a missing value is passed on as such. */
function dependencyOn(name: string, body: readonly GraphNode[]): Dependency {
  const uses = body.flatMap((node) => node.dependencies.filter((dependency) => dependency.node === name))
  const optional = uses.length > 0 && uses.every((dependency) => dependency.optional)
  return edgeTo(name, NO_TYPE, { optional })
}
