import type { ColumnKind, FieldChoice, KnownColumn, OperationContext, OperationField } from './operation.ts'

type More = Partial<Omit<OperationField, 'id' | 'label' | 'kind'>>

/** Columns of the first table that feeds the operation; null where it is not known which it has. */
export function columnsOf(context: OperationContext): readonly KnownColumn[] | null {
  return context.sources[0]?.columns ?? null
}

export function kindOfColumn(columns: readonly KnownColumn[] | null, name: string): ColumnKind | null {
  return columns?.find((column) => column.name === name)?.kind ?? null
}

interface ColumnsMore extends More {
  /** Of these kinds only, where it is known which columns are. */
  readonly kinds?: readonly ColumnKind[]
}

export const columnField = ofColumns('column')
export const columnsField = ofColumns('columns')

function ofColumns(kind: 'column' | 'columns') {
  return (
    id: string,
    label: string,
    columns: readonly KnownColumn[] | null,
    { kinds, ...rest }: ColumnsMore = {},
  ): OperationField => ({ id, label, kind, ...choicesOf(columns, kinds), ...rest })
}

export function choiceField(
  id: string,
  label: string,
  choices: readonly (readonly [value: string, label: string])[],
  more: More = {},
): OperationField {
  const [first] = choices
  const offered = choices.map(([value, label]): FieldChoice => ({ value, label }))
  return { id, label, kind: 'choice', choices: offered, default: first?.[0] ?? '', ...more }
}

export function numberField(id: string, label: string, initial: number, more: More = {}): OperationField {
  return { id, label, kind: 'number', default: String(initial), ...more }
}

/** Whole numbers from `least` on. */
export function wholeFrom(least: number, most = Number.MAX_SAFE_INTEGER): More {
  return { range: { least, most, whole: true } }
}

export function textField(id: string, label: string, more: More = {}): OperationField {
  return { id, label, kind: 'text', ...more }
}

const SEED_HINT = 'The same seed takes the same rows.'

export const SEED_FIELD = numberField('seed', 'Seed', 1, { ...wholeFrom(0, 2 ** 31 - 1), hint: SEED_HINT })

function choicesOf(columns: readonly KnownColumn[] | null, kinds?: readonly ColumnKind[]): Pick<More, 'choices'> {
  if (!columns) return {}
  const fitting = kinds ? columns.filter(({ kind }) => kinds.includes(kind)) : columns
  return { choices: fitting.map(({ name }) => ({ value: name, label: name })) }
}
