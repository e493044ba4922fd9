import type { Fn, Modifier } from './modifier.ts'

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
