import { findNode, type Position, type ViewSettings } from '../../engine/page.ts'
import { memoLast } from '../common/memoLast.ts'
import { cardSize } from './cardSize.ts'
import { moduleOfCard } from './modules.ts'
import { openUp, withInner } from './openUp.ts'
import { createFreeSpace, placeAll } from './placeAll.ts'
import type { Shown } from './shown.ts'
import type { AppState } from './state.ts'

type Places = ReadonlyMap<string, Position>
type PlaceSources = Pick<AppState, 'shown' | 'history' | 'autoLayout'>

export function viewOf({ history }: Pick<AppState, 'history'>): ViewSettings {
  return history.present.settings.view
}

const sourcesOf = (state: PlaceSources) => [
  state.shown,
  state.history.present.settings.layout,
  state.autoLayout,
  viewOf(state).direction,
]

/** Where every node stands: where a person put it, else where the layout did, else beside its neighbours. */
export const placesOf = memoLast(sourcesOf, (state): Places => {
  const { shown } = state
  return shown ? withModuleCards(openUp(basePlaces(state), shown.rooms), shown) : NOWHERE
})

/** The same before open groups made room and modules were folded: what a project keeps. */
export const basePlaces = memoLast(sourcesOf, (state): Places => {
  const { shown, history, autoLayout } = state
  if (!shown) return NOWHERE
  const { layout, view } = history.present.settings
  return withInner(placeAll(shown.closed, [layout, autoLayout], view.direction), shown.rooms, layout)
})

/** The card of a folded module stands in the middle of its nodes, or below what stands there. */
function withModuleCards(places: Places, { graph, hidden }: Shown): Places {
  const cards = [...hidden].filter(([name]) => moduleOfCard(name) !== null)
  if (cards.length === 0) return places
  const all = new Map(places)
  const free = createFreeSpace()
  for (const node of graph.nodes) {
    const place = places.get(node.name)
    if (place) free.occupy({ ...place, ...cardSize(node) })
  }
  for (const [name, members] of cards) {
    const card = findNode(graph, name)
    const taken = members.flatMap((member) => places.get(member) ?? [])
    if (!card || taken.length === 0) continue
    const { x, y } = free.occupyNear({ x: middle(taken, 'x'), y: middle(taken, 'y'), ...cardSize(card) })
    all.set(name, { x, y })
    for (const member of members) all.delete(member)
  }
  return all
}

function middle(places: readonly Position[], axis: 'x' | 'y'): number {
  const values = places.map((place) => place[axis])
  return Math.round((Math.min(...values) + Math.max(...values)) / 8) * 4
}

const NOWHERE: Places = new Map()
