import { loadOperations } from './AddPalette.tsx'

/** Loads what palettes need, and what they show of the code. */
export async function warm(): Promise<void> {
  await Promise.all([import('./Palette.tsx'), import('./symbols.ts'), loadOperations()])
}
