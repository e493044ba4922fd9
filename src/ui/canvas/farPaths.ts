import type { Position } from '../../engine/page.ts'
import type { WireData, WireEdge } from './flow.ts'
import { lanePath } from './lanePath.ts'

const STILL: Position = { x: 0, y: 0 }
const NOBODY: ReadonlyMap<string, Position> = new Map()

/** One path for all wires of each class. `moved`: how far cards that are dragged are from their places. */
export function farPaths(
  wires: readonly WireEdge[],
  classOf: (wire: WireEdge) => string,
  moved: ReadonlyMap<string, Position>,
): Map<string, string> {
  const paths = new Map<string, string[]>()
  for (const wire of wires) {
    const path = moved.size ? pathOf(wire, moved) : stillPath(wire)
    if (path === null) continue
    const name = classOf(wire)
    const list = paths.get(name)
    if (list) list.push(path)
    else paths.set(name, [path])
  }
  return new Map(Array.from(paths, ([name, list]) => [name, list.join('')]))
}

/** What stands still is drawn again and again, by other classes. */
const stillPaths = new WeakMap<WireData, string | null>()

function stillPath(wire: WireEdge): string | null {
  if (!wire.data) return null
  const known = stillPaths.get(wire.data)
  if (known !== undefined) return known
  const path = pathOf(wire, NOBODY)
  stillPaths.set(wire.data, path)
  return path
}

function pathOf({ source, target, data }: WireEdge, moved: ReadonlyMap<string, Position>): string | null {
  if (!data) return null
  const [a, b] = [moved.get(source) ?? STILL, moved.get(target) ?? STILL]
  const start = { x: data.start.x + a.x, y: data.start.y + a.y }
  const end = { x: data.end.x + b.x, y: data.end.y + b.y }
  const lane = data.lane && lanePath(start, end, data.lane)
  if (lane) return lane
  const isUpright = data.lane?.isUpright ?? Math.abs(end.y - start.y) > Math.abs(end.x - start.x)
  const [x, y] = [(start.x + end.x) / 2, (start.y + end.y) / 2]
  const bend = isUpright ? `${start.x},${y} ${end.x},${y}` : `${x},${start.y} ${x},${end.y}`
  return `M${start.x},${start.y}C${bend} ${end.x},${end.y}`
}
