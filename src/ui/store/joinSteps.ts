import type { History } from './history.ts'

/** The steps since then as one, under the title of the first. */
export function joinSteps(history: History, since: History): History {
  const start = history.past.findIndex((step) => step.document === since.present)
  return start < 0 ? history : { ...history, past: history.past.slice(0, start + 1) }
}
