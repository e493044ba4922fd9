import { type AutoRunEffect, type AutoRunEvent, startMachine, stepMachine } from './autoRunMachine.ts'
import { judge } from './autoRunVerdict.ts'
import type { Context } from './context.ts'
import type { Runs } from './runs.ts'
import type { AppState } from './state.ts'

/** Runs when something changes. */
export interface AutoRunner {
  switchTo(on: boolean): void
  ranByHand(): void
  stopped(): void
  dispose(): void
}

/** The shell of the machine: tells it what happens in the store, and does what it says. */
export function createAutoRun({ store, services, get, set }: Context, runs: Runs): AutoRunner {
  let machine = startMachine({
    on: get().autoRun.on,
    allowed: isOwn(get()) || get().run !== null,
    running: get().running,
  })
  let waits: string | null = null
  let cancelWait = () => {}
  let cancelPatience: (() => void) | null = null

  function tell(event: AutoRunEvent): void {
    const { machine: next, effects } = stepMachine(machine, event)
    machine = next
    for (const effect of effects) perform(effect)
    const { on } = machine
    const why = on ? whyNot() : null
    if (get().autoRun.on !== on || get().autoRun.waits !== why) set({ autoRun: { on, waits: why } })
  }

  function whyNot(): string | null {
    if (!machine.allowed) return 'Press Run once: what others made does not run by itself.'
    if (machine.stopped) return 'Stopped: it runs again when something changes.'
    return waits
  }

  function perform(effect: AutoRunEffect): void {
    switch (effect.kind) {
      case 'wait':
        cancelWait()
        cancelWait = services.page.later(effect.milliseconds, () => tell({ kind: 'ready', verdict: verdict() }))
        return
      case 'bePatient':
        cancelPatience ??= services.page.later(effect.milliseconds, () => {
          cancelPatience = null
          tell({ kind: 'impatient' })
        })
        return
      case 'forget':
        cancelWait()
        cancelPatience?.()
        cancelPatience = null
        return
      case 'run':
        void runs.rerun()
    }
  }

  function verdict() {
    const judged = judge(get(), runs.asked())
    waits = judged.waits
    return judged.verdict
  }

  const unsubscribe = store.subscribe((now, before) => {
    if (now.opened !== before.opened) {
      waits = null
      tell({ kind: 'opened', isOwn: isOwn(now) })
    } else if (now.history !== before.history) {
      if (isOtherCode(now, before)) tell({ kind: 'changed', what: 'code' })
      else if (hasOtherValues(now, before)) tell({ kind: 'changed', what: 'values' })
    }
    if (now.running !== before.running) tell(now.running ? { kind: 'began' } : { kind: 'ended', verdict: verdict() })
    const isRead =
      now.program !== before.program || now.analyzing !== before.analyzing || now.sandbox !== before.sandbox
    if (isRead && machine.phase === 'due') tell({ kind: 'ready', verdict: verdict() })
  })

  tell({ kind: machine.running ? 'began' : 'ended', verdict: 'nothing' })
  return {
    switchTo(on) {
      tell({ kind: 'switched', on })
    },
    ranByHand: () => tell({ kind: 'ranByHand' }),
    stopped: () => tell({ kind: 'stopped' }),
    dispose() {
      unsubscribe()
      perform({ kind: 'forget' })
    },
  }
}

/** Written here, or by the authors of this page; what came by a link or a file is a stranger's until somebody runs it. */
function isOwn({ origin }: AppState): boolean {
  return origin.kind === 'new' || origin.kind === 'example'
}

function isOtherCode(now: AppState, before: AppState): boolean {
  const [is, was] = [now.history.present, before.history.present]
  return is.files !== was.files || is.settings.config !== was.settings.config
}

function hasOtherValues(now: AppState, before: AppState): boolean {
  const [is, was] = [now.history.present, before.history.present]
  const { inputs, overrides, outputs, result } = was.settings
  return (
    is.data !== was.data ||
    is.settings.inputs !== inputs ||
    is.settings.overrides !== overrides ||
    is.settings.outputs !== outputs ||
    is.settings.result !== result
  )
}
