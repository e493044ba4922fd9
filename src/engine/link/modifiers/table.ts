import type { DynamicModifier, Modifier } from '../modifier.ts'
import { cache } from './cache.ts'
import { checkOutput } from './checkOutput.ts'
import { checkOutputCustom } from './checkOutputCustom.ts'
import { configModifiers } from './config.ts'
import { dataLoader } from './dataLoader.ts'
import { dataSaver } from './dataSaver.ts'
import { does } from './does.ts'
import { exclude } from './exclude.ts'
import { extractColumns } from './extractColumns.ts'
import { extractFields } from './extractFields.ts'
import { inject } from './inject.ts'
import { loadModifiers } from './loadFrom.ts'
import { mutate } from './mutate.ts'
import { parameterizeModifiers } from './parameterize.ts'
import { parameterizedSubdag } from './parameterizedSubdag.ts'
import { parameterizeExtractColumns } from './parameterizeExtractColumns.ts'
import { pipeInput } from './pipeInput.ts'
import { pipeOutput } from './pipeOutput.ts'
import { resolve } from './resolve.ts'
import { saveModifiers } from './saveTo.ts'
import { schemaOutput } from './schema.ts'
import { subdag } from './subdag.ts'
import { tag } from './tag.ts'
import { tagOutputs } from './tagOutputs.ts'
import { unpackFields } from './unpackFields.ts'
import { withColumns } from './withColumns.ts'

const ALL: readonly (Modifier | DynamicModifier)[] = [
  ...configModifiers,
  exclude,
  resolve,
  does,
  subdag,
  parameterizedSubdag,
  dataLoader,
  dataSaver,
  pipeInput,
  ...loadModifiers,
  withColumns,
  ...parameterizeModifiers,
  inject,
  parameterizeExtractColumns,
  extractColumns,
  extractFields,
  unpackFields,
  checkOutput,
  checkOutputCustom,
  ...saveModifiers,
  pipeOutput,
  mutate,
  tag,
  tagOutputs,
  schemaOutput,
  cache,
]

/** Every modifier there is, by its name in 'dagwright'. */
export const MODIFIERS: ReadonlyMap<string, Modifier | DynamicModifier> = new Map(
  ALL.map((modifier) => [modifier.name, modifier]),
)
