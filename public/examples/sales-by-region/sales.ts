import type { ColumnTable } from 'arquero'
import { checkOutput, decorate, extractColumns, tag } from 'dagwright'
import { sum } from 'd3-array'

/** Every sale with its revenue. `region` and `revenue` become nodes of their own: other functions take them by name. */
export const priced_sales = decorate(
  tag({ owner: 'sales' }),
  extractColumns('region', 'revenue'),
  (sales: ColumnTable): ColumnTable =>
    sales.derive({ revenue: (row: { quantity: number; price: number }) => row.quantity * row.price }),
)

/** All that was earned. The check stops the run where it cannot be right. */
export const total_revenue = decorate(
  checkOutput({ range: [0, 1_000_000], allowNans: false, importance: 'fail' }),
  (revenue: number[]): number => sum(revenue),
)
