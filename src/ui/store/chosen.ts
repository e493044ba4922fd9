import { memoLast } from '../common/memoLast.ts'
import type { AppState } from './state.ts'

type Sources = Pick<AppState, 'selected' | 'marked'>

/** What an action on the selection is about: the marked cards, or the one that is selected. */
export const chosenOf = memoLast(
  ({ selected, marked }: Sources) => [selected, marked],
  ({ selected, marked }): ReadonlySet<string> => {
    return marked.size > 0 ? marked : new Set(selected === null ? [] : [selected])
  },
)

/** Several cards are marked, one is selected: the primary one stays it where it is among them. */
export function markCards({ selected }: Sources, names: Iterable<string>): Sources {
  const marked = new Set(names)
  const primary = selected !== null && marked.has(selected) ? selected : ([...marked].at(-1) ?? null)
  return { selected: primary, marked: marked.size > 1 ? marked : NONE }
}

/** One card more, or less. */
export function toggleCard(chosen: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(name)) next.add(name)
  return next
}

const NONE: ReadonlySet<string> = new Set()
