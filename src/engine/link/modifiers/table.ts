import type { Modifier } from '../modifier.ts'
import { checkOutput } from './checkOutput.ts'
import { configModifiers } from './config.ts'
import { tag } from './tag.ts'

/** Every modifier there is, by its name in 'dagwright'. */
export const MODIFIERS: ReadonlyMap<string, Modifier> = new Map(
  [...configModifiers, tag, checkOutput].map((modifier) => [modifier.name, modifier]),
)
