import type { PortFit } from '../../engine/page.ts'

/** What to offer: of each function the new parameter and those that fit, then the functions that take nothing, with the reason. */
export function connectChoices(fits: readonly PortFit[], search: string): PortFit[] {
  const wanted = search.trim().toLowerCase()
  const found = fits.filter(({ target }) => target.toLowerCase().includes(wanted))
  const open = found.filter((fit) => fit.refusal === null)
  const openTargets = new Set(open.map((fit) => fit.target))
  const closed = found.filter((fit) => fit.parameter === null && !openTargets.has(fit.target))
  const byName = (a: PortFit, b: PortFit) => a.target.localeCompare(b.target)
  return [...open.toSorted(byName), ...closed.toSorted(byName)]
}
