import type { Graph } from '../../engine/page.ts'
import type { Context } from './context.ts'
import { requestedOutputs } from './requestedRun.ts'
import type { ShowOptions } from './show.ts'
import { isPlain, type Shown, showPlainly } from './shown.ts'

/** Keeps what is drawn that of the graph, of the groups that stand open, and of the outputs. */
export interface Showing {
  /** Loads what graphs with groups need when the first of them comes. */
  of(graph: Graph): Promise<Shown>
  /** Outputs or open groups changed. */
  refresh(): void
}

export function createShowing({ get, set }: Context): Showing {
  let show: ((graph: Graph, options: ShowOptions) => Shown) | null = null

  function showNow(graph: Graph): Shown {
    const { history, openGroups } = get()
    if (!show || isPlain(graph)) return showPlainly(graph)
    const asked = { history, program: { graph, code: [] } }
    return show(graph, { open: openGroups, outputs: new Set(requestedOutputs(asked)) })
  }

  return {
    async of(graph) {
      if (!isPlain(graph)) show ??= (await import('./show.ts')).show
      return showNow(graph)
    },
    refresh() {
      const { program, shown } = get()
      if (program && shown?.groups.length) set({ shown: showNow(program.graph) })
    },
  }
}
