import type { Entry } from './entry.ts'
import type { Found } from './rank.ts'

export type Row =
  | { readonly kind: 'heading'; readonly title: string }
  /** `at` counts the options alone: what arrow keys walk. */
  | { readonly kind: 'option'; readonly at: number; readonly found: Found }

export interface Rows {
  readonly rows: readonly Row[]
  readonly options: readonly Found[]
  /** How many more there are than are listed. */
  readonly rest: number
}

/** To look through while nothing is typed. */
const MOST = 50
/** Of what fits what is typed: more than anybody reads, since typing on is quicker. */
const MOST_TYPED = 20
const MOST_RECENT = 5

/** What is listed: while nothing is typed under headings, those used lately first; else the best ones. */
export function listRows(found: readonly Found[], isTyped: boolean, recent: readonly string[]): Rows {
  const groups = isTyped ? new Map([['', found]]) : groupsOf(found, recent)
  const most = isTyped ? MOST_TYPED : MOST
  const rows: Row[] = []
  const options: Found[] = []
  for (const [title, members] of groups) {
    const room = Math.max(0, most - options.length)
    const some = members.filter(({ entry }, at) => at < room || entry.isLast)
    if (title && some.length) rows.push({ kind: 'heading', title })
    for (const one of some) rows.push({ kind: 'option', at: options.push(one) - 1, found: one })
  }
  return { rows, options, rest: found.length - options.length }
}

function groupsOf(found: readonly Found[], recent: readonly string[]): Map<string, Found[]> {
  const byId = new Map(found.map((one) => [one.entry.id, one]))
  const lately = recent.flatMap((id) => byId.get(id) ?? []).slice(0, MOST_RECENT)
  const groups = new Map<string, Found[]>(lately.length ? [['Recent', lately]] : [])
  const isListed = new Set<Entry>(lately.map((one) => one.entry))
  for (const one of found) {
    if (isListed.has(one.entry)) continue
    const group = groups.get(one.entry.group)
    if (group) group.push(one)
    else groups.set(one.entry.group, [one])
  }
  return groups
}
