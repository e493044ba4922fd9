import { expect, test } from 'vitest'
import { fitsHere } from '../editHere.ts'
import { filesOf } from '../testing/edited.ts'

const TEXT = `import { decorate, extractFields, inject, value } from 'dagwright'
export const a = () => 1
export const b = (a: number, t: string) => a + t.length
export const c = decorate(inject({ k: value(1) }), extractFields('low'), (k: number, b: number) => ({ low: k + b }))
`
const fits = (source: string) =>
  fitsHere({ files: filesOf(TEXT), modules: ['main.ts'], config: {} }, source).map(
    ({ target, parameter, refusal }) => `${target}.${parameter ?? '+'}: ${refusal ?? 'yes'}`,
  )

test('a node fits by new parameters and by those that it is assignable to, and circles are told', () => {
  expect(fits('b').sort()).toEqual([
    'a.+: "b" cannot feed "a": it needs it (a -> b -> a).',
    'b.+: "b" cannot feed itself.',
    'b.a: "b" cannot feed itself.',
    'b.t: "b" cannot feed itself.',
    'c.+: "c" takes "b" already.',
    'c.b: "c" takes "b" already.',
  ])
  expect(fits('a').filter((one) => one.startsWith('c'))).toEqual(['c.+: yes', 'c.b: yes'])
  expect(fits('low').filter((one) => one.startsWith('b'))).toEqual([
    'b.+: "low" cannot feed "b": it needs it (b -> c -> low -> b).',
    'b.a: "low" cannot feed "b": it needs it (b -> c -> low -> b).',
    'b.t: "low" cannot feed "b": it needs it (b -> c -> low -> b).',
  ])
})

test('an input and what is not there', () => {
  expect(fits('t')).toContain('a.+: yes')
  expect(fits('nobody')).toEqual([])
})
