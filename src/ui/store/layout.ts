import { cardSize } from './cardSize.ts'
import type { Context } from './context.ts'
import { placeAll } from './placeAll.ts'
import type { LayoutRequest } from './services.ts'
import { isFramed, type Shown } from './shown.ts'

/** Keeps a place for every node: what has one stays where it is. */
export interface Layout {
  /** A new graph: nodes without a place get one beside their neighbours, or, where most are new, a layout is made. */
  follow(): Promise<void>
  /** Lays everything out anew; gives whether it is still wanted when it is there. */
  tidy(): Promise<boolean>
}

export function createLayout({ services, get, set, document }: Context): Layout {
  let latest = 0

  async function follow(): Promise<void> {
    const { shown } = get()
    if (!shown) return
    const { nodes } = shown.closed
    const layouts = [document().settings.layout, get().autoLayout]
    const homeless = nodes.filter((node) => !layouts.some((layout) => Object.hasOwn(layout, node.name)))
    if (homeless.length === 0) return
    if (homeless.length > nodes.length / 2) {
      await layOut(shown)
      return
    }
    const places = placeAll(shown.closed, layouts)
    const found = homeless.flatMap((node) => {
      const place = places.get(node.name)
      return place ? [[node.name, place] as const] : []
    })
    set({ autoLayout: { ...get().autoLayout, ...Object.fromEntries(found) } })
  }

  async function layOut(shown: Shown): Promise<boolean> {
    const token = ++latest
    set({ layingOut: true })
    const autoLayout = await services.layout.place(requestOf(shown))
    if (token !== latest) return false
    set({ autoLayout, layingOut: false })
    return true
  }

  return {
    follow,
    async tidy() {
      const { shown } = get()
      return shown !== null && layOut(shown)
    },
  }
}

function requestOf({ closed, blocks, groups }: Shown): LayoutRequest {
  return {
    nodes: closed.nodes.map((node) => ({ name: node.name, ...cardSize(node) })),
    edges: closed.nodes.flatMap((node) => node.dependencies.map((edge) => [edge.node, node.name] as const)),
    together: [...blocks, ...groups.filter(isFramed)].map((group) => group.members),
  }
}
