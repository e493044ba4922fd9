import type { Services } from '../src/ui/store/services.ts'

/** Columns by order, until the layout worker is there. */
export function createLayoutService(): Services['layout'] {
  return {
    async place({ nodes }) {
      return Object.fromEntries(nodes.map(({ name }, at) => [name, { x: at * 300, y: (at % 5) * 120 }]))
    },
  }
}
