/**
 * What `'dagwright'` means inside a user's module. Modifiers are read from the syntax tree; what they return at run time
 * only lets functions that stand inside them be found again.
 */

import { type Binding, type Config, type Fn, type Json, type Modifier, modifier } from './modifier.ts'

export { type Check, type CheckImportance, checkOutputCustom } from './customChecks.ts'
export { dataLoader, dataSaver, type LoadOptions, loadFrom, type SaveOptions, saveTo } from './files.ts'
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

declare const parallelizable: unique symbol
declare const collect: unique symbol

/** Items that run one by one in a parallel block: an array, a generator or an async generator. */
export interface Parallelizable<T> {
  readonly [parallelizable]?: T
  [Symbol.iterator]?(): Iterator<T>
  [Symbol.asyncIterator]?(): AsyncIterator<T>
}

/** What became of the items of a parallel block, in their order. */
export interface Collect<T> extends Iterable<T> {
  readonly [collect]?: T
}

const MODIFIERS: unique symbol = Symbol.for('dagwright.modifiers')

/**
 * Puts modifiers on a function; they read from top to bottom. Returns the function itself, so that it can be called and tested.
 *
 * @example export const rate = decorate(tag({ owner: 'growth' }), (a: number) => a / 2)
 */
export function decorate<F extends Fn>(...modifiersThenFunction: [...Modifier[], F]): F {
  const fn = modifiersThenFunction[modifiersThenFunction.length - 1] as F
  Object.defineProperty(fn, MODIFIERS, { value: modifiersThenFunction.slice(0, -1), configurable: true })
  return fn
}

/** Binds a parameter to a node's value. */
export function source(node: string): Binding {
  return { __binding: 'source', of: node }
}

/** Binds a parameter to a literal. */
export function value(literal: unknown): Binding {
  return { __binding: 'value', of: literal }
}

/** Which of several variants of a function is in the graph. A key that config lacks counts as null. */
export const config: {
  /** In the graph where every key of config equals its value. */
  readonly when: (keys: Config) => Modifier
  /** In the graph where every key of config differs from its value. */
  readonly whenNot: (keys: Config) => Modifier
  /** In the graph where every key of config is one of its values. */
  readonly whenIn: (keys: Record<string, readonly Json[]>) => Modifier
  /** In the graph where every key of config is none of its values. */
  readonly whenNotIn: (keys: Record<string, readonly Json[]>) => Modifier
} = {
  when: (keys) => modifier('config.when', keys),
  whenNot: (keys) => modifier('config.whenNot', keys),
  whenIn: (keys) => modifier('config.whenIn', keys),
  whenNotIn: (keys) => modifier('config.whenNotIn', keys),
}

/** Labels a node: keys are dotted names, values text or lists of text. */
export function tag(tags: Record<string, string | readonly string[]>): Modifier {
  return modifier('tag', tags)
}

/** What `checkOutput` can check; several checks stand side by side, each makes a node. */
export interface Validators {
  /** Every number lies within, the ends included; NaN counts as outside. */
  readonly range?: readonly [number, number]
  /** Every value is one of these; NaN is left out. */
  readonly valuesIn?: readonly (string | number)[]
  /** Only `false` checks anything: no value is NaN. */
  readonly allowNans?: boolean
  /** At most this part (0 to 1) of the values is NaN. */
  readonly maxFractionNans?: number
  /** The mean lies within, the ends included; NaN is left out. */
  readonly meanInRange?: readonly [number, number]
  /** The sample standard deviation (n - 1) is at most this; NaN is left out. */
  readonly maxStandardDev?: number
  /** The text contains this. */
  readonly contains?: string
  /** The text does not contain this. */
  readonly doesNotContain?: string
  /** `typeof` of every value, or the name of the typed array. */
  readonly dataType?: string
  /** Only `false` checks anything: the value is not null or undefined. */
  readonly allowNone?: boolean
  /** `warn` (the default) reports, `fail` stops what needs the node. */
  readonly importance?: 'warn' | 'fail'
}

/** Checks what the function gives. The node `f` becomes `f_raw`, one node a check (`f_range_validator`), and `f`. */
export function checkOutput(options: Validators): Modifier {
  return modifier('checkOutput', options)
}
