import { findNode, type NodeStatus, typeAt } from '../../engine/page.ts'
import { moduleOfCard } from '../store/modules.ts'
import type { AppState } from '../store/state.ts'
import { runOfGroup } from './runOfGroup.ts'

/** What is told of a wire while the pointer is on it. */
export interface WireTipView {
  readonly source: string
  readonly target: string
  /** Null where the parameter bears its source's name. */
  readonly parameter: string | null
  readonly type: string
  /** What went through it in the last run; empty where nothing did yet. */
  readonly value: string
  readonly status: NodeStatus
}

type Sources = Pick<AppState, 'shown' | 'run'>

export function wireTip(
  { shown, run }: Sources,
  source: string,
  target: string,
  parameter: string,
): WireTipView | null {
  const graph = shown?.graph
  const edge = graph && findNode(graph, target)?.dependencies.find((one) => one.parameter === parameter)
  if (!graph || !edge) return null
  const producer = findNode(graph, source)
  const isModule = moduleOfCard(source) !== null
  const own = isModule ? undefined : runOfGroup(run, [], source)
  return {
    source: moduleOfCard(source) ?? source,
    target: moduleOfCard(target) ?? target,
    parameter: parameter === source ? null : parameter,
    type: typeAt(graph.types, isModule || !producer ? edge.type : producer.type).text,
    value: own?.summary?.text ?? '',
    status: own?.status ?? 'idle',
  }
}
