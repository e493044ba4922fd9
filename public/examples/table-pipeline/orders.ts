import { desc, op, type ColumnTable } from 'arquero'

/** Orders that were not cancelled. */
export function valid_orders(orders: ColumnTable): ColumnTable {
  return orders.filter((row: { status: string }) => row.status !== 'cancelled')
}

/** Orders with what each is worth. */
export function priced_orders(valid_orders: ColumnTable): ColumnTable {
  return valid_orders.derive({ revenue: (row: { quantity: number; price: number }) => row.quantity * row.price })
}

/** Revenue and number of orders by country, the best first. */
export function by_country(priced_orders: ColumnTable): ColumnTable {
  return priced_orders
    .groupby('country')
    .rollup({ orders: op.count(), revenue: op.sum('revenue') })
    .orderby(desc('revenue'))
}

/** Revenue by product. */
export function by_product(priced_orders: ColumnTable): ColumnTable {
  return priced_orders.groupby('product').rollup({ revenue: op.sum('revenue'), pieces: op.sum('quantity') })
}
