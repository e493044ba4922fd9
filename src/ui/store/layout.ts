import type { Graph, Position, ViewSettings } from '../../engine/page.ts'
import { cardSize } from './cardSize.ts'
import type { Context } from './context.ts'
import { modulesOf } from './modules.ts'
import { placeAll } from './placeAll.ts'
import type { LayoutRequest } from './services.ts'
import { isFramed, type Shown } from './shown.ts'

type Places = Readonly<Record<string, Position>>

/** Keeps a place for every node: what has one stays where it is. */
export interface Layout {
  /** A new graph: nodes without a place get one beside their neighbours, or, where most are new, out of a layout of all. */
  follow(): Promise<void>
  /** Places for all, without any that a person gave; null where they are not wanted any more when they are there. */
  layOut(view?: ViewSettings): Promise<Places | null>
}

export function createLayout({ services, get, set, document }: Context): Layout {
  let latest = 0
  let inheritPlaces: typeof import('./inheritPlaces.ts').inheritPlaces | null = null
  let last: { readonly opened: number; readonly graph: Graph } | null = null

  async function follow(): Promise<void> {
    const { shown, opened } = get()
    if (!shown) return
    const { closed } = shown
    const before = last?.opened === opened ? last.graph : null
    last = { opened, graph: closed }
    const { layout: byHand, view } = document().settings
    // At once, so that nothing is drawn between two places; there is no edit before it is loaded but the very first.
    if (before && inheritPlaces) set({ autoLayout: inheritPlaces(before, closed, byHand, get().autoLayout) })
    else void import('./inheritPlaces.ts').then((module) => ({ inheritPlaces } = module))
    const layouts = [byHand, get().autoLayout]
    const homeless = closed.nodes.filter((node) => !layouts.some((layout) => Object.hasOwn(layout, node.name)))
    if (homeless.length === 0) return
    if (homeless.length > closed.nodes.length / 2) {
      const fresh = await layOut()
      if (fresh) await join(closed, fresh)
      return
    }
    const places = placeAll(closed, layouts, view.direction)
    const found = homeless.flatMap((node) => {
      const place = places.get(node.name)
      return place ? [[node.name, place] as const] : []
    })
    set({ autoLayout: { ...get().autoLayout, ...Object.fromEntries(found) } })
  }

  /** What stands stays; only the first layout of a project is taken as it is. */
  async function join(graph: Graph, fresh: Places): Promise<void> {
    const { autoLayout } = get()
    const kept = { ...autoLayout, ...document().settings.layout }
    if (!graph.nodes.some((node) => Object.hasOwn(kept, node.name))) return set({ autoLayout: fresh })
    const { joinLayouts } = await import('./joinLayouts.ts')
    set({ autoLayout: { ...autoLayout, ...joinLayouts(graph, kept, fresh) } })
  }

  async function layOut(view = document().settings.view): Promise<Places | null> {
    const { shown } = get()
    if (!shown) return null
    const token = ++latest
    set({ layingOut: true })
    const places = await services.layout.place(requestOf(shown, view))
    if (token !== latest) return null
    set({ layingOut: false })
    return places
  }

  return { follow, layOut }
}

/** The places after a node got another name: it stays where it stands. */
export function renamePlaces(places: Places, from: string, to: string): Places {
  if (!Object.hasOwn(places, from) || from === to) return places
  const { [from]: place, ...rest } = places
  return place ? { ...rest, [to]: place } : places
}

function requestOf({ closed, blocks, groups }: Shown, { direction, frames, folded }: ViewSettings): LayoutRequest {
  const modules = frames || folded.length > 0 ? [...modulesOf(closed).values()] : []
  return {
    direction,
    nodes: closed.nodes.map((node) => ({ name: node.name, ...cardSize(node) })),
    edges: closed.nodes.flatMap((node) => node.dependencies.map((edge) => [edge.node, node.name] as const)),
    together: [
      ...(modules.length > 1 ? modules : []),
      ...[...blocks, ...groups.filter(isFramed)].map((group) => group.members),
    ],
  }
}
