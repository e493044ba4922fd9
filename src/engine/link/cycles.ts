import type { FindPart } from '../model/callPart.ts'
import type { GraphNode } from '../model/graph.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { placeOfEdge } from './edgePlaces.ts'

/** One problem for each group of nodes that need each other, with a shortest way round. Linear, and no recursion. */
export function findCycles(nodes: readonly GraphNode[], findPart: FindPart): Problem[] {
  return isAcyclic(nodes) ? [] : describeCycles(nodes, findPart)
}

/** Most graphs have none: a depth-first walk over positions that makes nothing but three arrays. */
function isAcyclic(nodes: readonly GraphNode[]): boolean {
  const positions = new Map<string, number>()
  for (let at = 0; at < nodes.length; at++) positions.set(nodes[at]?.name ?? '', at)
  /** How many dependencies of a node the walk has taken; -1 is a node that is done. */
  const taken = new Int32Array(nodes.length)
  const isOpen = new Uint8Array(nodes.length)
  const stack: number[] = []
  for (let start = 0; start < nodes.length; start++) {
    if (taken[start] === DONE) continue
    stack.push(start)
    while (stack.length) {
      const at = stack[stack.length - 1] ?? 0
      isOpen[at] = 1
      const next = nodes[at]?.dependencies[taken[at] ?? 0]
      if (!next) {
        taken[at] = DONE
        isOpen[at] = 0
        stack.pop()
        continue
      }
      taken[at] = (taken[at] ?? 0) + 1
      const from = positions.get(next.node)
      if (from === undefined || taken[from] === DONE) continue
      if (isOpen[from]) return false
      stack.push(from)
    }
  }
  return true
}

const DONE = -1

function describeCycles(nodes: readonly GraphNode[], findPart: FindPart): Problem[] {
  const byName = new Map(nodes.map((node, at) => [node.name, at]))
  const edges = nodes.map((node) => node.dependencies.flatMap((dependency) => byName.get(dependency.node) ?? []))
  return stronglyConnected(edges)
    .filter((group) => group.length > 1 || group.some((at) => edges[at]?.includes(at)))
    .map((group) => group.sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
    .map((group) => cycleProblem(group, { nodes, edges, findPart }))
}

interface CycleScope {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly number[][]
  readonly findPart: FindPart
}

function cycleProblem(group: readonly number[], { nodes, edges, findPart }: CycleScope): Problem {
  const nameOf = (at: number) => nodes[at]?.name ?? ''
  // Edges point to what is needed; told in the direction of the data.
  const path = wayRound(group, edges).map(nameOf).reverse()
  const first = nodes[group[0] ?? 0]
  const edge = first?.dependencies.find((one) => group.some((at) => nameOf(at) === one.node))
  const alone = group.length === 1
  return makeProblem('DW-LINK-002', 'build', {
    message: alone
      ? `"${nameOf(group[0] ?? 0)}" needs itself: ${path.join(' -> ')}.`
      : `These functions need each other in a circle: ${path.join(' -> ')}.`,
    hint: alone
      ? 'Rename the parameter to the node that it should take.'
      : 'Take one of the parameters away, or give one function another name.',
    nodes: group.map(nameOf),
    where: (first && edge && placeOfEdge(first, edge, findPart)) ?? first?.where ?? null,
  })
}

/** Breadth first from the group's first node back to itself, inside the group. */
function wayRound(group: readonly number[], edges: readonly number[][]): number[] {
  const inside = new Set(group)
  const start = group[0] ?? 0
  const cameFrom = new Map<number, number>()
  const queue = [start]
  for (const at of queue) {
    for (const next of edges[at] ?? []) {
      if (next === start) return backFrom(at, start, cameFrom)
      if (!inside.has(next) || cameFrom.has(next)) continue
      cameFrom.set(next, at)
      queue.push(next)
    }
  }
  return [start]
}

function backFrom(end: number, start: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const path = [start, end]
  for (let at = end; at !== start; ) {
    at = cameFrom.get(at) ?? start
    path.push(at)
  }
  return end === start ? [start, start] : path.reverse()
}

/** Tarjan's algorithm with a stack of its own, so that a chain of 100,000 nodes is no deeper than one of two. */
function stronglyConnected(edges: readonly (readonly number[])[]): number[][] {
  const count = edges.length
  const order = new Int32Array(count).fill(-1)
  const low = new Int32Array(count)
  const nextEdge = new Int32Array(count)
  const onStack = new Uint8Array(count)
  const stack: number[] = []
  const groups: number[][] = []
  let clock = 0
  const enter = (at: number, calls: number[]) => {
    order[at] = low[at] = clock++
    stack.push(at)
    onStack[at] = 1
    calls.push(at)
  }
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue
    const calls: number[] = []
    enter(root, calls)
    for (let at = calls[calls.length - 1]; at !== undefined; at = calls[calls.length - 1]) {
      const next = edges[at]?.[nextEdge[at] ?? 0]
      if (next !== undefined) {
        nextEdge[at] = (nextEdge[at] ?? 0) + 1
        if (order[next] === -1) enter(next, calls)
        else if (onStack[next]) low[at] = Math.min(low[at] ?? 0, order[next] ?? 0)
        continue
      }
      calls.pop()
      const caller = calls[calls.length - 1]
      if (caller !== undefined) low[caller] = Math.min(low[caller] ?? 0, low[at] ?? 0)
      if (low[at] === order[at]) groups.push(popGroup(at, stack, onStack))
    }
  }
  return groups
}

function popGroup(until: number, stack: number[], onStack: Uint8Array): number[] {
  const group: number[] = []
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    onStack[at] = 0
    group.push(at)
    if (at === until) break
  }
  return group
}
