import type { parse as Parse } from 'acorn'
import { importPart } from '../parts/importPart.ts'

/**
 * Stands in the sandbox in the place of `acorn`, which Arquero reads the functions with that its verbs are given: a quarter of
 * the kernel's bytes, for what only runners do. A runner has it before it runs anything.
 */
export const parse: typeof Parse = (text, options) => {
  if (!parser) throw new Error("Arquero's parser is not there: it could not be loaded with the page. Reload the page.")
  return parser(text, options)
}

let parser: typeof Parse | null = null
let coming: Promise<void> | null = null

/** When expressions can be read; null where they can be already. */
export function expressionsReady(): Promise<void> | null {
  if (parser) return null
  coming ??= importPart('arqueroParser').then((part) => {
    parser = part.parse
  })
  return coming
}
