import {
  foldEvents,
  formatProblem,
  isError,
  ProgressBar,
  type RunEvent,
  reportQuality,
  toTrace,
  WebWorkerGraphAdapter,
} from '../engine/index.ts'
import { printResult } from './formatResult.ts'
import type { Io } from './io.ts'
import type { Options } from './options.ts'
import { orStuck, stuckEvents } from './orStuck.ts'
import { writeJson, writeOut } from './output.ts'
import type { LoadedProject } from './project.ts'
import { toReport } from './report.ts'
import { openSession, placementOf } from './session.ts'

/** Runs and prints the result; where it fails, the problems, and the status is 1. */
export async function run(options: Options, project: LoadedProject, io: Io): Promise<number> {
  const bar = options.progress ? new ProgressBar({ stream: io.stderr }) : null
  const session = await openSession(options, project, io, bar ? [bar] : [])
  const { program, driver, adapter, request, problems: early, learned } = session
  const log: RunEvent[] = []
  const onEvent = (event: RunEvent): void => {
    log.push(event)
    if (event.kind !== 'consoleWritten') return
    bar?.clear()
    io.stderr.write(`${event.node ?? 'module'}: ${event.text}\n`)
  }
  const isRefused = early.some(isError)
  // Before the run, which measures.
  const placement = options.report === null || isRefused ? null : placementOf(driver, request)
  const end = isRefused
    ? { outcome: 'failed' as const, problems: [], checks: [], result: undefined }
    : await orStuck(driver.run(request, { onEvent }), () => {
        log.push(...stuckEvents(log, program.graph))
        const problems = foldEvents(null, log)?.problems ?? []
        return { outcome: 'failed' as const, problems, checks: [], result: undefined }
      })
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
