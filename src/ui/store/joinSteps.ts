import type { History } from './history.ts'

/** The steps since then as one, under the title of the first, or one of its own. */
export function joinSteps(history: History, since: History, title?: string): History {
  const start = history.past.findIndex((step) => step.document === since.present)
  if (start < 0) return history
  const past = history.past.slice(0, start + 1)
  return {
    ...history,
    past: title === undefined ? past : past.with(-1, { document: since.present, title }),
    last: null,
  }
}
