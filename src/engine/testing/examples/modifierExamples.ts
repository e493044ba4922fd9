import { type Examples, told } from '../told.ts'

const AUTHOR = `import { cache, does, extractColumns, extractFields, group, inject, parameterize, parameterizeValues, pipeInput, schema, source, step, tagOutputs, unpackFields, value, decorate } from 'dagwright'
`

/** The problems of a function `f` under modifiers. */
function decorated(modifiers: string, fn = '(a: number, ns: number[] = []): number => a + ns.length') {
  return () => told(`${AUTHOR}export const f = decorate(${modifiers}, ${fn})`, { inputs: { a: 1 } })
}

const FIELDS = '(a: number): { low: number; high: number } => ({ low: a, high: a })'
const TUPLE = '(a: number): [number, number] => [a, a]'
const replaced = (parameters: string, fn: string, body = `{ throw new Error('replaced') }`) =>
  decorated(`does(${fn})`, `(${parameters}): number => ${body}`)

/** Problems of modifiers that expand, extract and label. */
export const modifierExamples: Examples = {
  'DW-LINK-019': [
    decorated('parameterizeValues("a", { p: 1 }), inject({ a: value(1) })'),
    `"f" has parameterizeValues and inject: each of them makes the function's nodes anew.`,
  ],
  'DW-LINK-020': [decorated('parameterize("p")'), 'parameterize at "f" cannot be read as parameterize("p").'],
  'DW-LINK-021': [
    decorated('parameterize({ f: { a: 2 } })'),
    'parameterize at "f" binds "a" to 2, which is no binding.',
  ],
  'DW-LINK-022': [decorated('inject({ aa: value(2) })'), 'inject binds "aa", but "f" has no such parameter.'],
  'DW-LINK-023': [
    decorated('inject({ ns: group(value(1), value("x")) })'),
    'inject at "f" gives ns.1: number the value "x".',
  ],
  'DW-LINK-024': [
    decorated('parameterizeValues("a", { small: 1, large: 9 }), extractFields("low")', FIELDS),
    'extractFields at "f" takes the one node of a function, but there are small and large.',
  ],
  'DW-LINK-025': [
    decorated('extractColumns("low")', FIELDS),
    'extractColumns at "f" needs a table, but "f" gives { low: number; high: number; }.',
  ],
  'DW-LINK-026': [
    decorated('extractFields("lwo")', FIELDS),
    '"f" gives no field "lwo": it gives { low: number; high: number; }.',
  ],
  'DW-LINK-027': [
    decorated('unpackFields("a1", "a2", "a3")', TUPLE),
    'unpackFields at "f" names 3 parts, but "f" gives 2: [number, number].',
  ],
  'DW-LINK-028': [decorated('unpackFields("a1", "a1")', TUPLE), 'unpackFields at "f" names "a1" twice.'],
  'DW-LINK-029': [
    decorated('tagOutputs({ lwo: { unit: "cm" } }), extractFields("low", "high")', FIELDS),
    'tagOutputs at "f" labels "lwo", which is none of its nodes.',
  ],
  'DW-LINK-031': [
    replaced('a: number', '(a: number): number => a', '{ return a }'),
    'The body of "f" never runs: does((a: number): number => a) takes its place.',
  ],
  'DW-LINK-032': [
    replaced('a: number', '(a: number, b: number): number => a + b'),
    'does at "f": the function needs "b", which "f" does not take.',
  ],
  'DW-LINK-033': [
    replaced('a: number', '(a: string): number => a.length'),
    'does at "f": the function needs a: string, but "f" takes number.',
  ],
  'DW-LINK-034': [
    decorated('cache({ behavior: "recompte" as "recompute" })'),
    'cache at "f" does not know behavior: "recompte".',
  ],
  'DW-LINK-035': [decorated('parameterize({})'), 'parameterize at "f" makes no node.'],
  'DW-LINK-036': [
    decorated('inject({ a: source("b") }), pipeInput(step((v: number) => v))'),
    'inject binds "a" of "f", which takes "f.with_step" by another modifier.',
  ],
  'DW-RUN-011': [
    () =>
      told(`${AUTHOR}import { table } from 'arquero'
export const g = decorate(extractColumns('c'), () => table({ c: ['x'] }))
export function f(c: Float64Array): number { return c.length }`),
    '"f" needs c: Float64Array, but the column "c" holds "x".',
  ],
  'DW-RUN-010': [
    () => told(`${AUTHOR}export const g = decorate(extractFields('f'), (): Record<string, number> => ({ e: 1 }))`),
    '"g" gave no field "f": it gave the fields e.',
  ],
}
