import { type Binding, type Config, type Fn, type Json, type Modifier, modifier } from './modifier.ts'

/** Under which config something applies; all conditions must hold. */
export interface Conditional<Self> {
  /** Where every key of config equals its value. */
  when(keys: Config): Self
  /** Where every key of config differs from its value. */
  whenNot(keys: Config): Self
  /** Where every key of config is one of its values. */
  whenIn(keys: Record<string, readonly Json[]>): Self
  /** Where every key of config is none of its values. */
  whenNotIn(keys: Record<string, readonly Json[]>): Self
}

/** A function in a pipe. Its node is called after it, `f.with_<name>`, unless it is `.named(...)`. */
export interface Step extends Conditional<Step> {
  readonly args: readonly unknown[]
  /** Calls the node `f.<name>`. */
  named(name: string): Step
}

/** A function that `mutate` changes under some config only. */
export interface Target extends Conditional<Target> {
  readonly args: readonly unknown[]
  /** Calls the step's node `<target>.<name>`. */
  named(name: string): Target
}

/** A step's parameters by name: nodes, or literals. Those that are left out are nodes of their own names. */
export type StepBindings = Record<string, Binding | Json>

/** What a pipe goes through: the first parameter takes what comes, the others are bound. */
export function step(fn: Fn, bindings?: StepBindings): Step {
  return chain('step', bindings ? [fn, bindings] : [fn])
}

/** Sends the first parameter through steps before the function takes it. */
export function pipeInput(...steps: readonly Step[]): Modifier {
  return modifier('pipeInput', ...steps)
}

/** Sends what the function gives through steps: `f.raw` is what it gave, `f` what came out. */
export function pipeOutput(...steps: readonly Step[]): Modifier {
  return modifier('pipeOutput', ...steps)
}

/** A target of `mutate`, for conditions. */
export function applyTo(fn: Fn): Target {
  return chain('applyTo', [fn])
}

/**
 * Puts this function at the end of other functions of the module, as a step of their `pipeOutput`. Last may come bindings of
 * its other parameters. It is no node itself.
 */
export function mutate(...targets: readonly (Fn | Target | StepBindings)[]): Modifier {
  return modifier('mutate', ...targets)
}

/** The arguments stay where they are written, however long the chain: functions among them are found by their place. */
function chain<Self>(name: string, args: readonly unknown[], links: readonly unknown[] = []): Self {
  const link =
    (method: string) =>
    (...given: readonly unknown[]): unknown =>
      chain(name, args, [...links, { name: method, args: given }])
  const self = {
    __modifier: name,
    args,
    chain: links,
    named: link('named'),
    when: link('when'),
    whenNot: link('whenNot'),
    whenIn: link('whenIn'),
    whenNotIn: link('whenNotIn'),
  }
  return self as Self
}
