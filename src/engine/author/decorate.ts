import type { Fn, Modifier } from './modifier.ts'

const MODIFIERS: unique symbol = Symbol.for('dagwright.modifiers')

/**
 * Puts modifiers on a function; they read from top to bottom. Returns the function itself, so that it can be called and tested
 * (a function that is decorated already gives a copy).
 *
 * @example export const rate = decorate(tag({ owner: 'growth' }), (a: number) => a / 2)
 */
export function decorate<F extends Fn>(...modifiersThenFunction: [...Modifier[], F]): F {
  const given = modifiersThenFunction[modifiersThenFunction.length - 1] as F
  // One function that stands in two places has modifiers of its own in each.
  const fn = MODIFIERS in given ? (given.bind(undefined) as F) : given
  Object.defineProperty(fn, MODIFIERS, { value: modifiersThenFunction.slice(0, -1), configurable: true })
  return fn
}
