import { listNames } from '../model/names.ts'
import { defineOperation } from './define.ts'
import { choiceField, columnsField, columnsOf } from './fields.ts'
import type { KnownColumn, Operation } from './operation.ts'
import { isTable, sourceOf } from './tables.ts'
import { type Code, call, chain, list } from './writing/layout.ts'
import { quote } from './writing/quote.ts'

const KINDS = [
  ['join_left', 'all rows of the first, with what matches'],
  ['join', 'only rows that match'],
  ['join_right', 'all rows of the second, with what matches'],
  ['join_full', 'all rows of both'],
  ['semijoin', 'rows of the first that have a match'],
  ['antijoin', 'rows of the first that have none'],
] as const

const DOCS: Readonly<Record<string, (left: string, right: string) => string>> = {
  join_left: (left, right) => `${left} with what ${right} has`,
  join: (left, right) => `Rows of ${left} and ${right} that belong together`,
  join_right: (left, right) => `${right} with what ${left} has`,
  join_full: (left, right) => `All rows of ${left} and ${right}, side by side where they belong together`,
  semijoin: (left, right) => `Rows of ${left} that have a match in ${right}`,
  antijoin: (left, right) => `Rows of ${left} that have no match in ${right}`,
}

export const joinTables: Operation = defineOperation({
  id: 'join',
  title: 'Join two tables',
  hint: 'Rows of two tables side by side where columns agree; what is missing agrees with nothing',
  keywords: ['merge', 'lookup', 'left', 'inner', 'outer', 'combine', 'match'],
  takes: [['table'], ['table']],
  gives: 'table',
  inputs: ['left', 'right'],
  fields: (context) => {
    const [left, right] = [columnsOf(context), context.sources[1]?.columns ?? null]
    const shared = left?.find(({ name }) => right?.some((one) => one.name === name))
    return [
      columnsField('on', 'Where', left, shared ? { default: [shared.name] } : {}),
      columnsField('equals', 'Equals', right, { optional: true, hint: 'The columns of the same names without.' }),
      choiceField('kind', 'Keep', KINDS),
    ]
  },
  text(answers, paper, context) {
    const [left, right] = [sourceOf(paper, 0), sourceOf(paper, 1)]
    const on = answers.list('on')
    const given = answers.list('equals')
    const equals = given.length ? given : on
    if (equals.length !== on.length) answers.complain('equals', `Give as many columns as there: ${on.length}.`)
    const missing = equals.find((name) => lacks(context.sources[1]?.columns ?? null, name))
    if (missing !== undefined) answers.complain('equals', `"${right}" has no column "${missing}".`)
    const kind = answers.text('kind')
    const doc = `${DOCS[kind]?.(left, right) ?? left}, by ${listNames(on)}.`
    return isTable(paper, doc, chain(left, call(kind, right, keys(on, equals))))
  },
})

function lacks(columns: readonly KnownColumn[] | null, name: string): boolean {
  return columns !== null && !columns.some((column) => column.name === name)
}

/** One name for both where it is the same; else a list of either side. */
function keys(on: readonly string[], equals: readonly string[]): Code {
  const [name] = on
  const isSame = on.every((one, at) => one === equals[at])
  if (name !== undefined && on.length === 1) {
    return isSame ? quote(name) : list([quote(name), quote(equals[0] ?? '')])
  }
  const sides = isSame ? [on] : [on, equals]
  return list(sides.map((side) => list(side.map(quote))))
}
