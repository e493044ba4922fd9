import type { ExtractionOptions, Table } from '@uwdata/flechette'

/** How a table of Arrow gives its values: it has been asked for when the table was made, and is no part of its bytes. */
export type ArrowOptions = Pick<ExtractionOptions, 'useBigInt' | 'useDate' | 'useDecimalInt' | 'useMap'>

/** As far as its values tell: where it has none, it makes no difference. */
export function findArrowOptions(table: Table): ArrowOptions {
  const options: { -readonly [Key in keyof ArrowOptions]: true } = {}
  for (const column of table.children) for (const batch of column.data) note(batch, options)
  return options
}

/** The part of a batch that this needs. */
interface Batch {
  readonly length: number
  readonly type: { readonly typeId: number }
  readonly children?: readonly Batch[]
  readonly dictionary?: { readonly data: readonly Batch[] }
  at(index: number): unknown
}

/** Ids of Arrow's types. */
const DECIMAL = 7

function note(batch: Batch, options: { -readonly [Key in keyof ArrowOptions]: true }): void {
  const value = firstValue(batch)
  if (value instanceof Date) options.useDate = true
  else if (value instanceof Map) options.useMap = true
  else if (typeof value === 'bigint') {
    if (batch.type.typeId === DECIMAL) options.useDecimalInt = true
    else options.useBigInt = true
  }
  for (const child of batch.children ?? []) note(child, options)
  for (const one of batch.dictionary?.data ?? []) note(one, options)
}

function firstValue(batch: Batch): unknown {
  for (let at = 0; at < batch.length; at++) {
    const value = batch.at(at)
    if (value !== null && value !== undefined) return value
  }
  return null
}
