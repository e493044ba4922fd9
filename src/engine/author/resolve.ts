import { type Modifier, modifier } from './modifier.ts'

/**
 * Chooses a modifier by config. The arrow is read, not run: an expression of literals, properties of the config, templates,
 * operators, conditionals, lists and objects, spread, `map` and `filter`, and calls of what 'dagwright' exports.
 *
 * @example resolve((config) => tag({ owner: config.team }))
 */
// biome-ignore lint/suspicious/noExplicitAny: config holds what whoever runs the graph puts there; an author may say more
export function resolve(choose: (config: any) => Modifier): Modifier {
  return modifier('resolve', choose)
}
