import type { ModifierSpec } from '../../engine/page.ts'

/** Tells the modifiers of one function apart, those with the same words too. */
export function modifierKey({ text, where }: ModifierSpec): string {
  return `${where?.line}:${where?.column} ${text}`
}
