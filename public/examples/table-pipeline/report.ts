import type { ColumnTable } from 'arquero'

/** All that was earned. */
export function total_revenue(priced_orders: ColumnTable): number {
  let total = 0
  for (const amount of priced_orders.array('revenue')) total += amount
  return total
}

/** Each country's part of the revenue, in percent. */
export function country_share(by_country: ColumnTable, total_revenue: number): ColumnTable {
  return by_country.params({ total_revenue }).derive({
    share: (row: { revenue: number }, $: { total_revenue: number }) => (100 * row.revenue) / $.total_revenue,
  })
}
