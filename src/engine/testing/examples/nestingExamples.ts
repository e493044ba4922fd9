import { type Examples, told } from '../told.ts'

const AUTHOR = `import {
  applyTo, checkOutputCustom, dataLoader, dataSaver, decorate, extractFields, loadFrom, mutate, parameterizedSubdag, pipeInput, pipeOutput,
  resolve, saveTo, source, step, subdag, tag, value, withColumns,
} from 'dagwright'
import { table, type ColumnTable } from 'arquero'
function _add(v: number, by: number): number { return v + by }
function b(alpha: number): number { return alpha }
export function orders(): ColumnTable { return table({ a: [1, 2] }) }
`
const decorated = (modifiers: string, fn = '(a: number = 1): number => a') =>
  told(`${AUTHOR}export const f = decorate(${modifiers}, ${fn})`)

/** Runs a module beside files that say the same whatever they are called. */
const beside = (content: string, text: string) =>
  told(`${AUTHOR}${text}`, {
    services: { readFile: () => Promise.resolve(new TextEncoder().encode(content)) },
  })
const loaded = `export const f = decorate(loadFrom.json({ path: value('d.json') }), (d: number[]) => d.length)`

/** Problems of modifiers that nest, pipe, load, save and resolve. */
export const nestingExamples: Examples = {
  'DW-ANALYZE-013': [
    () => decorated('resolve((c) => tag({ a: String(c.a) }))'),
    'resolve at "f" is read without running anything, and "String(c.a)" would have to be run.',
  ],
  'DW-LINK-040': [() => decorated('subdag({ inputs: {} })'), 'subdag at "f" nests no function.'],
  'DW-LINK-041': [() => decorated('subdag(b, { input: {} } as never)'), 'subdag at "f" has no option "input".'],
  'DW-LINK-042': [
    () => decorated('subdag(b, { inputs: { alpah: value(1) } })'),
    'No nested function takes the input "alpah" of subdag at "f".',
  ],
  'DW-LINK-043': [
    () =>
      told({
        'main.ts': `import { decorate, subdag } from 'dagwright'
import * as self from './main.ts'
export const f: (a: number) => number = decorate(subdag(self), (a: number): number => a)`,
      }),
    '"f" is nested in itself: f -> f.',
  ],
  'DW-LINK-044': [
    () => decorated('subdag(b, { inputs: { b: value(1) } })'),
    'The input "b" of subdag at "f" is a nested function already.',
  ],
  'DW-LINK-046': [
    () => decorated('subdag(b, { inputs: { alpha: value("x") } })', '(b: number) => b'),
    '"x" is given for alpha: number.',
  ],
  'DW-LINK-047': [() => decorated('pipeInput()'), 'pipeInput at "f" has no step.'],
  'DW-LINK-048': [
    () => decorated('pipeInput(step(_add, { v: 1 }))'),
    'The step _add at "f" takes what comes through the pipe as "v".',
  ],
  'DW-LINK-049': [
    () => decorated('pipeInput(step(_add, { by: 1 }))', '() => 1'),
    '"f" has no parameter that could go through the steps of pipeInput.',
  ],
  'DW-LINK-050': [
    () => decorated('pipeOutput(step(_add, { by: 1 })), pipeOutput(step(_add, { by: 2 }))'),
    '"f" has several pipeOutput: each would make "f.raw".',
  ],
  'DW-LINK-051': [
    () => told(`${AUTHOR}const _h = decorate(mutate(), (v: number) => v)`),
    'mutate at "_h" names no function.',
  ],
  'DW-LINK-052': [() => decorated('dataLoader()'), 'dataLoader at "f" needs [value, metadata], but "f" gives number.'],
  'DW-LINK-053': [
    () => decorated('dataSaver()'),
    'dataSaver at "f" needs an object that tells what was saved, but "f" gives number.',
  ],
  'DW-LINK-054': [
    () => decorated("loadFrom.json({ path: value('d.json'), inject: 'b' })"),
    'loadFrom.json at "f" feeds "b", which is no parameter.',
  ],
  'DW-LINK-055': [
    () => decorated("saveTo.json({ path: value('d.json') }), extractFields('x', 'y')", '() => ({ x: 1, y: 2 })'),
    'saveTo.json at "f" cannot tell which of x and y to write.',
  ],
  'DW-LINK-056': [() => decorated('checkOutputCustom(3 as never)'), 'checkOutputCustom at "f" cannot check with 3.'],
  'DW-LINK-057': [
    () => decorated("withColumns(b, { columnsToPass: ['alpha'] })"),
    'withColumns at "f" needs a table as its first parameter, not a: number.',
  ],
  'DW-LINK-058': [
    () => decorated("withColumns(b, { columnsToPass: ['b'] })", '(orders: ColumnTable) => orders'),
    'withColumns at "f" passes the column "b" and computes it, too.',
  ],
  'DW-LINK-059': [
    () => decorated("withColumns(b, { columnsToPass: ['alpha'], select: ['c'] })", '(orders: ColumnTable) => orders'),
    'withColumns at "f" selects "c", which no nested function computes.',
  ],
  'DW-LINK-060': [
    () => decorated('resolve((c) => c.a ? tag({}) : null as never)'),
    'resolve at "f" chose null, which is no modifier.',
  ],
  'DW-RUN-015': [() => told(`${AUTHOR}${loaded}`), '"f.load_data.d" failed: there is no file "d.json".'],
  'DW-RUN-016': [
    () => beside('[1, "x"]', loaded),
    'The file "d.json" holds something else: value[1]: expected number, got "x".',
  ],
  'DW-RUN-017': [
    () =>
      told(`${AUTHOR}export function p(): string { return 3 as never }
export const f = decorate(loadFrom.json({ path: source('p') }), (d: number[]) => d.length)`),
    '"f.load_data.d" was given 3 for the path of a file.',
  ],
  'DW-RUN-018': [
    () => told(`${AUTHOR}export const g = decorate(saveTo.csv({ path: value('d.csv'), outputName: 'f' }), () => 3)`),
    '3 cannot be written to "d.csv" as CSV: it is no table, no rows, and no columns of one length.',
  ],
  'DW-RUN-019': [
    () =>
      told(`${AUTHOR}function more(a: number[]): number[] { return [...a, 3] }
export const f = decorate(withColumns(more, { columnsToPass: ['a'] }), (orders: ColumnTable) => orders)`),
    '"f._append" cannot append columns: the column "more" has 3 values for 2 rows.',
  ],
  'DW-RUN-020': [
    () =>
      told(`${AUTHOR}function _odd(v: number): { passes: boolean; message: string } { return (v === 1) as never }
export const f = decorate(checkOutputCustom(_odd), () => 1)`),
    'The check "f_odd_validator" gave true, which says nothing of "f".',
  ],
}
