import {
  isError,
  type KernelPlan,
  makeProblem,
  type Problem,
  type ProjectSettings,
  toAdapterLimits,
} from '../../engine/page.ts'
import type { Analysis } from './analysis.ts'
import type { AskedRun } from './autoRunVerdict.ts'
import { type Context, messageOf } from './context.ts'
import type { KeptCache } from './keptCache.ts'
import type { KernelSync } from './kernelSync.ts'
import { planFor, requestedOutputs, usedInputs } from './requestedRun.ts'
import { createRunDisplay } from './runDisplay.ts'
import { basisOf } from './staleness.ts'
import type { Versions } from './versions.ts'

/** Running and stopping. */
export interface Runs {
  run(wanted?: readonly string[]): Promise<void>
  /** Runs the outputs though nobody pressed anything: ends what runs, and drops what still comes of it. */
  rerun(): Promise<void>
  /** The second press while the first is under way replaces the whole sandbox. */
  stop(): Promise<void>
  /** What the next run would do, and why; null where it could not run. */
  nextPlan(settings: ProjectSettings): Promise<KernelPlan | null>
  /** What the latest run was asked for, whatever came of it. */
  asked(): AskedRun | null
  dispose(): void
}

interface Parts {
  readonly analysis: Analysis
  readonly versions: Versions
  readonly kernel: KernelSync
  readonly cache: KeptCache
}

export function createRuns(context: Context, { analysis, versions, kernel, cache }: Parts): Runs {
  const { services, get, set, document, notify } = context
  const display = createRunDisplay(context)
  let count = 0
  let asked: AskedRun | null = null
  let stopping = false
  let replaced = false
  /** Stop was pressed while the run still waited for the graph or the sandbox. */
  let calledOff = false
  /** The run that is under way; another one took its place where it is not the latest. */
  let latest: Promise<void> = Promise.resolve()
  let turn = 0
  const unsubscribe = services.kernel.onEvents(display.follow)

  /** A run that came by itself makes way for one that is asked for. */
  async function run(wanted?: readonly string[]): Promise<void> {
    if (!get().running || !get().runByHand) await startAnew(wanted, true)
  }

  async function startAnew(wanted: readonly string[] | undefined, byHand: boolean): Promise<void> {
    if (get().running) {
      turn++
      display.drop()
      await Promise.all([services.kernel.stop().catch(() => undefined), latest])
    }
    if (!get().running) await start(wanted, byHand)
  }

  function start(wanted: readonly string[] | undefined, byHand: boolean): Promise<void> {
    latest = runTurn(++turn, wanted, byHand)
    return latest
  }

  async function runTurn(own: number, wanted: readonly string[] | undefined, byHand: boolean): Promise<void> {
    calledOff = false
    set({ running: true, runByHand: byHand, written: [], ...(byHand ? { runProblems: [] } : {}) })
    display.wait()
    let problems: readonly Problem[] = []
    try {
      await analysis.settled()
      await versions.settled()
      await sandboxStarted()
      await handOver()
      if (!calledOff && own === turn) problems = await runNow(own, wanted ?? requestedOutputs(get()))
    } catch (error) {
      problems = [brokenRun(error)]
    }
    if (own === turn) {
      display.end()
      finish(problems, byHand)
    }
    set({ running: false })
    cache.ran()
  }

  /** The kernel is given the program that outputs are asked of: another may come while it takes one in. */
  async function handOver(): Promise<void> {
    for (let given = null; given !== get().program; ) {
      given = get().program
      await kernel.sync()
    }
  }

  /** A run that is asked for while the sandbox starts waits for it. */
  async function sandboxStarted(): Promise<void> {
    if (get().sandbox !== 'starting') return
    await new Promise<void>((resolve) => {
      const unwatch = context.store.subscribe(({ sandbox }) => {
        if (sandbox === 'starting') return
        unwatch()
        resolve()
      })
    })
  }

  async function runNow(own: number, wanted: readonly string[]): Promise<readonly Problem[]> {
    const { program, sandbox } = get()
    set({ resultOf: 'earlier' })
    if (!program || sandbox !== 'ready') return [notReady(program !== null)]
    if (wanted.length === 0) return [nothingAsked()]
    const { settings } = document()
    const plan = planFor(get(), wanted)
    const errors = plan.problems.filter(isError)
    if (errors.length) return errors
    const checkedBefore = get().run?.checks
    if (checkedBefore?.size) set({ checkedBefore })
    const { opened } = get()
    const basis = basisOf(get())
    asked = { basis, outputs: plan.outputs, result: settings.result }
    display.begin(++count, basis)
    const reply = await services.kernel.run({
      run: count,
      outputs: plan.outputs,
      inputs: usedInputs(get()),
      overrides: settings.overrides,
      adapter: settings.adapter,
      limits: toAdapterLimits(settings.limits),
      result: settings.result,
    })
    // Another run took its place, or another project: what it gave comes too late.
    if (own !== turn || get().opened !== opened) return []
    set({ resultVersion: get().resultVersion + 1 })
    if (reply.result) set({ result: reply.result, resultOf: reply.outcome === 'ok' ? 'latest' : 'part' })
    return reply.problems
  }

  /** What goes by itself turns no page. */
  function finish(problems: readonly Problem[], byHand: boolean): void {
    const { resultTab } = get()
    if (!byHand) {
      set({ runProblems: problems })
      return
    }
    const tab = problems.some(isError) ? 'problems' : resultTab === 'problems' ? 'result' : resultTab
    set({ runProblems: problems, resultTab: tab })
  }

  async function nextPlan({ overrides, adapter }: ProjectSettings): Promise<KernelPlan | null> {
    await analysis.settled()
    await versions.settled()
    await sandboxStarted()
    await handOver()
    const plan = planFor(get(), requestedOutputs(get()))
    if (plan.problems.some(isError)) return null
    return services.kernel.plan({ outputs: plan.outputs, inputs: usedInputs(get()), overrides, adapter })
  }

  async function stop(): Promise<void> {
    if (!get().running) return
    calledOff = true
    if (stopping) {
      replaced = true
      await services.kernel.restart()
      notify('info', 'The sandbox was replaced. Earlier results are gone; run again to get them.')
      return
    }
    stopping = true
    replaced = false
    try {
      await services.kernel.stop()
    } catch (error) {
      // A sandbox that was replaced meanwhile cannot answer, nor need it.
      if (!replaced) notify('error', `The run could not be stopped: ${messageOf(error)}.`)
    } finally {
      stopping = false
    }
  }

  return { run, rerun: () => startAnew(undefined, false), stop, nextPlan, asked: () => asked, dispose: unsubscribe }
}

function notReady(hasProgram: boolean): Problem {
  return makeProblem('DW-PAGE-002', 'request', {
    message: hasProgram ? 'The sandbox is not ready.' : 'There is no program to run yet.',
    hint: 'Try again in a moment, or reload the page.',
  })
}

function nothingAsked(): Problem {
  return makeProblem('DW-PAGE-004', 'request', {
    message: 'No outputs are chosen, so there is nothing to run.',
    hint: 'Mark a card as an output: its round marker, or the key "o".',
  })
}

function brokenRun(error: unknown): Problem {
  return makeProblem('DW-PAGE-003', 'run', {
    message: `The run broke off: ${messageOf(error)}.`,
    hint: 'Run again; if it happens again, reload the page.',
  })
}
