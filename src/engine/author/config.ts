import { type Config, type Json, type Modifier, modifier } from './modifier.ts'

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

/** Keeps the function out of the graph. Other functions may still call it. */
export function exclude(): Modifier {
  return modifier('exclude')
}
