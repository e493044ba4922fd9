import { array, assert, constantFrom, oneof, property, record } from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type AutoRunEvent, type AutoRunMachine, CODE_RESTS_MS, startMachine, stepMachine } from './autoRunMachine.ts'

const OWN = startMachine({ on: true, allowed: true, running: false })

function play(machine: AutoRunMachine, ...events: readonly AutoRunEvent[]) {
  const effects = []
  let now = machine
  for (const event of events) {
    const step = stepMachine(now, event)
    now = step.machine
    effects.push(...step.effects.map((effect) => effect.kind))
  }
  return { machine: now, effects }
}

const code = { kind: 'changed', what: 'code' } as const
const values = { kind: 'changed', what: 'values' } as const
const ready = { kind: 'ready', verdict: 'run' } as const
const began = { kind: 'began' } as const
const ended = { kind: 'ended', verdict: 'run' } as const

describe('auto-run', () => {
  it('runs when typing has paused', () => {
    expect(play(OWN, code, code, ready).effects).toEqual(['wait', 'wait', 'forget', 'run'])
    expect(stepMachine(OWN, code).effects).toEqual([{ kind: 'wait', milliseconds: CODE_RESTS_MS }])
  })

  it('does not put off a run while a slider moves', () => {
    expect(play(OWN, values, values, values).effects).toEqual(['wait'])
  })

  it('waits for the graph of the text, and runs nothing where nothing changed', () => {
    expect(play(OWN, code, { kind: 'ready', verdict: 'later' }, ready).effects).toEqual(['wait', 'forget', 'run'])
    expect(play(OWN, code, { kind: 'ready', verdict: 'nothing' }).effects).toEqual(['wait', 'forget'])
  })

  it('lets a quick run end before the next one, and ends a slow one', () => {
    const busy = play(OWN, began, values, ready)
    expect(busy.effects).toEqual(['wait', 'bePatient'])
    expect(play(busy.machine, ended).effects).toEqual(['forget', 'run'])
    expect(play(busy.machine, { kind: 'impatient' }).effects).toEqual(['run'])
  })

  it('rests after Stop until something changes', () => {
    const stopped = play(OWN, code, { kind: 'stopped' })
    expect(stopped.machine).toMatchObject({ phase: 'resting', stopped: true })
    expect(play(stopped.machine, ready, ended).effects).toEqual([])
    expect(play(stopped.machine, code).machine.stopped).toBe(false)
  })

  it('does not run what a stranger sent before somebody ran it or switched it on', () => {
    const opened = play(OWN, { kind: 'opened', isOwn: false }).machine
    expect(play(opened, code, ready).effects).toEqual([])
    expect(play(opened, { kind: 'ranByHand' }, code, ready).effects).toContain('run')
    expect(play(opened, { kind: 'switched', on: true }, ready).effects).toContain('run')
  })

  const events = oneof(
    constantFrom<AutoRunEvent>(code, values, began, { kind: 'impatient' }, { kind: 'ranByHand' }, { kind: 'stopped' }),
    record({ kind: constantFrom('ready', 'ended'), verdict: constantFrom('run', 'later', 'nothing') }),
    record({ kind: constantFrom('switched'), on: constantFrom(true, false) }),
    record({ kind: constantFrom('opened'), isOwn: constantFrom(true, false) }),
  )

  test('whatever happens, it runs only where it is on and allowed, at most once a change', () => {
    assert(
      property(array(events, { maxLength: 40 }), (list) => {
        let machine = startMachine({ on: false, allowed: false, running: false })
        let changes = 0
        for (const event of list) {
          if (event.kind === 'changed' || (event.kind === 'switched' && event.on)) changes++
          const step = stepMachine(machine, event)
          machine = step.machine
          for (const { kind } of step.effects) {
            if (kind !== 'run') continue
            expect(machine).toMatchObject({ on: true, allowed: true, stopped: false, phase: 'resting' })
            changes--
          }
          expect(changes).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
