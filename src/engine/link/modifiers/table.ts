import type { DynamicModifier, Modifier } from '../modifier.ts'
import { checkOutput } from './checkOutput.ts'
import { checkOutputCustom } from './checkOutputCustom.ts'
import { configModifiers } from './config.ts'
import { dataLoader } from './dataLoader.ts'
import { dataSaver } from './dataSaver.ts'
import { loadModifiers } from './loadFrom.ts'
import { mutate } from './mutate.ts'
import { parameterizedSubdag } from './parameterizedSubdag.ts'
import { pipeInput } from './pipeInput.ts'
import { pipeOutput } from './pipeOutput.ts'
import { resolve } from './resolve.ts'
import { saveModifiers } from './saveTo.ts'
import { subdag } from './subdag.ts'
import { tag } from './tag.ts'
import { withColumns } from './withColumns.ts'

const ALL: readonly (Modifier | DynamicModifier)[] = [
  ...configModifiers,
  resolve,
  subdag,
  parameterizedSubdag,
  dataLoader,
  dataSaver,
  pipeInput,
  ...loadModifiers,
  withColumns,
  checkOutput,
  checkOutputCustom,
  ...saveModifiers,
  pipeOutput,
  mutate,
  tag,
]

/** Every modifier there is, by its name in 'dagwright'. */
export const MODIFIERS: ReadonlyMap<string, Modifier | DynamicModifier> = new Map(
  ALL.map((modifier) => [modifier.name, modifier]),
)
