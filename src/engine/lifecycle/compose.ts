import type { GraphAdapter } from '../adapters/GraphAdapter.ts'
import type { Graph } from '../model/graph.ts'
import type { Problem } from '../model/problem.ts'
import type { Behaviour } from '../run/behaviour.ts'
import { checkAdapters, checkGraph } from './checkAdapters.ts'
import { type ComposedHooks, composeHooks } from './composeHooks.ts'
import type { Adapter, CacheMethod, LifecycleAdapter } from './LifecycleAdapter.ts'
import { composeMethods } from './methods.ts'
import { type Named, nameAdapters } from './named.ts'

/** What a driver makes of its adapters: one that runs nodes, and what stands around them. */
export interface Composition {
  /** The one that has the methods; where nobody has a method, `SimpleGraphAdapter`'s. */
  readonly adapter: GraphAdapter
  /** What the adapters change where nodes really run; one of them calls the hooks of nodes and tasks, where there are any. */
  readonly behaviours: readonly Behaviour[]
  readonly hooks: ComposedHooks
  readonly cache: CacheMethod | null
  /** Somebody needs the summaries of values in events. */
  readonly summaries: boolean
  /** Adapters that do not go together. */
  readonly problems: readonly Problem[]
  /** What the adapters' validators refuse, and names in `nodes` that the graph does not have (warnings). */
  checkGraph(graph: Graph): readonly Problem[]
}

/** Hooks stack, methods replace, validators collect: an adapter may be any mix of them. */
export function composeAdapters(adapters: readonly Adapter[]): Composition {
  const named = nameAdapters(adapters)
  return {
    adapter: composeMethods(named),
    behaviours: behavioursOf(named),
    hooks: composeHooks(named),
    cache: named.find(({ adapter }) => adapter.cache)?.adapter.cache ?? null,
    summaries: named.some(({ adapter }) => adapter.summaries === true),
    problems: checkAdapters(named),
    checkGraph: onceEach((graph) => checkGraph(named, graph)),
  }
}

/** A graph is judged at build, and its problems are told by each run. */
function onceEach(judge: (graph: Graph) => Problem[]): (graph: Graph) => readonly Problem[] {
  const known = new WeakMap<Graph, readonly Problem[]>()
  return (graph) => {
    const problems = known.get(graph) ?? judge(graph)
    known.set(graph, problems)
    return problems
  }
}

function behavioursOf(named: readonly Named[]): readonly Behaviour[] {
  const own = named.flatMap(({ adapter }) => adapter.behaviour ?? [])
  const hooks = hooksBehaviour(named.map(({ adapter }) => adapter))
  return hooks ? [...own, hooks] : own
}

/** The moments at which a runner calls out. Those of other tasks are the driver's own. */
const CALLED_BY_RUNNERS = ['preNodeExecute', 'postNodeExecute', 'preTaskExecute', 'postTaskExecute'] as const

function hooksBehaviour(adapters: readonly LifecycleAdapter[]): Behaviour | null {
  const called = CALLED_BY_RUNNERS.filter((moment) => adapters.some((adapter) => adapter[moment]))
  if (called.length === 0) return null
  const onNodes = adapters.filter((adapter) => adapter.preNodeExecute ?? adapter.postNodeExecute)
  const names = onNodes.flatMap(({ nodes }) => nodes ?? [])
  return { kind: 'hooks', moments: called, nodes: onNodes.every(({ nodes }) => nodes) ? [...new Set(names)] : null }
}
