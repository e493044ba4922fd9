import { expect, test } from 'vitest'
import { formatBytes, partOfBytes } from './formatBytes.ts'

test('bytes are told in the unit that suits them', () => {
  expect([312, 4200, 999_949, 999_950, 1_500_000, 200e6].map(formatBytes)).toEqual([
    '312 B',
    '4.2 kB',
    '1000 kB',
    '1.0 MB',
    '1.5 MB',
    '200 MB',
  ])
})

test('a part of them is told in the unit of the whole', () => {
  expect([
    partOfBytes(100, 312),
    partOfBytes(262_144, 2_100_000),
    partOfBytes(45e6, 200e6),
    partOfBytes(5e6, 1.2e9),
    partOfBytes(0, 4200),
  ]).toEqual(['100 of 312 B', '0.3 of 2.1 MB', '45 of 200 MB', '5 of 1200 MB', '0.0 of 4.2 kB'])
})
