import type { EditIntent, Problem } from '../../engine/page.ts'
import type { Controller } from '../store/controller.ts'
import type { KeptFunction } from '../store/kept.ts'
import type { AppStore } from '../store/state.ts'
import type { AddPalette } from '../store/targets.ts'
import { parameterFor } from './addEntries.ts'
import { freeNodeName, homeModule, newFunction, placed, typeText } from './placing.ts'

/** Adds things where the palette was opened, fed by its source; each is one step of history. */
export function createAdding(store: AppStore, controller: Controller, { source, place, at }: AddPalette) {
  const where = at ? { at } : {}

  /** What was made is selected by then: its name is ready to be changed. */
  function offerName(): void {
    const { selected } = store.getState()
    if (selected !== null) controller.view({ prompt: { kind: 'rename', node: selected } })
  }

  async function make(intents: readonly [EditIntent, ...Follow[]]): Promise<void> {
    const problem = await controller.series(intents, ...placed(place))
    if (problem) controller.notify('error', `${problem.message} ${problem.hint}`)
    else offerName()
  }

  const feed = (parameter: string | null): Follow[] =>
    source === null || parameter === null ? [] : [(target) => ({ kind: 'connect', source, target, parameter })]

  return {
    /** A text of one function that has its parameters named already. */
    async write(text: string): Promise<Problem | null> {
      const intent = { kind: 'paste', text, module: homeModule(store.getState()), keepLinks: true } as const
      const problem = await controller.change(intent, ...placed(place))
      if (!problem) offerName()
      return problem
    },
    connect(target: string, parameter: string | null): void {
      if (source !== null) void controller.attempt({ kind: 'connect', source, target, parameter })
    },
    async copy(node: string): Promise<void> {
      const fits = source === null ? [] : await controller.fits(source)
      const port = fits.find((fit) => fit.target === node && fit.parameter !== null && fit.refusal === null)
      await make([{ kind: 'duplicate', nodes: [node] }, ...feed(port?.parameter ?? null)])
    },
    async insert(kept: KeptFunction): Promise<void> {
      const state = store.getState()
      const type = source !== null && state.program ? typeText(state.program, source) : ''
      const intent = { kind: 'paste', text: kept.text, module: homeModule(state), keepLinks: false } as const
      await make([intent, ...feed(parameterFor(kept, type))])
    },
    async remove({ name }: KeptFunction): Promise<void> {
      const kept = await controller.kept()
      await kept.remove(name)
    },
    async createNew(name: string): Promise<void> {
      const state = store.getState()
      const free = freeNodeName(name || 'step', state.program)
      const problem = await controller.change(newFunction(free, source, state), ...placed(place))
      if (problem) controller.notify('error', `${problem.message} ${problem.hint}`)
      else if (name) controller.view({ sideTab: 'code' })
      else offerName()
    },
    askForNew(name: string): void {
      const takes = source === null ? [] : [source]
      controller.view({ prompt: { kind: 'newFunction', takes, place, ...where, ...(name ? { name } : {}) } })
    },
  }
}

/** What follows on what was made before it. */
type Follow = (made: string) => EditIntent
