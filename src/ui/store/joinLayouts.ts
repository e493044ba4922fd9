import type { Graph, Position } from '../../engine/page.ts'
import { cardSize } from './cardSize.ts'
import { createFreeSpace } from './placeAll.ts'

type Layout = Readonly<Record<string, Position>>

/**
 * Places for the nodes that `kept` does not know, taken from a fresh layout of the whole graph: moved to where it fits the
 * kept places best, and past the cards that stand there. What is kept never moves.
 */
export function joinLayouts(graph: Graph, kept: Layout, fresh: Layout): Record<string, Position> {
  const free = createFreeSpace()
  const shiftsX: number[] = []
  const shiftsY: number[] = []
  for (const node of graph.nodes) {
    const [old, now] = [placeIn(kept, node.name), placeIn(fresh, node.name)]
    if (!old) continue
    free.occupy({ ...old, ...cardSize(node) })
    if (now) {
      shiftsX.push(old.x - now.x)
      shiftsY.push(old.y - now.y)
    }
  }
  const [dx, dy] = [median(shiftsX), median(shiftsY)]
  const joined: Record<string, Position> = Object.create(null)
  const added = graph.nodes.filter((node) => !placeIn(kept, node.name))
  for (const node of added.toSorted((a, b) => (placeIn(fresh, a.name)?.y ?? 0) - (placeIn(fresh, b.name)?.y ?? 0))) {
    const now = placeIn(fresh, node.name)
    if (!now) continue
    const { x, y } = free.occupyNear({ x: now.x + dx, y: now.y + dy, ...cardSize(node) })
    joined[node.name] = { x, y }
  }
  return joined
}

function placeIn(layout: Layout, name: string): Position | undefined {
  return Object.hasOwn(layout, name) ? layout[name] : undefined
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
