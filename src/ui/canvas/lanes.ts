import type { FlowDirection, Position } from '../../engine/page.ts'
import { indexBoxes } from '../store/boxIndex.ts'
import { type Box, flipBox, flipPlace } from '../store/flip.ts'
import { findLane } from './lane.ts'
import type { Lane } from './lanePath.ts'

export type FindLane = (start: Position, end: Position) => Lane | null

/** Finds lanes for wires among cards. What is far from a wire costs it nothing. */
export function createLanes(boxes: Iterable<Box>, direction: FlowDirection): FindLane {
  const isUpright = direction === 'down'
  const index = indexBoxes(isUpright ? Array.from(boxes, flipBox) : boxes)
  return (from, to) => {
    const [start, end] = isUpright ? [flipPlace(from), flipPlace(to)] : [from, to]
    const found = findLane(start, end, index)
    return found && { ...found, start, end, isUpright }
  }
}
