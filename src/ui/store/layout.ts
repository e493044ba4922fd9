import type { Program } from '../../engine/page.ts'
import { cardSize } from './cardSize.ts'
import type { Context } from './context.ts'
import { placeAll } from './placeAll.ts'

/** Keeps a place for every node: what has one stays where it is. */
export interface Layout {
  /** A new graph: nodes without a place get one beside their neighbours, or, where most are new, a layout is made. */
  follow(program: Program): Promise<void>
  /** Lays everything out anew; gives whether it is still wanted when it is there. */
  tidy(): Promise<boolean>
}

export function createLayout({ services, get, set, document }: Context): Layout {
  let latest = 0

  async function follow(program: Program): Promise<void> {
    const { nodes } = program.graph
    const layouts = [document().settings.layout, get().autoLayout]
    const homeless = nodes.filter((node) => !layouts.some((layout) => Object.hasOwn(layout, node.name)))
    if (homeless.length === 0) return
    if (homeless.length > nodes.length / 2) {
      await layOut(program)
      return
    }
    const places = placeAll(program.graph, layouts)
    const found = homeless.flatMap((node) => {
      const place = places.get(node.name)
      return place ? [[node.name, place] as const] : []
    })
    set({ autoLayout: { ...get().autoLayout, ...Object.fromEntries(found) } })
  }

  async function layOut(program: Program): Promise<boolean> {
    const { nodes } = program.graph
    const token = ++latest
    set({ layingOut: true })
    const autoLayout = await services.layout.place({
      nodes: nodes.map((node) => ({ name: node.name, ...cardSize(node) })),
      edges: nodes.flatMap((node) => node.dependencies.map((edge) => [edge.node, node.name] as const)),
    })
    if (token !== latest) return false
    set({ autoLayout, layingOut: false })
    return true
  }

  return {
    follow,
    async tidy() {
      const { program } = get()
      return program !== null && layOut(program)
    },
  }
}
