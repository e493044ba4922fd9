import type { DynamicModifier, Modifier } from '../modifier.ts'
import { checkOutput } from './checkOutput.ts'
import { configModifiers } from './config.ts'
import { mutate } from './mutate.ts'
import { parameterizedSubdag } from './parameterizedSubdag.ts'
import { pipeInput } from './pipeInput.ts'
import { pipeOutput } from './pipeOutput.ts'
import { subdag } from './subdag.ts'
import { tag } from './tag.ts'

/** Every modifier there is, by its name in 'dagwright'. */
export const MODIFIERS: ReadonlyMap<string, Modifier | DynamicModifier> = new Map(
  [...configModifiers, tag, checkOutput, subdag, parameterizedSubdag, pipeInput, pipeOutput, mutate].map((modifier) => [
    modifier.name,
    modifier,
  ]),
)
