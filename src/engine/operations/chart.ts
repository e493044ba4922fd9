import { defineOperation } from './define.ts'
import { choiceField, columnField, columnsOf, kindOfColumn } from './fields.ts'
import type { ColumnKind, KnownColumn, Operation, OperationField } from './operation.ts'
import { sourceOf } from './tables.ts'
import { type Code, call, chain, object, sequence } from './writing/layout.ts'
import { returned } from './writing/paper.ts'
import { quote } from './writing/quote.ts'

const MARKS = [
  ['bar', 'bars'],
  ['line', 'a line'],
  ['point', 'points'],
  ['area', 'an area'],
] as const

const SCALES = [
  ['nominal', 'names'],
  ['quantitative', 'numbers'],
  ['temporal', 'dates'],
] as const

type Scale = (typeof SCALES)[number][0]

const SCALE_OF: Readonly<Record<ColumnKind, Scale>> = {
  number: 'quantitative',
  date: 'temporal',
  text: 'nominal',
  boolean: 'nominal',
  other: 'nominal',
}

export const chart: Operation = defineOperation({
  id: 'chart',
  title: 'Chart',
  hint: 'A Vega-Lite chart of two columns, a third by colour',
  keywords: ['plot', 'graph', 'draw', 'bar', 'line', 'scatter', 'vega', 'visualise', 'visualize'],
  takes: [['table']],
  gives: 'chart',
  inputs: ['table'],
  fields: (context, answers) => {
    const columns = columnsOf(context)
    return [
      choiceField('mark', 'As', MARKS),
      columnField('x', 'Across', columns),
      ...scaleField('x', 'Across are', columns, answers.x, answers.mark === 'point' ? 'quantitative' : 'nominal'),
      columnField('y', 'Up', columns),
      ...scaleField('y', 'Up are', columns, answers.y, 'quantitative'),
      columnField('colour', 'Colour by', columns, { optional: true }),
    ]
  },
  text(answers, paper, context) {
    const table = sourceOf(paper)
    const columns = columnsOf(context)
    const [mark, x, y, colour] = [answers.text('mark'), answers.text('x'), answers.text('y'), answers.text('colour')]
    const scaleOf = (field: string, column: string) => scaleOfKind(columns, column) ?? answers.text(`${field}Scale`)
    const names = [...new Set([x, y, colour])].filter(Boolean)
    const encoding = [
      channel('x', x, scaleOf('x', x)),
      channel('y', y, scaleOf('y', y)),
      ...(colour ? [channel('color', colour, scaleOfKind(columns, colour) ?? 'nominal')] : []),
    ]
    const values = chain(table, call('select', ...names.map(quote)), call('objects'))
    return paper.declare({
      doc: `${WORDS[mark] ?? 'Chart'} of ${y} by ${x} in ${table}${colour ? `, coloured by ${colour}` : ''}.`,
      gives: 'Record<string, unknown>',
      body: [
        returned(
          object([
            "$schema: 'https://vega.github.io/schema/vega-lite/v6.json'",
            sequence('data: ', object([sequence('values: ', values)])),
            `mark: ${quote(mark)}`,
            sequence('encoding: ', object(encoding)),
          ]),
        ),
      ],
    })
  },
})

const WORDS: Readonly<Record<string, string>> = { bar: 'Bars', line: 'Line', point: 'Points', area: 'Area' }

/** Asked only where the table does not tell. */
function scaleField(
  axis: string,
  label: string,
  columns: readonly KnownColumn[] | null,
  answer: string | readonly string[] | undefined,
  likely: Scale,
): OperationField[] {
  const column = typeof answer === 'string' ? answer : ''
  if (scaleOfKind(columns, column) !== null || (columns && column === '')) return []
  return [choiceField(`${axis}Scale`, label, SCALES, { default: likely })]
}

function scaleOfKind(columns: readonly KnownColumn[] | null, column: string): Scale | null {
  const kind = kindOfColumn(columns, column)
  return kind === null ? null : SCALE_OF[kind]
}

/** Names stay in the order of the rows: a sorted table gives a sorted chart. */
function channel(name: string, column: string, type: string): Code {
  const field = fieldPath(column)
  const entries = [
    `field: ${quote(field)}`,
    `type: ${quote(type)}`,
    ...(type === 'nominal' && name !== 'color' ? ['sort: null'] : []),
    ...(field === column ? [] : [`title: ${quote(column)}`]),
  ]
  return sequence(`${name}: `, object(entries))
}

/** Vega reads dots and brackets in a field's name as a path. */
function fieldPath(column: string): string {
  return column.replace(/[\\.[\]]/g, '\\$&')
}
