import { availableParallelism } from 'node:os'
import {
  analyze,
  type CostBook,
  createNodeFiles,
  Driver,
  defaultOutputs,
  foldEvents,
  formatProblem,
  type GraphAdapter,
  inputFromJson,
  isError,
  type Json,
  openCosts,
  PACKAGES,
  ProgressBar,
  type ResultBuilder,
  type RunEvent,
  type RunLimits,
  type RunPlacement,
  type RunRequest,
  reportQuality,
  SimpleGraphAdapter,
  toAdapterLimits,
  toTrace,
  WebWorkerGraphAdapter,
} from '../engine/index.ts'
import { openCache } from './cache.ts'
import { printResult } from './formatResult.ts'
import { resolveInputs } from './inputs.ts'
import type { Io } from './io.ts'
import { readJsonOption } from './json.ts'
import type { Options } from './options.ts'
import { writeJson, writeOut } from './output.ts'
import type { LoadedProject } from './project.ts'
import { toReport } from './report.ts'
import { chooseResult } from './result.ts'
import { parseSize } from './size.ts'

/** Runs and prints the result; where it fails, the problems, and the status is 1. */
export async function run(options: Options, project: LoadedProject, io: Io): Promise<number> {
  const { settings } = project
  const config = { ...settings.config, ...(await readJsonOption('config', options.config, io.cwd)) }
  const givenInputs = await readJsonOption('inputs', options.inputs, io.cwd)
  const overrides = (await readJsonOption('overrides', options.overrides, io.cwd)) ?? settings.overrides
  const sources = { ...settings.inputs, ...mapValues(givenInputs ?? {}, inputFromJson) }
  const files = createNodeFiles(project.folder, { outside: options.allowOutside })
  const inputs = await resolveInputs(sources, files)
  const cache = await openCache(options, io)
  const program = await analyze({ files: project.files, modules: project.modules, config, versions: cache !== null })
  const named = options.outputs ?? settings.outputs
  const asked = { outputs: named ?? defaultOutputs(program.graph), isDefault: named === null }
  const result = chooseResult(options, settings, program, asked)
  // Only where nodes are placed does it matter what they take.
  const learned = cache && options.adapter === 'workers' ? await openCosts(cache.store) : null
  const adapter = chooseAdapter(options, settings.limits, result.resultBuilder, learned?.costs)
  const bar = options.progress ? new ProgressBar({ stream: io.stderr }) : null
  const driver = Driver.fromGraph(result.program, {
    adapter,
    adapters: [...(cache ? [cache.adapter] : []), ...(bar ? [bar] : [])],
    packages: PACKAGES,
    services: files,
  })
  const log: RunEvent[] = []
  const onEvent = (event: RunEvent): void => {
    log.push(event)
    if (event.kind !== 'consoleWritten') return
    bar?.clear()
    io.stderr.write(`${event.node ?? 'module'}: ${event.text}\n`)
  }
  const early = [...project.problems, ...inputs.problems, ...result.problems]
  const request = { outputs: result.outputs, inputs: inputs.values, overrides }
  const isRefused = early.some(isError)
  // Before the run, which measures.
  const placement = options.report === null || isRefused ? null : placementOf(driver, request)
  const end = isRefused
    ? { outcome: 'failed' as const, problems: [], checks: [], result: undefined }
    : await driver.run(request, { onEvent })
  const ofCosts = learned ? [...learned.problems, ...(await learned.keep())] : []
  if (adapter instanceof WebWorkerGraphAdapter) adapter.dispose()
  const printed = end.outcome === 'ok' ? await printResult(end.result, options.format) : null
  const problems = [...early, ...ofCosts, ...end.problems, ...(printed?.problems ?? [])]
  const state = foldEvents(null, log)
  const quality = reportQuality(program.graph, state)
  if (options.report !== null)
    await writeJson('report', options.report, io, toReport({ state, problems, quality, placement }))
  if (options.trace !== null && state) await writeJson('trace', options.trace, io, toTrace(state))
  if (printed && printed.content !== null) {
    for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`)
    await writeOut(options, io, printed.content)
    return 0
  }
  const text = problems.map((problem) => `${formatProblem(problem)}\n`).join('')
  if (options.format === 'json') io.stdout.write(`${JSON.stringify({ problems })}\n`)
  else io.stderr.write(text)
  return 1
}

/** Of a request that cannot run there is none. */
function placementOf(driver: Driver, request: RunRequest): RunPlacement | null {
  const plan = driver.plan(request)
  return [...driver.buildProblems(), ...plan.problems].some(isError) ? null : plan.placement
}

function chooseAdapter(
  options: Options,
  limits: RunLimits,
  resultBuilder: ResultBuilder,
  costs: CostBook | undefined,
): GraphAdapter {
  // A project's choice is made for the page; a command runs in place unless it is told otherwise.
  if (options.adapter !== 'workers') return new SimpleGraphAdapter(resultBuilder)
  const workers = options.workers ?? availableParallelism()
  return new WebWorkerGraphAdapter({
    workers,
    resultBuilder,
    costs,
    ...toAdapterLimits(limitsOf(options, limits)),
  })
}

/** What the command says counts more than what the project does. */
function limitsOf({ timeout, nodeTimeout, memory }: Options, of: RunLimits): RunLimits {
  return {
    runSeconds: timeout ?? of.runSeconds,
    nodeSeconds: nodeTimeout ?? of.nodeSeconds,
    megabytes: memory === null ? of.megabytes : parseSize('memory', memory) / 1e6,
  }
}

function mapValues<T>(record: Readonly<Record<string, Json>>, map: (value: Json) => T): Record<string, T> {
  const out: Record<string, T> = Object.create(null)
  for (const [key, value] of Object.entries(record)) out[key] = map(value)
  return out
}
