import { type Draft, textOf } from './randomDraft.ts'
import { randomFunction } from './randomFunctions.ts'
import { randomlyModified } from './randomModifiers.ts'

/** Adds a function that sees these blocks' items, under a modifier now and then; nothing, where chance found no sources. */
export function addFunction(draft: Draft, block: readonly string[]): void {
  if (draft.random.chance(draft.mixture.modifiers) && randomlyModified(draft, block)) return
  const fn = randomFunction(draft, block, 'nodes')
  if (fn) draft.add(textOf(fn, fn.gives), [fn])
}
