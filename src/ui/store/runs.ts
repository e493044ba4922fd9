import { foldEvents, isError, makeProblem, type Problem } from '../../engine/page.ts'
import type { Analysis } from './analysis.ts'
import { type Context, messageOf } from './context.ts'
import type { KernelSync } from './kernelSync.ts'
import { isUsedInput, planFor, requestedOutputs } from './requestedRun.ts'

/** Running and stopping. */
export interface Runs {
  run(wanted?: readonly string[]): Promise<void>
  /** The second press while the first is under way replaces the whole sandbox. */
  stop(): Promise<void>
  dispose(): void
}

export function createRuns(context: Context, analysis: Analysis, kernel: KernelSync): Runs {
  const { services, get, set, document, notify } = context
  let count = 0
  let stopping = false
  let replaced = false
  /** Stop was pressed while the run still waited for the graph or the sandbox. */
  let calledOff = false
  const unsubscribe = services.kernel.onEvents((events) => set({ run: foldEvents(get().run, events) }))

  async function run(wanted?: readonly string[]): Promise<void> {
    if (get().running) return
    calledOff = false
    set({ running: true, runProblems: [] })
    try {
      await analysis.settled()
      await sandboxStarted()
      await kernel.sync()
      finish(calledOff ? [] : await runNow(wanted ?? requestedOutputs(get())))
    } catch (error) {
      finish([brokenRun(error)])
    } finally {
      set({ running: false })
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

  async function runNow(wanted: readonly string[]): Promise<readonly Problem[]> {
    const { program, sandbox } = get()
    if (!program || sandbox !== 'ready') return [notReady(program !== null)]
    if (wanted.length === 0) return [nothingAsked()]
    const { settings } = document()
    const plan = planFor(get(), wanted)
    const errors = plan.problems.filter(isError)
    if (errors.length) return errors
    const inputs = Object.entries(settings.inputs).filter(([name]) => isUsedInput(get(), name))
    const reply = await services.kernel.run({
      run: ++count,
      outputs: plan.outputs,
      inputs: Object.fromEntries(inputs),
      overrides: settings.overrides,
      adapter: settings.adapter,
      result: settings.result,
    })
    set({ result: reply.result ?? get().result, resultVersion: get().resultVersion + 1 })
    return reply.problems
  }

  function finish(problems: readonly Problem[]): void {
    const { resultTab } = get()
    const tab = problems.some(isError) ? 'problems' : resultTab === 'problems' ? 'result' : resultTab
    set({ runProblems: problems, resultTab: tab })
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

  return { run, stop, dispose: unsubscribe }
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
