import { expect, test } from 'vitest'
import { connectChoices } from './connectChoices.ts'

const fits = [
  { target: 'b', parameter: null, refusal: null },
  { target: 'b', parameter: 'x', refusal: 'does not fit' },
  { target: 'a', parameter: null, refusal: 'a circle' },
  { target: 'a', parameter: 'y', refusal: 'a circle' },
  { target: 'Beta', parameter: null, refusal: null },
]

test('what fits comes first; a function that takes nothing stands there once, with the reason', () => {
  expect(connectChoices(fits, '').map(({ target, parameter, refusal }) => [target, parameter, refusal])).toEqual([
    ['b', null, null],
    ['Beta', null, null],
    ['a', null, 'a circle'],
  ])
})

test('the search goes by letters, whatever their case', () => {
  expect(connectChoices(fits, ' bE').map((one) => one.target)).toEqual(['Beta'])
})
