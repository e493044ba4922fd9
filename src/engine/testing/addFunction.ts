import { randomlyChosen } from './chosenModifiers.ts'
import { withColumns } from './randomColumns.ts'
import { type Draft, textOf } from './randomDraft.ts'
import { randomFunction } from './randomFunctions.ts'
import { randomlyModified } from './randomModifiers.ts'

/** Adds a function that sees these blocks' items, under a modifier now and then; nothing, where chance found no sources. */
export function addFunction(draft: Draft, block: readonly string[]): void {
  const { choices, columns } = draft.mixture
  if (choices > 0 && draft.random.chance(choices) && randomlyChosen(draft, block)) return
  if (columns > 0 && draft.random.chance(columns) && withColumns(draft, block)) return
  if (draft.random.chance(draft.mixture.modifiers) && randomlyModified(draft, block)) return
  const fn = randomFunction(draft, block, 'nodes')
  if (fn) draft.add(textOf(fn, fn.gives), [fn])
}
