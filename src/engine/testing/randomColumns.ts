import { type Draft, textOf } from './randomDraft.ts'
import { inputName, pauses, randomSource, throwing } from './randomFunctions.ts'
import type { Modify } from './randomModifiers.ts'
import { fromNode, parameter, type RandomFunction, type RandomParameter, simpleNode } from './randomNode.ts'

/** A column that is passed, or not: then what takes it has the input of that name. */
export const PASSED_OR_GIVEN = inputName('number[]')

/** A table, functions of its columns, and one that takes it with what they compute. Where that stands in a block all of it is taken. */
export const withColumns: Modify = (draft, block) => {
  const { random } = draft
  const from = randomSource(draft, block, 'number', 'nodes')
  if (from === null) return false
  const table = addTable(draft, from)
  const name = draft.newName()
  const namespace = random.chance(0.5) ? name : `${name}_space`
  const columns = randomColumns(draft, block, { name, namespace })
  const names = columns.map((one) => one.name)
  const computed = random.chance(0.5) ? names : names.toReversed()
  const selected = block.length ? computed : computed.filter(() => random.chance(0.6))
  const fn: RandomFunction = {
    name,
    parameters: [parameter(table, 'ColumnTable', fromNode(`${namespace}._append`))],
    gives: 'unknown',
    body: `return ${random.pick([`${table}.columnNames()`, `[${table}.numRows()]`, `${table}.objects()`])};`,
    flavour: 'plain',
    expands: false,
  }
  const options = [
    `select: [${selected.map((one) => `'${one}'`).join(', ')}]`,
    "columnsToPass: ['value']",
    ...(namespace === name ? [] : [`namespace: '${namespace}'`]),
  ]
  draft.add(
    [
      textOf(fn, 'unknown', [`withColumns(${computed.join(', ')}, { ${options.join(', ')} })`]),
      // What is not exported is no node.
      ...columns.map((one) => textOf(one, one.name.endsWith('_first') ? 'number' : 'number[]').replace('export ', '')),
    ].join('\n'),
    [
      ...['value', PASSED_OR_GIVEN].map((column) => ({
        ...simpleNode(`${namespace}.${column}`, fromNode(table), {
          gives: 'unknown',
          body: `return value.array(${JSON.stringify(column)});`,
        }),
        // It is not there unless it is passed.
        isHidden: column === PASSED_OR_GIVEN,
      })),
      ...columns.map((one) => ({ ...one, name: `${namespace}.${one.name}` })),
      {
        ...simpleNode(`${namespace}._append`, fromNode(table), { gives: 'ColumnTable', body: '' }),
        ...appending(parameter('value', 'ColumnTable', fromNode(table)), namespace, selected),
      },
      fn,
    ],
  )
  return true
}

/** What a table with these columns appended is made of, and how. */
export function appending(
  table: RandomParameter,
  namespace: string,
  names: readonly string[],
): Pick<RandomFunction, 'parameters' | 'body'> {
  const filled = (name: string) => `${name}: Array.isArray(${name}) ? ${name} : Array.from(rows, () => ${name})`
  return {
    parameters: [table, ...names.map((name) => parameter(name, 'unknown', fromNode(`${namespace}.${name}`)))],
    body: names.length
      ? `const rows = value.array('value'); return value.assign(table({ ${names.map(filled).join(', ')} }));`
      : 'return value;',
  }
}

function addTable(draft: Draft, from: string): string {
  const name = draft.newName()
  const columns = `value: [${from}, 2, ${from} + 1], name: ["a", "b", "c"], ${PASSED_OR_GIVEN}: [5, 6, 7]`
  const fn: RandomFunction = {
    name,
    parameters: [parameter(from, 'number', fromNode(from))],
    gives: 'ColumnTable',
    body: `return table({ ${columns} });`,
    flavour: 'plain',
    expands: false,
  }
  draft.add(textOf(fn, 'ColumnTable'), [fn])
  return name
}

/** Of the passed column, of each other, of the graph around, and one that gives one value for all rows; dependencies first. */
function randomColumns(
  draft: Draft,
  block: readonly string[],
  { name, namespace }: { readonly name: string; readonly namespace: string },
): readonly RandomFunction[] {
  const { random } = draft
  const inner = (one: string) => parameter(one, 'number[]', fromNode(`${namespace}.${one}`))
  const scaled: RandomFunction = {
    name: `${name}_scaled`,
    parameters: [inner('value')],
    gives: 'unknown',
    body: `return Array.from(value, (one) => ${random.chance(0.5) ? 'twice(one)' : '(one)'} * 3);`,
    flavour: 'plain',
    expands: false,
  }
  const by = randomSource(draft, block, 'number', 'nodes')
  const flavour = random.chance(0.3) ? 'async' : 'plain'
  const parameters = [
    inner(scaled.name),
    parameter(PASSED_OR_GIVEN, 'number[]', fromNode(PASSED_OR_GIVEN)),
    ...(by === null ? [] : [parameter(by, 'number', fromNode(by))]),
  ]
  const term = `(one) * 2 + (${PASSED_OR_GIVEN}[at] ?? 0)${by === null ? '' : ` + ${by}`}`
  const summed: RandomFunction = {
    name: `${name}_summed`,
    parameters,
    gives: 'unknown',
    body: [
      ...pauses(draft, flavour),
      ...throwing(draft, name, parameters),
      `return Array.from(${scaled.name}, (one, at) => ${term});`,
    ].join(' '),
    flavour,
    expands: false,
  }
  const first: RandomFunction = {
    ...scaled,
    name: `${name}_first`,
    body: 'return value[0] ?? 0;',
  }
  return [scaled, summed, first]
}
