import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyzeHere } from './analyzeHere.ts'
import type { Problem } from './model/problem.ts'
import { parseProjectFile } from './model/project.ts'
import { readCsvNow } from './parts/csv/readCsv.ts'
import { MatrixResult } from './results/MatrixResult.ts'
import { TableResult } from './results/TableResult.ts'
import { blockExamples } from './testing/examples/blockExamples.ts'
import { cacheExamples } from './testing/examples/cacheExamples.ts'
import { editExamples } from './testing/examples/editExamples.ts'
import { libraryExamples } from './testing/examples/libraryExamples.ts'
import { lifecycleExamples } from './testing/examples/lifecycleExamples.ts'
import { liveExamples } from './testing/examples/liveExamples.ts'
import { modifierExamples } from './testing/examples/modifierExamples.ts'
import { nestingExamples } from './testing/examples/nestingExamples.ts'
import { type Examples, told } from './testing/told.ts'
import { fileValue } from './values/fileInput.ts'

const AUTHOR = `import { checkOutput, config, decorate, tag } from 'dagwright'\n`
const decorated = (modifier: string) =>
  told(`${AUTHOR}export const f = decorate(${modifier}, (a: number = 1): number => a)`)
const f = 'export function f(a: number): number { return a }'

/** Of each code an example, and what it says. */
const EXAMPLES: Examples = {
  ...blockExamples,
  ...cacheExamples,
  ...editExamples,
  ...libraryExamples,
  ...lifecycleExamples,
  ...liveExamples,
  ...modifierExamples,
  ...nestingExamples,
  'DW-ANALYZE-001': [() => told('export function f( {'), "Syntax error: '}' expected."],
  'DW-ANALYZE-002': [() => told(`import { x } from 'lodash'\n${f}`), 'The import "lodash" is not available.'],
  'DW-ANALYZE-003': [() => told('export function f() {}'), 'The function "f" gives nothing back: its type is void.'],
  'DW-ANALYZE-004': [
    () => told('export function f(...a: number[]): number { return a.length }'),
    'The rest parameter "...a" of "f" has no one node to come from.',
  ],
  'DW-ANALYZE-005': [
    () => told('export function f({ a }: { a: number }): number { return a }'),
    'The destructured parameter { a } of "f" has no name that could name a node.',
  ],
  'DW-ANALYZE-006': [() => told('export function f(a) { return a }'), 'The parameter "a" of "f" has no type.'],
  'DW-ANALYZE-007': [
    () => told(`${AUTHOR}const t = tag({}); export const f = decorate(t, (): number => 1)`),
    '"t" in the decorate(...) of "f" is no call of a modifier.',
  ],
  'DW-ANALYZE-008': [
    () => told(`${AUTHOR}const who = () => 'me'; export const f = decorate(tag({ owner: who() }), (): number => 1)`),
    'The argument { owner: who() } of tag at "f" is known only when code runs.',
  ],
  'DW-ANALYZE-009': [
    () => told("export function f(): number { return 'x' }"),
    "Type 'string' is not assignable to type 'number'.",
  ],
  'DW-ANALYZE-010': [
    () => told('const x: number = await 1\nexport function f(): number { return x }'),
    'Await outside of a function is not available.',
  ],
  'DW-ANALYZE-011': [
    () => told('namespace N { export const a = 1 }\nexport function f(): number { return N.a }'),
    'This TypeScript syntax is not available: namespace N { export const a = 1 }',
  ],
  'DW-ANALYZE-012': [
    () => told(`export function f(): number { return ${'('.repeat(20_000)}1${')'.repeat(20_000)} }`),
    'An expression or a type of this program is nested too deeply to be read.',
  ],
  'DW-ANALYZE-014': [
    () => told(`export function a(): number { return 1 }\nexport function f(): string { return '' + a }`),
    '"f" uses "a" as a value, but has no such parameter: here it is the function.',
  ],
  'DW-LINK-001': [() => told({ 'm.ts': f, 'n.ts': f }), 'The node "f" is defined 2 times: m.ts:1 and n.ts:1.'],
  'DW-LINK-002': [
    () => told('export function f(g: number): number { return g }\nexport function g(f: number): number { return f }'),
    'These functions need each other in a circle: f -> g -> f.',
  ],
  'DW-LINK-003': [
    () => told(`${f}\nexport function a(): string { return '' }`),
    '"f" needs a: number, but "a" gives string.',
  ],
  'DW-LINK-004': [
    () => told(`${f}\nexport function g(a: string): string { return a }`),
    'No value of the input "a" fits all who need it: f needs number and g needs string.',
  ],
  'DW-LINK-009': [() => decorated('tagg({})'), '"tagg" at "f" is no modifier.'],
  'DW-LINK-010': [() => decorated('tag(["b"])'), 'tag at "f" takes one object of literals, not tag(["b"]).'],
  'DW-LINK-011': [
    () => decorated('config.whenIn({ region: "us" })'),
    'config.whenIn at "f" compares "region" with a list of values.',
  ],
  'DW-LINK-012': [
    () => told(`${AUTHOR}export const f__ = decorate(config.whenNot({ a: 1 }), (): number => 1)`),
    'The name "f__" ends in "__": nothing says which variant it is.',
  ],
  'DW-LINK-013': [
    () => decorated('tag({ "module.x": "a" })'),
    'The tag "module.x" at "f" starts with a reserved name.',
  ],
  'DW-LINK-014': [() => decorated('tag({ "a b": "a" })'), 'The tag "a b" at "f" is no dotted name.'],
  'DW-LINK-015': [() => decorated('tag({ n: 3 })'), 'The tag "n" at "f" has the value 3.'],
  'DW-LINK-016': [() => decorated('checkOutput({ rnge: [0, 1] })'), 'checkOutput at "f" has no check "rnge".'],
  'DW-LINK-017': [
    () => decorated('checkOutput({ range: 3 })'),
    'The check "range" at "f" takes [least, greatest], not 3.',
  ],
  'DW-LINK-018': [() => decorated('checkOutput({ importance: "fail" })'), 'checkOutput at "f" checks nothing.'],
  'DW-LINK-074': [
    () => decorated("checkOutput({ contains: 'x' })"),
    'The check "contains" takes texts, alone or in lists, but "f" gives number.',
  ],
  'DW-LINK-075': [
    () => decorated("checkOutput({ jsonSchema: { properties: { sku: { type: 'strng' } } } })"),
    'In the JSON Schema at "f" properties.sku.type takes the name of a type, not "strng".',
  ],
  'DW-PLAN-001': [() => told(f, { outputs: ['g'] }), 'The output "g" is not a node of this graph.'],
  'DW-PLAN-002': [() => told(f), 'The input "a" (number) is missing: f needs it.'],
  'DW-PLAN-003': [() => told(f, { inputs: { a: 1, f: 2 } }), 'The input "f" names a function of the graph.'],
  'DW-PLAN-004': [() => told(f, { inputs: { a: 1 }, config: { a: 1 } }), '"a" is given in both config and inputs.'],
  'DW-PLAN-005': [
    () => told(f, { inputs: { a: 1 }, overrides: { g: 1 } }),
    'The override "g" names no node, so it has no effect.',
  ],
  'DW-PLAN-006': [
    () => told('export function f(alpha: number = 1): number { return alpha }', { inputs: { alpah: 1 } }),
    'No node needs the input "alpah".',
  ],
  'DW-RUN-001': [
    () => told(`export function f(): number { throw new RangeError('too far') }`),
    '"f" failed: RangeError: too far',
  ],
  'DW-RUN-002': [
    () => told('export function f(): unknown { return { rows: [{ format: () => 1 }] } }'),
    '"f" gave a function at f.rows[0].format, which cannot go to another worker.',
  ],
  'DW-RUN-003': [
    () => decorated('checkOutput({ range: [2, 3], importance: "fail" })'),
    '"f" did not pass: f_range_validator: 1 lies outside [2, 3].',
  ],
  'DW-RUN-005': [() => told(f, { inputs: { a: 'x' } }), 'The input a: expected number, got "x".'],
  'DW-RESULT-001': [
    () =>
      told('export function f(): number[] { return [1] }\nexport function g(): number[] { return [1, 2] }', {
        outputs: ['f', 'g'],
        result: new TableResult(),
      }),
    'The outputs make no table: their lengths differ (f has 1 and g has 2).',
  ],
  'DW-RESULT-002': [
    () => told(`export function f(): string { return 'x' }`, { result: new MatrixResult() }),
    'The output "f" makes no column of a matrix: it holds "x".',
  ],
  'DW-RESULT-003': [
    () =>
      told('export function f(): number { return 1 }', {
        result: {
          buildResult: () => {
            throw new Error('no paper')
          },
        },
      }),
    'The result could not be built: no paper.',
  ],
  'DW-PROJECT-001': [
    () => parseProjectFile('{"modules": 3}').problems,
    '"modules" in dagwright.json is not a list of files.',
  ],
  'DW-PROJECT-002': [
    () => analyzeHere({ files: [], modules: ['a.ts'], config: {} }).graph.problems,
    'The module "a.ts" is not among the project\'s files.',
  ],
  'DW-DATA-005': [() => columnProblem(), 'The file "d.csv" has no column "b" for the input "x".'],
}

/** Pinned beside what makes them. */
const ELSEWHERE = [
  'DW-DATA-001',
  'DW-DATA-002',
  'DW-DATA-003',
  'DW-DATA-004',
  'DW-DATA-006',
  'DW-DATA-007',
  'DW-DATA-008',
  'DW-DATA-009',
  'DW-DATA-010',
  'DW-DATA-011',
  'DW-LIVE-011',
  'DW-RESULT-004',
  'DW-RESULT-005',
  'DW-RESULT-014',
  'DW-RUN-004',
  'DW-RUN-027',
  'DW-RUN-028',
  'DW-RUN-029',
  'DW-RUN-030',
  'DW-RUN-031',
  'DW-RUN-032',
]

function columnProblem(): readonly Problem[] {
  const read = readCsvNow(new TextEncoder().encode('a\n1\n'), { file: 'd.csv' })
  const value = read.ok ? fileValue('x', 'd.csv', { kind: 'columns', columns: read.columns }, 'b') : null
  return value && !value.ok ? [value.problem] : []
}

describe('a problem says what is wrong, and a way out', () => {
  for (const [code, [problems, message]] of Object.entries(EXAMPLES)) {
    test(code, async () => {
      const found = (await problems()).filter((problem) => problem.code === code)
      expect(found.map((problem) => problem.message)).toContain(message)
      expect(found.every((problem) => problem.hint !== '')).toBe(true)
    })
  }
})

describe('every code of the source', () => {
  const used = new Set(
    ['src', 'app'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|testing/.test(path))
        .flatMap((path) => readFileSync(`${folder}/${path}`, 'utf8').match(/DW-[A-Z]+-\d{3}/g) ?? []),
    ),
  )

  test('has an example here, or is pinned elsewhere', () => {
    expect(
      [...used].filter((code) => !(code in EXAMPLES) && !ELSEWHERE.includes(code) && !code.startsWith('DW-PAGE-')),
    ).toEqual([])
  })

  test('is listed in docs/problems.md, and nothing else is', () => {
    const listed = readFileSync('docs/problems.md', 'utf8').match(/^`DW-[A-Z]+-\d{3}`/gm) ?? []
    expect(listed.map((code) => code.slice(1, -1)).sort()).toEqual([...used].sort())
  })
})
