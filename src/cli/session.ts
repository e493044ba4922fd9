import {
  type Adapter,
  analyze,
  createNodeFiles,
  Driver,
  defaultOutputs,
  type GraphAdapter,
  inputFromJson,
  isError,
  type Json,
  type KeptCosts,
  type LookedUp,
  openCosts,
  PACKAGES,
  type Problem,
  type Program,
  type RunPlacement,
  type RunRequest,
} from '../engine/index.ts'
import { openCache } from './cache.ts'
import { chooseAdapter } from './chooseAdapter.ts'
import { resolveInputs } from './inputs.ts'
import type { Io } from './io.ts'
import { readJsonOption } from './json.ts'
import type { Options } from './options.ts'
import type { LoadedProject } from './project.ts'
import { chooseResult } from './result.ts'

/** A project that is ready to run what was asked for. */
export interface Session {
  readonly program: Program
  readonly driver: Driver
  readonly adapter: GraphAdapter
  readonly request: RunRequest
  /** What is wrong with the project, its data or the request; an error refuses to run. */
  readonly problems: readonly Problem[]
  readonly learned: KeptCosts | null
}

/** `adapters` take part beside the cache. @throws {UsageError} */
export async function openSession(
  options: Options,
  project: LoadedProject,
  io: Io,
  adapters: readonly Adapter[] = [],
): Promise<Session> {
  const { settings } = project
  const config = { ...settings.config, ...(await readJsonOption('config', options.config, io.cwd)) }
  const givenInputs = await readJsonOption('inputs', options.inputs, io.cwd)
  const overrides = (await readJsonOption('overrides', options.overrides, io.cwd)) ?? settings.overrides
  const sources = { ...settings.inputs, ...mapValues(givenInputs ?? {}, inputFromJson) }
  const files = createNodeFiles(project.folder, {
    outside: options.allowOutside,
    sources: project.files.map(({ path }) => path),
  })
  const inputs = await resolveInputs(sources, files)
  const cache = await openCache(options, io)
  const program = await analyze({ files: project.files, modules: project.modules, config, versions: cache !== null })
  const named = options.outputs ?? settings.outputs
  const asked = { outputs: named ?? defaultOutputs(program.graph), isDefault: named === null }
  const result = chooseResult(options, settings, program, asked)
  // Only where nodes are placed does it matter what they take.
  const learned = cache && options.adapter === 'workers' ? await openCosts(cache.store) : null
  const adapter = chooseAdapter(options, settings.limits, result.resultBuilder, learned?.costs)
  const driver = Driver.fromGraph(result.program, {
    adapter,
    adapters: [...(cache ? [cache.adapter] : []), ...adapters],
    packages: PACKAGES,
    services: files,
  })
  const request = { outputs: result.outputs, inputs: inputs.values, overrides }
  const problems = [...project.problems, ...inputs.problems, ...result.problems]
  return { program, driver, adapter, request, problems, learned }
}

/** Of a request that cannot run there is none. */
export function placementOf(driver: Driver, request: RunRequest, lookUps?: readonly LookedUp[]): RunPlacement | null {
  const { problems } = driver.plan(request)
  return [...driver.buildProblems(), ...problems].some(isError) ? null : driver.placement(request, lookUps)
}

function mapValues<T>(record: Readonly<Record<string, Json>>, map: (value: Json) => T): Record<string, T> {
  const out: Record<string, T> = Object.create(null)
  for (const [key, value] of Object.entries(record)) out[key] = map(value)
  return out
}
