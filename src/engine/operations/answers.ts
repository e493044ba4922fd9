import { didYouMean, listNames } from '../model/names.ts'
import type { FieldProblem, OperationAnswers, OperationField } from './operation.ts'

/** Answers as an operation reads them. What is wrong is kept; what is read then stands for nothing that is written. */
export interface Answers {
  readonly problems: readonly FieldProblem[]
  /** One text; empty where an optional field is. */
  text(id: string): string
  list(id: string): readonly string[]
  number(id: string): number
  complain(field: string, message: string): void
}

export function readAnswers(fields: readonly OperationField[], answers: OperationAnswers): Answers {
  const problems: FieldProblem[] = []
  const complain = (field: string, message: string) => {
    if (!problems.some((one) => one.field === field)) problems.push({ field, message })
  }
  const values = new Map(fields.map((field) => [field.id, listOf(field, answers)]))
  for (const field of fields) {
    const message = faultOf(field, values.get(field.id) ?? [])
    if (message !== null) complain(field.id, message)
  }
  const list = (id: string) => values.get(id) ?? []
  return {
    problems,
    list,
    text: (id) => list(id)[0] ?? '',
    number: (id) => toNumber(list(id)[0] ?? ''),
    complain,
  }
}

/** An answer as a list. A text for several is one of the choices as it stands, else names between commas. */
function listOf(field: OperationField, answers: OperationAnswers): readonly string[] {
  const answer = Object.hasOwn(answers, field.id) ? answers[field.id] : undefined
  const given = isEmpty(answer) && !field.optional ? field.default : answer
  if (given === undefined) return []
  if (typeof given !== 'string') return given.filter((one) => one !== '')
  if (!isMany(field) || field.choices?.some((choice) => choice.value === given)) return given === '' ? [] : [given]
  return given
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
}

function isEmpty(answer: string | readonly string[] | undefined): boolean {
  return answer === undefined || answer.length === 0
}

function isMany({ kind }: OperationField): boolean {
  return kind === 'columns' || kind === 'choices'
}

function faultOf(field: OperationField, values: readonly string[]): string | null {
  if (values.length === 0) return field.optional ? null : WANTED[field.kind]
  if (field.kind === 'number') return numberFault(field, values[0] ?? '')
  const doubled = values.find((value, at) => values.indexOf(value) !== at)
  if (doubled !== undefined) return `"${doubled}" stands there twice.`
  const isColumn = field.kind === 'column' || field.kind === 'columns'
  if (isColumn && values.includes('__proto__')) return PROTO
  if (field.kind === 'file' || field.kind === 'node' || !field.choices) return null
  const known = field.choices.map((choice) => choice.value)
  const unknown = values.find((value) => !known.includes(value))
  if (unknown === undefined) return null
  const offer = known.length ? `There is ${listNames(known)}.` : 'There is none that could be taken.'
  return isColumn
    ? `There is no such column "${unknown}" to take. ${didYouMean(unknown, known, offer)}`
    : `"${unknown}" is not one of ${listNames(known)}.`
}

/** Arquero keeps columns by name in a plain object. */
export const PROTO = 'Arquero cannot keep a column of the name "__proto__". Give it another name.'

const WANTED: Record<OperationField['kind'], string> = {
  column: 'Choose a column.',
  columns: 'Choose at least one column.',
  number: 'Give a number.',
  text: 'Fill this in.',
  choice: 'Choose one.',
  choices: 'Choose at least one.',
  expression: 'Write a formula: quantity * price.',
  file: 'Choose a file.',
  node: 'Choose a node.',
}

function numberFault({ range }: OperationField, text: string): string | null {
  const value = toNumber(text)
  if (!Number.isFinite(value)) return `"${text}" is no number.`
  if (!range) return null
  if (range.whole && !Number.isInteger(value)) return 'Give a whole number.'
  if (value < range.least) return `Give at least ${range.least}.`
  return value > range.most ? `Give at most ${range.most}.` : null
}

/** Plain decimal notation only: what JavaScript reads besides (`0x10`, empty text) nobody means here. */
export function toNumber(text: string): number {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : Number.NaN
}
