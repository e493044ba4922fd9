/**
 * What `'dagwright'` means inside a user's module. Modifiers are read from the syntax tree; what they return at run time
 * only lets functions that stand inside them be found again.
 */

export { type Bindings, group, source, value } from './bindings.ts'
export type { Collect, Parallelizable } from './blocks.ts'
export { checkOutput, type Validators } from './checks.ts'
export { config, exclude } from './config.ts'
export { type Check, type CheckImportance, checkOutputCustom, type Verdict } from './customChecks.ts'
export { decorate } from './decorate.ts'
export {
  does,
  type Frame,
  inject,
  parameterize,
  parameterizeExtractColumns,
  parameterizeSources,
  parameterizeValues,
} from './expand.ts'
export { extractColumns, extractFields, type Fill, unpackFields } from './extract.ts'
export { dataLoader, dataSaver, type LoadOptions, loadFrom, type SaveOptions, saveTo } from './files.ts'
export { type CacheOptions, cache, schema, type Tags, tag, tagOutputs } from './labels.ts'
export type { Binding, Config, Fn, Json, Modifier } from './modifier.ts'
export {
  type Feeds,
  type ModuleOrFn,
  type ParameterizedSubdagOptions,
  parameterizedSubdag,
  type SubdagOptions,
  subdag,
  type WithColumnsOptions,
  withColumns,
} from './nesting.ts'
export { resolve } from './resolve.ts'
export {
  applyTo,
  type Conditional,
  mutate,
  pipeInput,
  pipeOutput,
  type Step,
  type StepBindings,
  step,
  type Target,
} from './steps.ts'
