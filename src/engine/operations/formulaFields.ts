import type { Answers } from './answers.ts'
import { type Formula, type FormulaContext, readFormula } from './expression/formula.ts'
import { choiceField, columnsOf } from './fields.ts'
import type { OperationContext, OperationField } from './operation.ts'
import type { Paper } from './writing/paper.ts'

/** What asks for a formula over columns. */
export interface FormulaField {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly kind: FormulaContext['kind']
  /** What it comes to where a column that it reads has no value. */
  readonly without: string
}

/** The formula, and how it counts what is missing. */
export function formulaFields({ id, label, hint, without }: FormulaField): readonly OperationField[] {
  return [
    { id, label, kind: 'expression', hint: `${hint}; a column with a space is written \`net price\`` },
    choiceField('missing', 'Where a value is missing', [
      ['out', without],
      ['plain', 'null counts as JavaScript counts it: as 0'],
    ]),
  ]
}

/** The answer as code; null where it is none, which is complained of. */
export function formulaOf(
  { id, kind }: FormulaField,
  answers: Answers,
  paper: Paper,
  context: OperationContext,
): (Formula & { readonly ok: true }) | null {
  const formula = readFormula(answers.text(id), {
    columns: columnsOf(context),
    kind,
    guards: answers.text('missing') === 'out',
    op: () => paper.use('arquero', 'op'),
  })
  if (formula.ok) return formula
  answers.complain(id, formula.message)
  return null
}
