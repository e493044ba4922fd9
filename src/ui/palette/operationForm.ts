import type { Operation, OperationAnswers, OperationContext, OperationField } from '../../engine/operations.ts'

type Answer = OperationAnswers[string]

/** A form as it stands: each field with the answer that it shows, which counts. */
export interface FilledForm {
  readonly fields: readonly OperationField[]
  readonly answers: OperationAnswers
}

/** Later fields depend on answers to earlier ones, and those have defaults: asked again until nothing changes. */
export function fillForm(operation: Operation, context: OperationContext, given: OperationAnswers): FilledForm {
  let answers = given
  for (let round = 0; ; round++) {
    const fields = operation.fields(context, answers)
    const filled = { ...given, ...Object.fromEntries(fields.map((field) => [field.id, answerOf(field, given)])) }
    if (round > 3 || isSame(filled, answers)) return { fields, answers: filled }
    answers = filled
  }
}

/** What was answered, if it may be; else what the field begins with. */
function answerOf(field: OperationField, given: OperationAnswers): Answer {
  const { kind, choices, optional } = field
  const answer = given[field.id] ?? field.default
  if (isMany(field)) return typeof answer === 'string' ? splitList(answer) : (answer ?? [])
  const text = typeof answer === 'string' ? answer : ''
  const mustBeOne = choices && (kind === 'choice' || kind === 'column' || kind === 'node')
  if (!mustBeOne || choices.some((choice) => choice.value === text)) return text
  return optional ? '' : (choices[0]?.value ?? '')
}

export function isMany({ kind }: OperationField): boolean {
  return kind === 'columns' || kind === 'choices'
}

/** `region, year`: names with commas between. */
export function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

/** One more, or one less; the order is that of choosing. */
export function toggleChoice(chosen: readonly string[], value: string): string[] {
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
}

function isSame(one: OperationAnswers, other: OperationAnswers): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
