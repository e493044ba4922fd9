import type { GraphNode } from '../../engine/page.ts'

type Sized = Pick<GraphNode, 'name' | 'kind'> & Partial<Pick<GraphNode, 'modifiers' | 'expands' | 'role'>>

/** As wide as "1 warned" with its icon. */
const VERDICT_WIDTH = 72

/** A card's size by what stands on it; the canvas draws cards of just this size, and layouts make room for it. */
export function cardSize(node: Sized): { width: number; height: number } {
  const chips = (node.modifiers ?? []).slice(0, 2)
  const verdict = isChecked(node) ? VERDICT_WIDTH : 0
  const line = chips.reduce((sum, { name }) => sum + 20 + name.length * 7.3, 96 + verdict)
  const width = Math.min(280 + verdict, Math.max(168, 56 + node.name.length * 8.2, line))
  const height =
    (node.kind === 'function' ? 76 : 92) + (chips.length || node.expands ? 24 : 0) + (isStored(node) ? 8 : 0)
  return { width: Math.ceil(width / 4) * 4, height }
}

/** What became of its checks stands beside its modifiers after a run. */
function isChecked({ modifiers = [] }: Pick<Sized, 'modifiers'>): boolean {
  return modifiers.some(({ name }) => name.startsWith('checkOutput'))
}

/** Drawn as a cylinder: data comes from there or goes there. */
export function isStored({ role }: Pick<Sized, 'role'>): boolean {
  return role === 'loader' || role === 'saver'
}
