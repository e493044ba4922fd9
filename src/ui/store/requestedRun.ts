import {
  type AnalyzeRequest,
  defaultOutputs,
  findNode,
  type InputSource,
  modulePaths,
  planRun,
  type RunPlan,
} from '../../engine/page.ts'
import type { ProjectDocument } from './document.ts'
import type { AppState } from './state.ts'

type Asked = Pick<AppState, 'history' | 'program'>

/** The chosen outputs that the graph has; where nothing was ever chosen, what no other function needs. */
export function requestedOutputs({ history, program }: Asked): readonly string[] {
  const chosen = history.present.settings.outputs
  if (!program) return chosen ?? []
  if (!chosen) return defaultOutputs(program.graph)
  return chosen.filter((name) => findNode(program.graph, name))
}

/** What pressing Run would do. */
export function planFor(state: Asked, wanted: readonly string[]): RunPlan {
  const { settings } = state.history.present
  if (!state.program) return { outputs: [], order: [], steps: [], inputs: [], problems: [] }
  return planRun(state.program.graph, {
    outputs: wanted,
    inputs: new Set(Object.keys(settings.inputs).filter((name) => isUsedInput(state, name))),
    overrides: new Set(Object.keys(settings.overrides)),
  })
}

/** What the analyzer is asked for a project. */
export function requestFor(document: ProjectDocument, version: number): AnalyzeRequest {
  const { files, settings } = document
  const paths = files.map((file) => file.path)
  return { version, files, modules: modulePaths(settings, paths), config: settings.config }
}

/** The inputs that a run is given. */
export function usedInputs(state: Asked): Readonly<Record<string, InputSource>> {
  const { inputs } = state.history.present.settings
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => isUsedInput(state, name)))
}

/** A value that was kept for an input which the code no longer has is not given to the run. */
export function isUsedInput({ program }: Pick<AppState, 'program'>, name: string): boolean {
  return program !== null && findNode(program.graph, name)?.kind === 'input'
}
