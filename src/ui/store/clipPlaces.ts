import type { Position } from '../../engine/page.ts'

export type Places = Readonly<Record<string, Position>>

const ATTRIBUTE = 'data-dagwright-places'

/** Code as HTML, with how its cards stood to each other: the clipboard carries it from tab to tab, and others see the code. */
export function toHtml(text: string, places: Places): string {
  return `<pre ${ATTRIBUTE}="${encodeURIComponent(JSON.stringify(places))}">${escapeHtml(text)}</pre>`
}

/** Null where it holds none, or what no page of ours wrote. */
export function readPlaces(html: string): Places | null {
  const [, written] = new RegExp(`<pre[^>]* ${ATTRIBUTE}="([^"]*)"`).exec(html) ?? []
  if (written === undefined) return null
  try {
    const places: unknown = JSON.parse(decodeURIComponent(written))
    const all = typeof places === 'object' && places !== null ? Object.entries(places) : []
    return all.length > 0 && all.every(([, one]) => isPosition(one)) ? Object.fromEntries(all) : null
  } catch {
    return null
  }
}

function isPosition(one: unknown): one is Position {
  return typeof one === 'object' && one !== null && 'x' in one && 'y' in one && isPlace(one.x) && isPlace(one.y)
}

function isPlace(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value)
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
