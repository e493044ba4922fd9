import type { parse as Parse } from 'acorn'
import { comingPart } from './comingPart.ts'

/**
 * Stands in the sandbox in the place of `acorn`, which Arquero reads the functions with that its verbs are given: a quarter of
 * the kernel's bytes, for what only runners do. A runner has it before it runs anything.
 */
export const parse: typeof Parse = (text, options) => {
  if (!parser) throw new Error("Arquero's parser is not there: it could not be loaded with the page. Reload the page.")
  return parser(text, options)
}

let parser: typeof Parse | null = null

/** When expressions can be read. */
export const expressionsReady = comingPart('arqueroParser', (part) => {
  parser = part.parse
})
