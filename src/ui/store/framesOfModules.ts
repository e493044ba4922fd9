import { findNode } from '../../engine/page.ts'
import { memoLast } from '../common/memoLast.ts'
import { cardSize } from './cardSize.ts'
import type { Box } from './flip.ts'
import { FRAME_PAD, FRAME_TITLE } from './makeRoom.ts'
import { modulesOf } from './modules.ts'
import { placesOf, viewOf } from './places.ts'
import type { AppState } from './state.ts'

export interface ModuleFrames {
  /** The modules whose cards have a frame. */
  readonly shown: readonly string[]
  /** Those that stand together well enough for one. */
  readonly readable: readonly string[]
  /** How many modules have cards of their own. */
  readonly wanted: number
}

type Sources = Pick<AppState, 'shown' | 'history' | 'autoLayout'>

/**
 * Which modules have a frame: where frames are asked for, those that hold little else; where nothing is said, all of several
 * if none of them holds anything else.
 */
export const framesOfModules = memoLast(
  (state: Sources) => [state.shown, placesOf(state), viewOf(state).frames],
  (state): ModuleFrames => {
    const { frames, folded } = viewOf(state)
    const modules = state.shown ? [...modulesOf(state.shown.graph)] : []
    const boxes = boxesOf(state)
    const strangers = modules.map(([path, members]) => ({ path, share: shareOfStrangers(boxes, members) }))
    const readable = strangers.flatMap(({ path, share }) => (share <= MOST_STRANGERS ? [path] : []))
    const isSeveral = modules.length + folded.length > 1
    const isShown = frames ?? (isSeveral && strangers.every(({ share }) => share === 0))
    return { shown: isShown ? readable : [], readable, wanted: modules.length }
  },
)

function boxesOf(state: Sources): Map<string, Box> {
  const boxes = new Map<string, Box>()
  for (const [name, place] of placesOf(state)) {
    const node = state.shown && findNode(state.shown.graph, name)
    if (node) boxes.set(name, { ...place, ...cardSize(node) })
  }
  return boxes
}

/** Of four cards within the border at most one may be a stranger. */
const MOST_STRANGERS = 0.25

function shareOfStrangers(boxes: ReadonlyMap<string, Box>, members: readonly string[]): number {
  const own = new Set(members)
  const inside = members.flatMap((name) => boxes.get(name) ?? [])
  const left = Math.min(...inside.map((box) => box.x)) - FRAME_PAD
  const top = Math.min(...inside.map((box) => box.y)) - FRAME_TITLE
  const right = Math.max(...inside.map((box) => box.x + box.width)) + FRAME_PAD
  const bottom = Math.max(...inside.map((box) => box.y + box.height)) + FRAME_PAD
  let strangers = 0
  for (const [name, { x, y, width, height }] of boxes) {
    if (!own.has(name) && x < right && y < bottom && x + width > left && y + height > top) strangers++
  }
  return strangers / (inside.length + strangers || 1)
}
