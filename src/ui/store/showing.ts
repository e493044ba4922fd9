import type { Graph } from '../../engine/page.ts'
import type { Context } from './context.ts'
import { requestedOutputs } from './requestedRun.ts'
import type { ShowOptions } from './show.ts'
import { isPlain, type Shown, showPlainly } from './shown.ts'

/** Keeps what is drawn that of the graph, of the groups and modules that stand open, and of the outputs. */
export interface Showing {
  /** Loads what graphs with groups or folded modules need when the first of them comes. */
  of(graph: Graph): Promise<Shown>
  /** As `of`, at once; null where that needs something that is not loaded yet. */
  now(graph: Graph): Shown | null
  /** Outputs, open groups, folded modules or the direction changed. */
  refresh(): void
}

export function createShowing({ get, set, document }: Context): Showing {
  let show: ((graph: Graph, options: ShowOptions) => Shown) | null = null

  const isAsItIs = (graph: Graph) => document().settings.view.folded.length === 0 && isPlain(graph)

  function showNow(graph: Graph): Shown {
    const { history, openGroups } = get()
    if (!show || isAsItIs(graph)) return showPlainly(graph)
    const asked = { history, program: { graph, code: [] } }
    const { folded, direction } = document().settings.view
    return show(graph, { open: openGroups, outputs: new Set(requestedOutputs(asked)), folded, direction })
  }

  async function of(graph: Graph): Promise<Shown> {
    if (!isAsItIs(graph)) show ??= (await import('./show.ts')).show
    return showNow(graph)
  }

  return {
    of,
    now: (graph) => (show || isAsItIs(graph) ? showNow(graph) : null),
    refresh() {
      const { program, shown } = get()
      if (!program || (shown?.graph === program.graph && isAsItIs(program.graph))) return
      if (show) set({ shown: showNow(program.graph) })
      else void of(program.graph).then((now) => get().program === program && set({ shown: now }))
    },
  }
}
