import type { Position } from '../../engine/page.ts'
import { layOutFlipped } from './flip.ts'
import type { LayoutRequest } from './services.ts'

const COLUMN_GAP = 52
const ROW_GAP = 28

/**
 * Each node right of all that it needs (or below, where the graph flows down), rows ordered by the mean row of what feeds
 * them. Linear but for the sorting, and total: nodes on a cycle stand in the column where the order got stuck.
 */
export function layeredLayout(request: LayoutRequest): Record<string, Position> {
  return layOutFlipped(request, layersToTheRight)
}

function layersToTheRight({ nodes, edges }: LayoutRequest): Record<string, Position> {
  const sizes = new Map(nodes.map((node) => [node.name, node]))
  const links = edges.filter(([from, to]) => sizes.has(from) && sizes.has(to) && from !== to)
  const columns = orderRows(toColumns(nodes, rank(nodes, links)), links)
  const places: Record<string, Position> = Object.create(null)
  let x = 0
  for (const column of columns) {
    const cards = column.flatMap((name) => sizes.get(name) ?? [])
    const total = cards.reduce((sum, card) => sum + card.height + ROW_GAP, -ROW_GAP)
    let y = -total / 2
    for (const card of cards) {
      places[card.name] = { x, y: Math.round(y / 4) * 4 }
      y += card.height + ROW_GAP
    }
    x += cards.reduce((widest, card) => Math.max(widest, card.width), 0) + COLUMN_GAP
  }
  return places
}

type Links = readonly (readonly [from: string, to: string])[]

/** The longest path to each node, by Kahn's order. */
function rank(nodes: LayoutRequest['nodes'], links: Links): Map<string, number> {
  const waiting = new Map(nodes.map((node) => [node.name, 0]))
  const users = new Map<string, string[]>()
  for (const [from, to] of links) {
    waiting.set(to, (waiting.get(to) ?? 0) + 1)
    const list = users.get(from)
    if (list) list.push(to)
    else users.set(from, [to])
  }
  const ranks = new Map(nodes.map((node) => [node.name, 0]))
  const queue = nodes.map((node) => node.name).filter((name) => waiting.get(name) === 0)
  for (let at = 0; at < queue.length; at++) {
    const name = queue[at] ?? ''
    for (const user of users.get(name) ?? []) {
      ranks.set(user, Math.max(ranks.get(user) ?? 0, (ranks.get(name) ?? 0) + 1))
      const left = (waiting.get(user) ?? 0) - 1
      waiting.set(user, left)
      if (left === 0) queue.push(user)
    }
  }
  return ranks
}

function toColumns(nodes: LayoutRequest['nodes'], ranks: ReadonlyMap<string, number>): string[][] {
  const columns: string[][] = []
  for (const { name } of nodes) {
    const column = ranks.get(name) ?? 0
    while (columns.length <= column) columns.push([])
    columns[column]?.push(name)
  }
  return columns.filter((column) => column.length > 0)
}

function orderRows(columns: readonly string[][], links: Links): string[][] {
  const sources = new Map<string, string[]>()
  for (const [from, to] of links) {
    const list = sources.get(to)
    if (list) list.push(from)
    else sources.set(to, [from])
  }
  const rows = new Map<string, number>()
  return columns.map((column) => {
    const wish = new Map(column.map((name, index) => [name, meanRow(sources.get(name) ?? [], rows) ?? index]))
    const ordered = column.toSorted((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0))
    for (const [index, name] of ordered.entries()) rows.set(name, index - (ordered.length - 1) / 2)
    return ordered
  })
}

function meanRow(names: readonly string[], rows: ReadonlyMap<string, number>): number | null {
  const known = names.flatMap((name) => rows.get(name) ?? [])
  return known.length ? known.reduce((sum, row) => sum + row, 0) / known.length : null
}
