import { config, decorate, tag } from 'dagwright'

// Both variants are the node `discount`: the part after `__` is cut off.
// Change "region" in the project's config and the other one takes its place.

/** Customers in the US get 10 % off. */
export const discount__us = decorate(config.when({ region: 'us' }), (list_price: number): number => list_price * 0.1)

/** Elsewhere the discount grows with the quantity, up to 20 %. */
export const discount__elsewhere = decorate(
  config.whenNot({ region: 'us' }),
  (list_price: number, quantity: number): number => list_price * Math.min(0.2, quantity / 100),
)

/** What one piece costs. */
export const unit_price = decorate(
  tag({ owner: 'sales' }),
  (list_price: number, discount: number): number => list_price - discount,
)

/** A flat fee below 50 pieces; free above. */
export function shipping(quantity: number, mode: 'standard' | 'express' = 'standard'): number {
  if (mode === 'express') return 25
  return quantity < 50 ? 9 : 0
}

/** What the order costs in all. */
export function total(unit_price: number, quantity: number, shipping: number): number {
  return unit_price * quantity + shipping
}
