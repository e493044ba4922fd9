import {
  downstreamOf,
  type Graph,
  indexOf,
  isError,
  type Position,
  type Problem,
  upstreamOf,
} from '../../engine/page.ts'
import { memoLast } from '../common/memoLast.ts'
import { placeAll } from '../store/placeAll.ts'
import { planFor, requestedOutputs } from '../store/requestedRun.ts'
import { isFramed } from '../store/shown.ts'
import type { AppState } from '../store/state.ts'
import { openUp, withInner } from './openUp.ts'

type PlaceSources = Pick<AppState, 'shown' | 'history' | 'autoLayout'>

/** What cards and wires look up: each computed once for the whole graph, so that a card's own look-up is cheap. */

export type Relation = 'selected' | 'ancestor' | 'descendant' | 'other'

export interface PlannedRun {
  readonly outputs: ReadonlySet<string>
  /** Functions that would run, and the inputs that they take. */
  readonly takesPart: ReadonlySet<string>
  /** Inputs that are needed and have no value. */
  readonly missing: ReadonlySet<string>
}

export const plannedRun = memoLast(
  (state: Pick<AppState, 'program' | 'history'>) => [state.program, state.history.present.settings],
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

/** Null while nothing is selected. */
export const relations = memoLast(
  (state: Pick<AppState, 'program' | 'selected'>) => [state.program, state.selected],
  ({ program, selected }): ReadonlyMap<string, Relation> | null => {
    if (!program || selected === null) return null
    const found = new Map<string, Relation>()
    for (const name of downstreamOf(program.graph, [selected])) found.set(name, 'descendant')
    for (const name of upstreamOf(program.graph, [selected])) found.set(name, 'ancestor')
    return found.set(selected, 'selected')
  },
)

export const problemsByNode = memoLast(
  (state: Pick<AppState, 'program' | 'runProblems' | 'run'>) => [state.program, state.runProblems, state.run?.problems],
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

/** Where every node stands: where a person put it, else where the layout did, else beside its neighbours. */
export const placesOf = memoLast(
  (state: PlaceSources) => [state.shown, state.history.present.settings.layout, state.autoLayout],
  (state): ReadonlyMap<string, Position> => (state.shown ? openUp(basePlaces(state), state.shown.rooms) : NOWHERE),
)

/** The same before open groups made room: what a project keeps. */
export const basePlaces = memoLast(
  (state: PlaceSources) => [state.shown, state.history.present.settings.layout, state.autoLayout],
  ({ shown, history, autoLayout }): ReadonlyMap<string, Position> => {
    if (!shown) return NOWHERE
    const { layout } = history.present.settings
    return withInner(placeAll(shown.closed, [layout, autoLayout]), shown.rooms, layout)
  },
)

/** Frames around groups and blocks; none where there are more than anyone would tell apart. */
export function framesAreDrawn({ shown }: Pick<AppState, 'shown'>): boolean {
  const count = shown ? shown.blocks.length + shown.rooms.length + shown.groups.filter(isFramed).length : 0
  return count > 0 && count <= MOST_FRAMES
}

export function usersOf(graph: Graph, name: string): readonly string[] {
  return indexOf(graph).users.get(name) ?? []
}

const MOST_FRAMES = 80
const MISSING_INPUT = 'DW-PLAN-002'
const NOWHERE: ReadonlyMap<string, Position> = new Map()
