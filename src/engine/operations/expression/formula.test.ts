import { table } from 'arquero'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowsOf, runChecked } from '../../testing/operated.ts'
import { contextOf, operationOf, tableSource } from '../../testing/written.ts'
import type { KnownColumn } from '../operation.ts'
import { readFormula } from './formula.ts'
import { FUNCTIONS } from './functions.ts'

const COLUMNS: readonly KnownColumn[] = [
  { name: 'a', kind: 'number' },
  { name: 'b', kind: 'number' },
  { name: 'name', kind: 'text' },
  { name: 'vip', kind: 'boolean' },
  { name: 'day', kind: 'date' },
]

function told(text: string, kind: 'condition' | 'value' = 'value', columns: readonly KnownColumn[] | null = COLUMNS) {
  const formula = readFormula(text, { columns, kind, guards: true, op: () => 'op' })
  return formula.ok ? `${formula.row} ${JSON.stringify(formula.code)}` : formula.message
}

describe('what a formula cannot say is told', () => {
  test.each([
    ['a = 3', 'One = compares nothing: write ===.'],
    ['a +', 'It ends where a value should be.'],
    ['(a', 'It ends where ")" should be.'],
    ['a b', `There is "b" where it should end. A column with a space is written \`net price\`, a text 'in quotes'.`],
    ["name === 'x", 'A text lacks its closing quote.'],
    ['a; b', '";" means nothing in a formula.'],
    ['pric > 3', 'There is no column "pric". There is a, b, name, vip and day.'],
    ['nam', 'There is no column "nam". Did you mean name, a or day?'],
    ['name * 2', '"name" holds text, where numbers should be.'],
    ["a === 'x'", '"a" holds numbers, where text should be.'],
    ['a && vip', '"a" holds numbers, where true or false should be.'],
    ['rond(a)', 'There is no function "rond". Did you mean round?'],
    ['round(a, 2)', 'round(...) takes 1 value, not 2.'],
    ['substring(name)', 'substring(...) takes 2 or 3 values, not 1.'],
    ['null + 1', 'null can only be compared with a column: price === null.'],
    ["day > 'today'", '"today" is no date: write \'2026-01-31\'.'],
    ['vip < true', '< compares numbers, texts or dates.'],
    ['1 ?? 2', 'Only a column can be missing: ?? stands behind one.'],
    ['(a ?? b) * 2', '"b" may be missing as well: end with a value, ?? 0.'],
    ['a.b', '"a.b" is no column: a column with a dot is written `a.b`.'],
    ["name === 'x' && name === 'y'", '"x" and "y" are compared here, which are never the same.'],
    ["name === 'x' && (name ?? 'z') === 'y'", '"x" or "z" and "y" are compared here, which are never the same.'],
    ["(name === 'x' ? name : 'z') === 'y'", '"x" or "z" and "y" are compared here, which are never the same.'],
    ['(!vip && vip) === true', 'Conditions are joined by && and ||, not compared.'],
    ['vip || true', '"true" decides nothing here: leave it out.'],
    ['1 === 2', '1 and 2 are compared here, which are never the same.'],
    ['vip ? null : null', 'It gives nothing but null.'],
    ['`__proto__`', 'There is no column "__proto__". There is a, b, name, vip and day.'],
    ['row.__proto__', 'There is no column "__proto__". There is a, b, name, vip and day.'],
    ['constructor(a)', expect.stringContaining('There is no function "constructor".')],
    [`${'('.repeat(100)}a${')'.repeat(100)}`, 'It is nested too deep: write it as a function.'],
    [`${'a + '.repeat(1000)}a`, 'It is too long: write it as a function.'],
    ['9e999', '9e999 is too large for a number.'],
  ])('%s', (text, message) => {
    expect(told(text)).toEqual(message)
  })

  test('a condition must be one', () => {
    expect(told('a + 1', 'condition')).toBe('There is a number, where a condition should be.')
    expect(told('name', 'condition')).toBe('"name" holds text, where true or false should be.')
  })

  test('a column cannot be two things, where nothing is known of it', () => {
    expect(told("x * 2 > 1 && lower(x) === 'a'", 'condition', null)).toBe('"x" holds numbers, where text should be.')
    expect(told('`__proto__` > 1', 'condition', null)).toBe('Arquero cannot keep a column of the name "__proto__".')
  })
})

test('rows are named as in TypeScript, or left out', () => {
  const [bare, row, d] = ['a * 2', 'row.a * 2', "d['a'] * 2"].map((text) => told(text))
  expect(row).toBe(bare)
  expect(d).toBe(bare)
})

/** Formulas of the given kind, over columns that have values; plain JavaScript at the same time. */
const formulas = fc.letrec<{ number: string; text: string; truth: string }>((tie) => {
  const binary = (ops: readonly string[], side: fc.Arbitrary<string>) =>
    fc.tuple(side, fc.constantFrom(...ops), side).map(([left, op, right]) => `(${left}) ${op} (${right})`)
  const loose = (ops: readonly string[], side: fc.Arbitrary<string>) =>
    fc.tuple(side, fc.constantFrom(...ops), side).map(([left, op, right]) => `${left} ${op} ${right}`)
  const choice = (kind: fc.Arbitrary<string>) =>
    fc.tuple(tie('truth'), kind, kind).map(([when, yes, no]) => `((${when}) ? (${yes}) : (${no}))`)
  return {
    number: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('a', 'b', '2', '0.5', '1e3', '(a ?? 7)', '(b ?? a ?? 1)'),
      loose(['*', '+'], fc.constantFrom('a', 'b', '3')),
      binary(['+', '-', '*', '/', '%', '**'], tie('number')),
      tie('number').map((one) => `-(${one})`),
      choice(tie('number')),
    ),
    text: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('name', "'x'", "(name ?? 'z')", '"it\'s \\"y\\" \\u2028"', "''"),
      binary(['+'], tie('text')),
      choice(tie('text')),
    ),
    truth: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('vip', 'a > b', 'vip === true', 'a === null', 'name !== null'),
      binary(['<', '<=', '>', '>=', '===', '!=='], tie('number')),
      binary(['<', '===', '!=='], tie('text')),
      binary(['&&', '||', '==='], tie('truth')),
      loose(['&&', '||'], fc.constantFrom('vip', 'a > 1', "name === 'x'", '!vip')),
      tie('truth').map((one) => `!(${one})`),
      choice(tie('truth')),
    ),
  }
})

interface Row {
  readonly a: number | null
  readonly b: number | null
  readonly name: string | null
  readonly vip: boolean | null
}

const row = (gap: fc.Arbitrary<null>) =>
  fc.record({
    a: fc.oneof(fc.integer({ min: -3, max: 3 }), gap),
    b: fc.oneof(fc.double({ noNaN: true, min: -2, max: 1e6 }), gap),
    name: fc.oneof(fc.constantFrom('x', '', 'it\'s "y" \u2028', 'ß'), gap),
    vip: fc.oneof(fc.boolean(), gap),
  })

/** What formulas give for rows, each as a column; formulas that are refused are left out. */
async function derived(texts: readonly string[], rows: readonly Row[]) {
  const files: Record<string, string> = {}
  const asked: string[] = []
  for (const [at, formula] of texts.entries()) {
    const name = `f${at}`
    const context = contextOf({ name, sources: [tableSource('sales', COLUMNS)] })
    const result = operationOf('derive').write({ column: 'made', formula }, context)
    if (!result.ok) continue
    files[`${name}.ts`] = result.text
    asked.push(name)
  }
  const names = COLUMNS.map((column) => column.name).filter((name) => name !== 'day')
  const sales = table(names.map((name) => [name, rows.map((one) => one[name as keyof Row])]))
  const values = await runChecked(files, asked, { sales })
  return new Map(asked.map((name) => [Number(name.slice(1)), rowsOf(values[name]).map((cells) => cells.at(-1))]))
}

const someFormulas = fc.array(fc.oneof(formulas.number, formulas.text, formulas.truth), {
  minLength: 40,
  maxLength: 40,
})

test('a formula gives what JavaScript gives', async () => {
  const rows = row(fc.constant(null)).filter((one) => Object.values(one).every((value) => value !== null))
  await fc.assert(
    fc.asyncProperty(someFormulas, fc.array(rows, { minLength: 3, maxLength: 5 }), async (texts, given) => {
      const made = await derived(texts, given)
      for (const [at, values] of made) {
        const evaluate = new Function('a', 'b', 'name', 'vip', `return ${texts[at]}`)
        const wanted = given.map(({ a, b, name, vip }) => evaluate(a, b, name, vip) ?? null)
        expect([texts[at], values]).toEqual([texts[at], wanted])
      }
      // Few are refused: comparisons that can never hold.
      expect(made.size).toBeGreaterThan(texts.length / 2)
    }),
    { numRuns: 2, endOnFailure: true },
  )
})

test('where values are missing, every formula still passes the compiler, and runs', async () => {
  const rows = fc.array(row(fc.constant(null)), { minLength: 3, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(someFormulas, rows, async (texts, given) => {
      const made = await derived(texts, given)
      expect([...made.values()].every((values) => values.length === given.length)).toBe(true)
    }),
    { numRuns: 2, endOnFailure: true },
  )
})

test('each function of a formula passes the compiler, and runs', async () => {
  const arguments_ = { number: 'n', text: 's', date: 'd', boolean: 't' }
  const files: Record<string, string> = {}
  for (const [name, { takes }] of FUNCTIONS) {
    const formula = `${name}(${takes.map((kind) => arguments_[kind]).join(', ')})`
    const result = operationOf('derive').write({ column: 'made', formula }, contextOf({ name: `f_${name}` }))
    if (!result.ok) throw new Error(`${formula}: ${result.problems[0]?.message}`)
    files[`${name}.ts`] = result.text
  }
  const sales = table({ n: [2], s: ['2026-01-31'], d: [new Date(0)], t: [true] })
  const values = await runChecked(
    files,
    [...FUNCTIONS.keys()].map((name) => `f_${name}`),
    { sales },
  )
  const made = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rowsOf(value)[0]?.at(-1)]))
  expect(made).toMatchObject({ f_pow: 4, f_log2: 1, f_greatest: 2, f_length: 10, f_includes: true, f_utcyear: 1970 })
  expect(made.f_parse_date).toEqual(new Date('2026-01-31'))
  expect(Object.values(made)).not.toContain(undefined)
})

describe('a condition with gaps', () => {
  const rows: readonly Row[] = [
    { a: 1, b: 2, name: 'x', vip: true },
    { a: null, b: 2, name: null, vip: true },
    { a: 5, b: null, name: 'y', vip: null },
  ]
  const kept = async (condition: string) => {
    const context = contextOf({ sources: [tableSource('sales', COLUMNS)] })
    const result = operationOf('filter').write({ condition }, context)
    if (!result.ok) throw new Error(result.problems[0]?.message)
    const sales = table({ at: [0, 1, 2], ...columnsOf(rows) })
    const { made } = await runChecked({ 'main.ts': result.text }, ['made'], { sales })
    return rowsOf(made).map(([at]) => at)
  }

  test('does not hold where what it compares is missing', async () => {
    expect(await kept('a < 10')).toEqual([0, 2])
    expect(await kept('!(a > 10)')).toEqual([0, 2])
    expect(await kept('a + b > 0 || vip')).toEqual([0, 1])
    expect(await kept('a > 3 || a === null')).toEqual([1, 2])
    expect(await kept('a !== null && a > 0')).toEqual([0, 2])
    expect(await kept('(a ?? 100) > 3')).toEqual([1, 2])
    expect(await kept("name !== 'x'")).toEqual([1, 2])
    expect(await kept('(a === null ? 1 : a) === 1')).toEqual([0, 1])
  })
})

function columnsOf(rows: readonly Row[]): Record<keyof Row, unknown[]> {
  const column = (name: keyof Row) => rows.map((one) => one[name])
  return { a: column('a'), b: column('b'), name: column('name'), vip: column('vip') }
}

test.each(["day === '2026-01-31'", "day > '2026-01-30' && day !== '2026-02-01'"])(
  'dates compare: %s',
  async (condition) => {
    const context = contextOf({ sources: [tableSource('sales', { day: 'date' })] })
    const result = operationOf('filter').write({ condition }, context)
    if (!result.ok) throw new Error(result.problems[0]?.message)
    const sales = table({ day: ['2026-01-31', '2026-02-01', '2026-01-30'].map((day) => new Date(day)) })
    const { made } = await runChecked({ 'main.ts': result.text }, ['made'], { sales })
    expect(rowsOf(made)).toEqual([[new Date('2026-01-31')]])
  },
)
