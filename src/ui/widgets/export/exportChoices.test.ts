import { expect, test } from 'vitest'
import type { ValueKind } from '../../../engine/page.ts'
import { fileNameOf, titleOf } from '../../store/valueFile.ts'
import { exportChoices } from './exportChoices.ts'

const offered = (kind: ValueKind) => exportChoices({ kind }).map(titleOf).join(' ')

test('a value is offered in the formats that fit its kind', () => {
  const columns = 'CSV TSV JSON NDJSON Arrow Parquet'
  expect(offered('table')).toBe(columns)
  expect(offered('arrow')).toBe(columns)
  expect(offered('array')).toBe(columns)
  expect(offered('typedArray')).toBe(`${columns} Bytes`)
  expect(offered('object')).toBe('CSV TSV JSON Arrow Parquet')
  expect(offered('string')).toBe('Text JSON')
  expect(offered('bytes')).toBe('Bytes JSON')
  expect(offered('image')).toBe('Image JSON')
  expect(offered('set')).toBe('JSON NDJSON')
  for (const kind of ['number', 'map', 'date', 'vegaLite', 'error'] as const) expect(offered(kind)).toBe('JSON')
})

test('a file is called as its value, without what file systems take for something else', () => {
  expect(fileNameOf('sales', 'parquet')).toBe('sales.parquet')
  expect(fileNameOf('sales.price', 'csv')).toBe('sales.price.csv')
  expect(fileNameOf('by_shop."a/b" =>', 'json')).toBe('by_shop.-a-b.json')
  expect(fileNameOf('../..', 'bytes')).toBe('value.bin')
  expect(fileNameOf('größe', 'text')).toBe('größe.txt')
  expect(fileNameOf('picture', { ending: 'svg' })).toBe('picture.svg')
})
