import {
  DictResult,
  MatrixResult,
  type Outputs,
  type Problem,
  type Program,
  type ProjectSettings,
  parseResultFunction,
  type ResultBuilder,
  TableResult,
  withoutResultFunction,
  withResultFunction,
} from '../engine/index.ts'
import type { Options } from './options.ts'

/** What a run is to give, and what the driver has to ask for. */
export interface ResultRequest {
  readonly program: Program
  readonly outputs: readonly string[]
  readonly resultBuilder: ResultBuilder
  readonly problems: readonly Problem[]
}

const BUILDERS: Readonly<Record<string, () => ResultBuilder>> = {
  dict: () => new DictResult(),
  table: () => new TableResult(),
  matrix: () => new MatrixResult(),
  // Arrow is how a table is written; as JSON it prints as one.
  arrow: () => new TableResult(),
}

/** A function of the user's that makes the result gives just that. */
const ALONE: ResultBuilder = { buildResult: (outputs: Outputs) => [...outputs.values()][0] }

/** By `--result`, else what the format needs, else by the project. */
export function chooseResult(
  options: Options,
  settings: ProjectSettings,
  program: Program,
  { outputs, isDefault }: { readonly outputs: readonly string[]; readonly isDefault: boolean },
): ResultRequest {
  const given = options.result ?? (options.format === 'arrow' ? 'arrow' : (settings.resultBuilder ?? settings.result))
  const build = BUILDERS[given]
  if (build) return { program, outputs, resultBuilder: build(), problems: [] }
  const fn = parseResultFunction(given)
  if (!fn) throw new Error(`"${given}" makes no result: parseOptions and parseProjectFile see to it`)
  const wanted = isDefault ? withoutResultFunction(outputs, program, fn) : outputs
  const extended = withResultFunction(program, wanted, fn)
  return extended.ok
    ? { program: extended.program, outputs: [extended.output], resultBuilder: ALONE, problems: [] }
    : { program, outputs: [], resultBuilder: ALONE, problems: [extended.problem] }
}
