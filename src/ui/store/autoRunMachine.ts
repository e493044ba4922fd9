/** Auto-run as data: what it waits for, and what is to be done when something happens. No clock, no store. */
export interface AutoRunMachine {
  readonly on: boolean
  /** Somebody who looks at this project wants it run: what a stranger sent does not run by itself. */
  readonly allowed: boolean
  /** `settling`: something changed, and may change again; `due`: it is to run as soon as it can. */
  readonly phase: 'resting' | 'settling' | 'due'
  readonly running: boolean
  /** It was stopped by hand. */
  readonly stopped: boolean
}

/** `code` is typed, letter by letter; `values` are inputs, pinned values, outputs and files. */
export type Changed = 'code' | 'values'

/** Whether there is anything to run: `later` where the graph is still being read. */
export type Verdict = 'run' | 'later' | 'nothing'

export type AutoRunEvent =
  | { readonly kind: 'switched'; readonly on: boolean }
  | { readonly kind: 'opened'; readonly isOwn: boolean }
  | { readonly kind: 'changed'; readonly what: Changed }
  /** The time that was asked for is over, or the graph of the text is there. */
  | { readonly kind: 'ready'; readonly verdict: Verdict }
  /** The run before has had its time. */
  | { readonly kind: 'impatient' }
  | { readonly kind: 'ranByHand' }
  | { readonly kind: 'began' }
  | { readonly kind: 'ended'; readonly verdict: Verdict }
  | { readonly kind: 'stopped' }

export type AutoRunEffect =
  /** Calls with `ready` after so long; another one takes its place. */
  | { readonly kind: 'wait'; readonly milliseconds: number }
  /** Calls with `impatient` after so long, once. */
  | { readonly kind: 'bePatient'; readonly milliseconds: number }
  | { readonly kind: 'forget' }
  /** Runs; what runs already ends, and what it gave is dropped. */
  | { readonly kind: 'run' }

export interface Step {
  readonly machine: AutoRunMachine
  readonly effects: readonly AutoRunEffect[]
}

export const CODE_RESTS_MS = 400
export const VALUES_REST_MS = 40
/** A run that a newer change would replace has so long to end by itself: runs of a moment all come through while a slider moves. */
export const PATIENCE_MS = 300

const FORGET = { kind: 'forget' } as const

export function startMachine(parts: Pick<AutoRunMachine, 'on' | 'allowed' | 'running'>): AutoRunMachine {
  return { ...parts, phase: 'resting', stopped: false }
}

export function stepMachine(machine: AutoRunMachine, event: AutoRunEvent): Step {
  switch (event.kind) {
    case 'switched':
      if (!event.on) return { machine: { ...machine, on: false, phase: 'resting' }, effects: [FORGET] }
      return settle({ ...machine, on: true, allowed: true, stopped: false }, 0)
    case 'opened':
      return { machine: { ...machine, allowed: event.isOwn, phase: 'resting', stopped: false }, effects: [FORGET] }
    case 'changed':
      return change(machine, event.what)
    case 'ready':
      return machine.phase === 'resting' ? stay(machine) : look({ ...machine, phase: 'due' }, event.verdict)
    case 'impatient':
      if (machine.phase !== 'due' || !machine.running) return stay(machine)
      return { machine: { ...machine, phase: 'resting' }, effects: [{ kind: 'run' }] }
    case 'ranByHand':
      return { machine: { ...machine, allowed: true, stopped: false, phase: 'resting' }, effects: [FORGET] }
    case 'began':
      return stay({ ...machine, running: true })
    case 'ended':
      return machine.phase === 'due'
        ? look({ ...machine, running: false }, event.verdict)
        : stay({ ...machine, running: false })
    case 'stopped':
      return { machine: { ...machine, phase: 'resting', stopped: true }, effects: [FORGET] }
  }
}

function change(machine: AutoRunMachine, what: Changed): Step {
  if (!machine.on || !machine.allowed) return stay(machine)
  const next = { ...machine, stopped: false }
  // Letters are waited for until they pause; a slider that moves is followed.
  if (what === 'code') return settle(next, CODE_RESTS_MS)
  return machine.phase === 'resting' ? settle(next, VALUES_REST_MS) : stay(next)
}

function look(machine: AutoRunMachine, verdict: Verdict): Step {
  if (verdict === 'later') return stay(machine)
  if (verdict === 'nothing') return { machine: { ...machine, phase: 'resting' }, effects: [FORGET] }
  if (machine.running) return { machine, effects: [{ kind: 'bePatient', milliseconds: PATIENCE_MS }] }
  return { machine: { ...machine, phase: 'resting' }, effects: [FORGET, { kind: 'run' }] }
}

function settle(machine: AutoRunMachine, milliseconds: number): Step {
  return { machine: { ...machine, phase: 'settling' }, effects: [{ kind: 'wait', milliseconds }] }
}

function stay(machine: AutoRunMachine): Step {
  return { machine, effects: [] }
}
