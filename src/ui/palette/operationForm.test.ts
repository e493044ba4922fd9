import { expect, test } from 'vitest'
import type { Operation, OperationContext, OperationField } from '../../engine/operations.ts'
import { fillForm, splitList, toggleChoice } from './operationForm.ts'

const CONTEXT: OperationContext = { name: 'new', sources: [], nodes: [], files: [], taken: [] }
const choices = (...values: string[]) => values.map((value) => ({ value, label: value }))

function operation(fields: Operation['fields']): Operation {
  return {
    id: 'one',
    title: 'One',
    hint: '',
    keywords: [],
    takes: [],
    gives: 'table',
    fields,
    write: () => ({ ok: true, text: '' }),
  }
}
const answers = (fields: readonly OperationField[], given = {}) =>
  fillForm(
    operation(() => fields),
    CONTEXT,
    given,
  ).answers

test('a field begins with its default, its first choice, or nothing', () => {
  expect(
    answers([
      { id: 'how', label: '', kind: 'choice', choices: choices('a', 'b'), default: 'b' },
      { id: 'column', label: '', kind: 'column', choices: choices('x', 'y') },
      { id: 'colour', label: '', kind: 'column', choices: choices('x', 'y'), optional: true },
      { id: 'free', label: '', kind: 'column' },
      { id: 'many', label: '', kind: 'columns' },
      { id: 'size', label: '', kind: 'number', default: '3' },
    ]),
  ).toEqual({ how: 'b', column: 'x', colour: '', free: '', many: [], size: '3' })
})

test('what was answered counts while it may be chosen', () => {
  const column: OperationField = { id: 'column', label: '', kind: 'column', choices: choices('x', 'y') }
  expect(answers([column], { column: 'y' })).toEqual({ column: 'y' })
  expect(answers([column], { column: 'gone' })).toEqual({ column: 'x' })
})

test('fields that depend on the defaults of others are asked for', () => {
  const { fields } = fillForm(
    operation((_, { mark }) => [
      { id: 'mark', label: '', kind: 'choice', choices: choices('bar', 'line'), default: 'line' },
      ...(mark === 'line' ? [{ id: 'width', label: '', kind: 'number', default: '1' } as const] : []),
    ]),
    CONTEXT,
    {},
  )
  expect(fields.map((field) => field.id)).toEqual(['mark', 'width'])
})

test('lists are typed with commas, or chosen one by one in their order', () => {
  expect(splitList(' region, year ,')).toEqual(['region', 'year'])
  expect(toggleChoice(toggleChoice(['a', 'b'], 'a'), 'a')).toEqual(['b', 'a'])
})
