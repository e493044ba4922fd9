import { expect, test } from 'vitest'
import type { ModifierSpec } from '../../engine/page.ts'
import { cardSize } from './cardSize.ts'

const modifier = (name: string): ModifierSpec => ({ name, args: [], text: `${name}()`, where: null })
const widthOf = (...names: string[]) =>
  cardSize({ name: 'sales', kind: 'function', modifiers: names.map(modifier) }).width

test('a card that is checked has room for what its checks found, beside all its chips', () => {
  expect(widthOf('checkOutput') - widthOf('extractCols')).toBe(72)
  expect(widthOf('checkOutput', 'extractColumns') - widthOf('extractCols', 'extractColumns')).toBe(72)
})
