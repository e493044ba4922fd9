/** A text in which the part that a problem is about stands between « and », by the problem's code. */
export type MarkedText = readonly [code: string, text: string]

export const AUTHOR = `import {
  applyTo, cache, checkOutput, checkOutputCustom, config, dataLoader, dataSaver, decorate, does, exclude, extractColumns, extractFields,
  group, inject, loadFrom, mutate, parameterize, parameterizedSubdag, parameterizeExtractColumns, parameterizeSources, parameterizeValues,
  pipeInput, pipeOutput, resolve, saveTo, schema, source, step, subdag, tag, tagOutputs, unpackFields, value, withColumns,
  type Collect, type Parallelizable,
} from 'dagwright'
import { table, type ColumnTable } from 'arquero'
import * as self from './main.ts'
const _add = (v: number, by: number): number => v + by
const _none = (): number => 1
const b = (alpha: number): number => alpha
`

const at = (modifiers: string, fn = '(a: number = 1, ns: number[] = []): number => a + ns.length') =>
  `${AUTHOR}export const f = decorate(${modifiers}, ${fn})`
const given = (text: string) => `${AUTHOR}${text}`
const FIELDS = '(a: number): { low: number; high: number } => ({ low: a, high: a })'
const TUPLE = '(a: number): [number, number] => [a, a]'
const TABLE = '(orders: ColumnTable): ColumnTable => orders'
const THROWS = `(a: number): number => { throw new Error('replaced') }`
const K = 'export function k(): Parallelizable<number> { return [1, 2] }\n'

/** What is wrong in a text without modifiers, or with a call as a whole. */
const TEXTS: readonly MarkedText[] = [
  ['DW-ANALYZE-001', 'export function f(a: number «b»: number): number { return a }'],
  ['DW-ANALYZE-002', "import { x } from «'lodash'»\nexport const f = (): number => x"],
  ['DW-ANALYZE-003', 'export function «f»() {}'],
  ['DW-ANALYZE-004', 'export function f(«...a: number[]»): number { return a.length }'],
  ['DW-ANALYZE-005', 'export function f(b: number, «{ a }: { a: number }»): number { return a + b }'],
  ['DW-ANALYZE-006', 'export function f(b: number, «a»): number { return b }'],
  ['DW-ANALYZE-007', given('const t = tag({})\nexport const f = decorate(«t», (): number => 1)')],
  [
    'DW-ANALYZE-008',
    given(`const who = () => 'me'\nexport const f = decorate(tag({ owner: «who()» }), (): number => 1)`),
  ],
  [
    'DW-ANALYZE-008',
    given('const { low } = { low: 0 }\nexport const f = decorate(checkOutput({ range: [«low», 1] }), (): number => 1)'),
  ],
  ['DW-ANALYZE-008', given('const key = "a"\nexport const f = decorate(tag({ «[key]»: "b" }), (): number => 1)')],
  [
    'DW-ANALYZE-008',
    given('const all = { a: "b" }\nexport const f = decorate(tag({ c: "d", «...all» }), (): number => 1)'),
  ],
  [
    'DW-ANALYZE-008',
    given('const n = () => 2\nexport const f = decorate(inject({ a: value(«n()») }), (a: number): number => a)'),
  ],
  [
    'DW-ANALYZE-009',
    'function _half(x: number): number { return x / 2 }\nexport function f(): number { return _half(«"x"») }',
  ],
  ['DW-ANALYZE-008', given('const owner = "me"\nexport const f = decorate(tag({ «owner» }), (): number => 1)')],
  [
    'DW-ANALYZE-008',
    given(
      'const n = () => 2\nexport const f = decorate(pipeInput(step(_add, { by: «n()» }).named("x")), (a: number): number => a)',
    ),
  ],
  ['DW-ANALYZE-009', 'export function f(a: number): number { return a + «b» }'],
  ['DW-ANALYZE-009', at('checkOutput({ «rnge»: [0, 1] })')],
  ['DW-ANALYZE-010', 'const x: number = «await 1»\nexport function f(): number { return x }'],
  ['DW-ANALYZE-011', '«namespace N { export const a = 1 }»\nexport function f(): number { return N.a }'],
  ['DW-ANALYZE-012', `export function f(a: number): number { return «${'a === 1 ? 1 : '.repeat(401)}0» }`],
  ['DW-ANALYZE-013', at('resolve((c) => tag({ a: «String(c.a)» }))')],
  ['DW-ANALYZE-014', "export function a(): number { return 1 }\nexport function f(): string { return '' + «a» }"],
  [
    'DW-LINK-001',
    given(
      'export const f__x = decorate(config.whenNot({ c: 1 }), () => 1)\nexport const «f__y» = decorate(config.whenNot({ c: 2 }), () => 2)',
    ),
  ],
  [
    'DW-LINK-002',
    'export function f(«g»: number): number { return g }\nexport function g(f: number): number { return f }',
  ],
  ['DW-LINK-002', at('inject({ a: «source("f")» })')],
  ['DW-LINK-003', "export function f(«a»: number): number { return a }\nexport function a(): string { return '' }"],
  [
    'DW-LINK-004',
    'export function f(a: number): number { return a }\nexport function g(«a»: string): string { return a }',
  ],
  ['DW-LINK-012', given('export const «f__» = decorate(config.whenNot({ a: 1 }), (): number => 1)')],
  ['DW-LINK-018', at('«checkOutput({ importance: "fail" })»')],
  ['DW-LINK-019', at('«parameterizeValues("a", { p: 1 })», inject({ a: value(1) })')],
  ['DW-LINK-024', at('parameterizeValues("a", { small: 1, large: 9 }), «extractFields("low")»', FIELDS)],
  ['DW-LINK-025', at('«extractColumns("low")»', FIELDS)],
  ['DW-LINK-031', at('«does((a: number): number => a)»', '(a: number): number => { return a }')],
  ['DW-LINK-035', at('«parameterize({})»')],
  ['DW-LINK-049', at('«pipeInput(step(_add, { by: 1 }))»', '() => 1')],
  ['DW-LINK-050', at('«pipeOutput(step(_add, { by: 1 }))», pipeOutput(step(_add, { by: 2 }))')],
  ['DW-LINK-052', at('«dataLoader()»')],
  ['DW-LINK-053', at('«dataSaver()»')],
  ['DW-LINK-055', at("«saveTo.json({ path: value('d.json') })», extractFields('x', 'y')", '() => ({ x: 1, y: 2 })')],
  ['DW-LINK-057', at("«withColumns(b, { columnsToPass: ['alpha'] })»")],
  [
    'DW-LINK-070',
    given(`${K}export function m(): Parallelizable<number> { return [3] }
export function «sum»(k: number, m: number): number { return k + m }
export function f(sum: Collect<number>): number { return [...sum].length }`),
  ],
  ['DW-LINK-071', given(`${K.replace('k', '«k»')}export function f(k: number): number { return k }`)],
  [
    'DW-LINK-072',
    given(`${K}export function «lost»(k: number): number { return k }
export function f(k: Collect<number>): number { return [...k].length }`),
  ],
  [
    'DW-LINK-073',
    given(`${K}export function total(k: Collect<number>): number { return [...k].length }
export function «share»(k: number, total: number): number { return k / total }
export function f(share: Collect<number>): number[] { return [...share] }`),
  ],
]

/** Where a part of a modifier's call is wrong. */
const PARTS: readonly MarkedText[] = [
  [
    'DW-LINK-003',
    `${at('inject({ ns: group(source("n"), «source("s")») })')}\nexport const s = () => ""\nexport const n = () => 1`,
  ],
  [
    'DW-LINK-003',
    `${at('parameterizeSources({ p: { a: "n" }, q: { a: «"s"» } })')}\nexport const s = () => ""\nexport const n = () => 1`,
  ],
  ['DW-LINK-003', `${at('pipeInput(step(_add, { by: «source("s")» }))')}\nexport const s = () => ""`],
  ['DW-LINK-003', `${at('loadFrom.json({ path: «source("s")», inject: "ns" })')}\nexport const s = () => 3`],
  [
    'DW-LINK-003',
    given(
      'export const f = () => 1\nexport const s = () => ""\nconst _h = decorate(mutate(f, { by: «source("s")» }), (v: number, by: number) => v + by)',
    ),
  ],
  ['DW-LINK-004', `${at('inject({ a: source("x") })')}\nexport const g = («x»: string): string => x`],
  [
    'DW-LINK-004',
    given(
      'export const a = (x: string): string => x\nexport const f = decorate(inject({ v: «source("x")» }), (v: number): number => v)',
    ),
  ],
  ['DW-LINK-009', at('«tagg»({})')],
  ['DW-LINK-009', at('«config.whn»({ a: 1 })')],
  ['DW-LINK-010', at('tag(«["b"]»)')],
  ['DW-LINK-010', at('tag({}, «{}»)')],
  ['DW-LINK-010', at('«tag()»')],
  ['DW-LINK-011', at('config.whenIn({ region: «"us"» })')],
  ['DW-LINK-013', at('tag({ a: "b", «"module.x"»: "a" })')],
  ['DW-LINK-013', at('tagOutputs({ f: { «"module.x"»: "a" } })')],
  ['DW-LINK-014', at('tag({ «"a b"»: "a" })')],
  ['DW-LINK-015', at('tag({ n: «3» })')],
  ['DW-LINK-016', at('checkOutput({ range: [0, 1], «rnge»: [0, 1] })')],
  ['DW-LINK-016', at('checkOutput({ columns: { p: { range: [0, 1], «rnge»: [0, 1] } } })')],
  ['DW-LINK-017', at('checkOutput({ range: «3» })')],
  ['DW-LINK-017', at('checkOutput({ columns: { p: { range: «3» } } })')],
  ['DW-LINK-020', at('parameterize(«"p"»)')],
  ['DW-LINK-020', at('parameterize({ p: { a: value(1) }, q: «3» })')],
  ['DW-LINK-020', at('parameterizeValues(«3», { p: 1 })')],
  ['DW-LINK-020', at('parameterizeSources({ p: «{ a: 3 }» })')],
  ['DW-LINK-020', at('parameterizeExtractColumns({ outputs: ["c"], inputs: {} }, «{ outputs: 3, inputs: {} }»)')],
  ['DW-LINK-020', at('inject(«3»)')],
  ['DW-LINK-020', at('exclude(«3»)')],
  ['DW-LINK-020', at('does(«3»)')],
  ['DW-LINK-020', at('extractFields("low", «3»)', FIELDS)],
  ['DW-LINK-020', at('extractFields("low", «{ fill: 3 }»)', FIELDS)],
  ['DW-LINK-020', at('tagOutputs({ f: «3» })')],
  ['DW-LINK-020', at('schema.output(["a", "number"], «["b"]»)', TABLE)],
  ['DW-LINK-020', at('«unpackFields()»', TUPLE)],
  ['DW-LINK-021', at('parameterize({ p: { a: «2» } })')],
  ['DW-LINK-021', at('inject({ ns: group(value(1), «2») })')],
  ['DW-LINK-022', at('tag({}), inject({ «aa»: value(2) })')],
  ['DW-LINK-022', at('parameterize({ p: { a: value(1) }, q: { «aa»: value(1) } })')],
  ['DW-LINK-022', at('parameterizeValues(«"aa"», { p: 1 })')],
  ['DW-LINK-022', at('pipeInput(step(_add, { by: 1, «bye»: 1 }))')],
  ['DW-LINK-023', at('inject({ ns: group(value(1), «value("x")») })')],
  ['DW-LINK-023', at('parameterizeValues("a", { p: 1, q: «"x"» })')],
  ['DW-LINK-023', at('inject({ ns: group(value(1), «value("x")» as never) })')],
  ['DW-LINK-026', at('extractFields("high", «"lwo"»)', FIELDS)],
  ['DW-LINK-027', at('unpackFields("a1", "a2", «"a3"»)', TUPLE)],
  ['DW-LINK-028', at('unpackFields("a1", «"a1"»)', TUPLE)],
  ['DW-LINK-029', at('tagOutputs({ «lwo»: { unit: "cm" } }), extractFields("low", "high")', FIELDS)],
  ['DW-LINK-032', at('does(«(a: number, b: number): number => a + b»)', THROWS)],
  ['DW-LINK-032', at('does((a: number): number => a)', THROWS.replace('(a: number)', '(a: number, «b»: number)'))],
  ['DW-LINK-033', at('does((a: string): number => a.length)', THROWS.replace('a', '«a»'))],
  ['DW-LINK-033', at('does(«(a: number): string => ""»)', THROWS)],
  ['DW-LINK-034', at('cache({ behavior: «"recompte"» as "recompute" })')],
  ['DW-LINK-034', at('cache({ behavior: "default", «format»: "json" })')],
  ['DW-LINK-036', at('inject({ ns: value([]), «a»: source("b") }), pipeInput(step(_add, { by: 1 }))')],
  ['DW-LINK-040', at('subdag(b, «3» as never)')],
  ['DW-LINK-040', at('«subdag({ inputs: {} })»')],
  ['DW-LINK-041', at('subdag(b, { «input»: {} } as never)')],
  ['DW-LINK-041', at('subdag(b, { namespace: «3» as never })')],
  ['DW-LINK-041', at('subdag(b, { inputs: { alpha: «2» } } as never)')],
  ['DW-LINK-041', at('parameterizedSubdag(b, { outputs: { p: { «input»: {} } } } as never)')],
  ['DW-LINK-041', at('«withColumns(b)»', TABLE)],
  ['DW-LINK-041', at('loadFrom.json({ path: «3», inject: "ns" })')],
  ['DW-LINK-041', at('«loadFrom.json({ inject: "ns" })»')],
  ['DW-LINK-041', at('checkOutputCustom(_none, { importance: «"wrn"» })')],
  ['DW-LINK-042', at('subdag(b, { inputs: { alpha: value(1), «alpah»: value(1) } })')],
  [
    'DW-LINK-042',
    at('parameterizedSubdag(b, { inputs: { «gamma»: value(1) }, outputs: { p: { inputs: { alpha: value(1) } } } })'),
  ],
  [
    'DW-LINK-042',
    at('parameterizedSubdag(b, { inputs: { alpha: value(1) }, outputs: { p: { inputs: { «gamma»: value(1) } } } })'),
  ],
  [
    'DW-LINK-043',
    given('export const f: (a: number) => number = decorate(subdag(b, «self»), (a: number): number => a)'),
  ],
  ['DW-LINK-044', at('subdag(b, { inputs: { «b»: value(1) } })')],
  ['DW-LINK-046', at('subdag(b, { inputs: { alpha: «value("x")» } })', '(b: number) => b')],
  ['DW-LINK-046', at('subdag(b, { config: { alpha: «"x"» } })', '(b: number) => b')],
  ['DW-LINK-047', at('«pipeInput()»')],
  ['DW-LINK-047', at('pipeInput(step(_add, { by: 1 }), «_add»)')],
  ['DW-LINK-047', at('pipeInput(step(_add, { by: 1 }), «tag({})»)')],
  ['DW-LINK-048', at('pipeInput(step(_add, { «v: 1», by: 1 }))')],
  ['DW-LINK-048', at('pipeInput(step(_add, «3»))')],
  ['DW-LINK-048', at('pipeInput(step(«_none»))')],
  ['DW-LINK-048', at('pipeInput(step(_add, { by: 1 }).named("x").«nmed»("y"))')],
  ['DW-LINK-048', at('pipeInput(step(_add, { by: 1 }).named("x").when(«3»))')],
  ['DW-LINK-048', at('pipeInput(step(_add, { by: 1 }).«named»())')],
  ['DW-LINK-051', given('export const f = () => 1\nconst _h = decorate(mutate(f, «3»), (v: number) => v)')],
  ['DW-LINK-051', given('const _h = decorate(«mutate()», (v: number) => v)')],
  ['DW-LINK-054', at("loadFrom.json({ path: value('d.json'), inject: «'b'» })")],
  ['DW-LINK-054', at("«loadFrom.json({ path: value('d.json') })»")],
  ['DW-LINK-056', at('checkOutputCustom(«3» as never)')],
  ['DW-LINK-058', at("withColumns(b, { columnsToPass: ['alpha', «'b'»] })", TABLE)],
  ['DW-LINK-059', at("withColumns(b, { columnsToPass: ['alpha'], select: ['b', «'c'»] })", TABLE)],
  ['DW-LINK-060', at('resolve(«(c) => c.a ? tag({}) : null as never»)')],
  ['DW-LINK-017', at('checkOutput({ allowNans: false, range: «[1, 0]» })')],
  ['DW-LINK-074', at("checkOutput({ range: [0, 1], «contains»: 'x' })")],
  ['DW-LINK-074', at('checkOutput({ columns: { p: { «range»: [0, 1] } } })')],
  ['DW-LINK-075', at("checkOutput({ range: [0, 1], jsonSchema: { type: «'strng'» } })")],
  ['DW-LINK-075', at("checkOutput({ jsonSchema: { items: { anyOf: [{}, { type: ['null', «'int'»] }] } } })")],
  ['DW-LINK-075', at("checkOutput({ jsonSchema: { patternProperties: { a: {}, «'('»: {} } } })")],
  // Of what `resolve` chooses, as far as the text goes.
  ['DW-LINK-022', at('resolve((c) => inject({ «aa»: value(2) }))')],
  ['DW-LINK-022', at('resolve((c) => inject(«{ ...(c.x ? {} : { aa: value(2) }) }»))')],
  ['DW-LINK-026', at('resolve((c) => «extractFields(...["low", "lwo"])»)', FIELDS)],
]

export const MARKED_TEXTS: readonly MarkedText[] = [...TEXTS, ...PARTS]
