import { downstreamOf, findNode, type Graph, indexOf, isError, type Problem, upstreamOf } from '../../engine/page.ts'
import { memoLast } from '../common/memoLast.ts'
import { chosenOf } from '../store/chosen.ts'
import type { ProjectDocument } from '../store/document.ts'
import { planFor, requestedOutputs } from '../store/requestedRun.ts'
import { isFramed } from '../store/shown.ts'
import type { AppState } from '../store/state.ts'

/** What cards and wires look up: each computed once for the whole graph, so that a card's own look-up is cheap. */

export type Relation = 'selected' | 'ancestor' | 'descendant'

export interface PlannedRun {
  readonly outputs: ReadonlySet<string>
  /** Functions that would run, and the inputs that they take. */
  readonly takesPart: ReadonlySet<string>
  /** Inputs that are needed and have no value. */
  readonly missing: ReadonlySet<string>
}

export const plannedRun = memoLast(
  (state: Pick<AppState, 'program' | 'history'>) => [state.program?.graph, state.history.present.settings],
  (state): PlannedRun => {
    const plan = planFor(state, requestedOutputs(state))
    const missing = plan.problems.filter((problem) => problem.code === MISSING_INPUT)
    return {
      outputs: new Set(plan.outputs),
      takesPart: new Set([...plan.order, ...plan.inputs].map((node) => node.name)),
      missing: new Set(missing.flatMap((problem) => problem.nodes.slice(0, 1))),
    }
  },
)

/** Around the selection, as it is drawn; null while nothing is selected. */
export const relations = memoLast(
  (state: Pick<AppState, 'shown' | 'selected' | 'marked'>) => [state.shown, state.selected, state.marked],
  (state): ReadonlyMap<string, Relation> | null => {
    const { shown } = state
    const chosen = [...chosenOf(state)].map((name) => cardOf(state, name))
    if (!shown || chosen.length === 0) return null
    const found = new Map<string, Relation>()
    for (const name of downstreamOf(shown.graph, chosen)) found.set(name, 'descendant')
    for (const name of upstreamOf(shown.graph, chosen)) found.set(name, 'ancestor')
    for (const name of chosen) found.set(name, 'selected')
    return found
  },
)

/** The card that a node is drawn on: its own, or that of what it is folded into. */
export function cardOf({ shown }: Pick<AppState, 'shown'>, name: string): string {
  let card: string | undefined = name
  while (shown && card !== undefined && !findNode(shown.graph, card)) card = shown.faces.get(card)
  return card ?? name
}

export const problemsByNode = memoLast(
  (state: Pick<AppState, 'program' | 'runProblems' | 'run'>) => [
    state.program?.graph,
    state.runProblems,
    state.run?.problems,
  ],
  ({ program, runProblems, run }): ReadonlyMap<string, readonly Problem[]> => {
    const found = new Map<string, Problem[]>()
    const all = [...(program?.graph.problems ?? []), ...runProblems, ...(run?.problems ?? [])]
    for (const problem of [...all.filter(isError), ...all.filter((one) => !isError(one))]) {
      for (const name of problem.nodes) {
        const list = found.get(name)
        if (!list) found.set(name, [problem])
        else if (!list.some((known) => known.message === problem.message)) list.push(problem)
      }
    }
    return found
  },
)

/** Frames around modules, groups and blocks; none where there are more than anyone would tell apart. */
export function framesAreDrawn({ shown, history }: Pick<AppState, 'shown' | 'history'>): boolean {
  const count = shown ? shown.blocks.length + shown.rooms.length + shown.groups.filter(isFramed).length : 0
  return (count > 0 && count <= MOST_FRAMES) || mayFrameModules(history.present)
}

function mayFrameModules({ files, settings }: ProjectDocument): boolean {
  return settings.view.frames ?? files.length > 1
}

export function usersOf(graph: Graph, name: string): readonly string[] {
  return indexOf(graph).users.get(name) ?? []
}

const MOST_FRAMES = 80
const MISSING_INPUT = 'DW-PLAN-002'
