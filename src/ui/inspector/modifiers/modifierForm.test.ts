import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Json, ModifierSpec } from '../../../engine/page.ts'
import { CHECKS, type CheckKind, type CheckName } from './checks.ts'
import { toLiteral } from './literals.ts'
import { BEHAVIORS, CONDITIONS, formOfSpec, formToCall, type ModifierForm, takesLists } from './modifierForm.ts'

/** What the analyzer would read of a call, by running it. */
function specOf(text: string): Pick<ModifierSpec, 'name' | 'args' | 'text'> {
  const read = (name: string) => (value: Json) => ({ name, args: [{ kind: 'json' as const, value }], text })
  const config = Object.fromEntries(CONDITIONS.map((one) => [one, read(`config.${one}`)]))
  const run = new Function('tag', 'config', 'checkOutput', 'cache', `return ${text}`)
  return run(read('tag'), config, read('checkOutput'), read('cache'))
}

const word = fc.oneof(
  fc.constantFrom('growth', 'nl, de', "it's", '1', 'true', 'null', '', ' a', '"', 'a\\', 'ü\n', "'x'", '-0'),
  fc.string(),
)
const number = fc.double({ noNaN: true, noDefaultInfinity: true })
const item = fc.oneof(word, number, fc.boolean(), fc.constant(null))
const key = fc
  .oneof(fc.constantFrom('owner', 'data.kind', 'a-b'), fc.string({ minLength: 1 }))
  .filter((text) => text === text.trim() && text !== '__proto__')
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 4 })
const range = fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
const text = word.filter((one) => one !== '')

const VALUES: Readonly<Record<CheckName, fc.Arbitrary<Json>>> = {
  range,
  valuesIn: some(fc.oneof(word, number)),
  allowNans: fc.constant(false),
  maxFractionNans: fc.double({ min: 0, max: 1, noNaN: true }),
  meanInRange: range,
  maxStandardDev: number,
  contains: text,
  doesNotContain: text,
  dataType: text,
  allowNone: fc.constant(false),
  jsonSchema: fc.dictionary(word, item, { maxKeys: 2 }),
}

function someChecks(kinds: readonly CheckKind[]): fc.Arbitrary<Record<string, Json>> {
  return fc
    .subarray(
      kinds.map((check) => check.name),
      { minLength: 1 },
    )
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, VALUES[name]]))))
}

const calls: fc.Arbitrary<readonly [name: string, record: Json]> = fc.oneof(
  fc.tuple(fc.constant('tag'), fc.dictionary(key, fc.oneof(word, some(word)), { minKeys: 1, maxKeys: 4 })),
  fc.constantFrom(...CONDITIONS).chain((one) =>
    fc.tuple(
      fc.constant(`config.${one}`),
      fc.dictionary(key, takesLists(one) ? some<Json>(item) : item.map((one): Json => one), {
        minKeys: 1,
        maxKeys: 3,
      }),
    ),
  ),
  fc
    .tuple(
      someChecks(CHECKS),
      fc.dictionary(key, someChecks(CHECKS.filter(({ isOfWhole }) => !isOfWhole)), { minKeys: 1, maxKeys: 3 }),
      fc.boolean(),
    )
    .map(([checks, columns, isOfColumns]): Record<string, Json> => (isOfColumns ? { ...checks, columns } : checks))
    .chain((checks) =>
      fc.constantFrom({}, { importance: 'fail' }).map((more) => ['checkOutput', { ...checks, ...more }] as const),
    ),
  fc.constantFrom(...BEHAVIORS).map((behavior) => ['cache', { behavior }] as const),
)

test('what fields say of a call writes the same call', () => {
  fc.assert(
    fc.property(calls, ([name, record]) => {
      const call = `${name}(${toLiteral(record)})`
      const form = formOfSpec(specOf(call))
      expect(form.kind).not.toBe('text')
      const written = formToCall(form)
      expect(written).toEqual({ ok: true, text: expect.any(String) })
      if (!written.ok) return
      expect(specOf(written.text).args).toEqual(specOf(call).args)
      expect(formOfSpec(specOf(written.text))).toEqual(form)
    }),
    { seed: 7, numRuns: 300 },
  )
})

describe('a form', () => {
  it('writes calls as people do', () => {
    const tag: ModifierForm = {
      kind: 'tag',
      rows: [
        { key: 'owner', text: 'growth' },
        { key: 'data.kind', text: "ratio, 'a, b'" },
        { key: 'team', text: 'one,' },
      ],
    }
    expect(formToCall(tag)).toEqual({
      ok: true,
      text: "tag({ owner: 'growth', 'data.kind': ['ratio', 'a, b'], team: ['one'] })",
    })
    const check: ModifierForm = {
      kind: 'check',
      checks: [
        { name: 'range', column: null, texts: ['0', '1'] },
        { name: 'allowNans', column: null, texts: [] },
        { name: 'range', column: 'unit price', texts: ['0', '9'] },
        { name: 'allowNone', column: 'unit price', texts: [] },
      ],
      importance: 'fail',
    }
    expect(formToCall(check)).toEqual({
      ok: true,
      text: "checkOutput({ range: [0, 1], allowNans: false, columns: { 'unit price': { range: [0, 9], allowNone: false } }, importance: 'fail' })",
    })
    const condition: ModifierForm = {
      kind: 'config',
      condition: 'whenIn',
      rows: [{ key: 'region', text: "nl, 1, '1'" }],
    }
    expect(formToCall(condition)).toEqual({ ok: true, text: "config.whenIn({ region: ['nl', 1, '1'] })" })
  })

  it('tells what is wrong, field by field', () => {
    const rows = [
      { key: 'a', text: "'open" },
      { key: 'a', text: '' },
    ]
    expect(formToCall({ kind: 'tag', rows })).toEqual({
      ok: false,
      faults: new Map([
        ['value 0', "The quote of 'open is not closed."],
        ['key 1', 'There is a a already.'],
        ['value 1', 'Write a value.'],
      ]),
    })
    const checks = [
      { name: 'range', column: null, texts: ['2', '1'] },
      { name: 'maxFractionNans', column: ' ', texts: ['2'] },
      { name: 'allowNans', column: 'a', texts: [] },
      { name: 'allowNans', column: 'a ', texts: [] },
      { name: 'jsonSchema', column: null, texts: ['{'] },
    ] as const
    expect(formToCall({ kind: 'check', checks, importance: 'warn' })).toEqual({
      ok: false,
      faults: new Map([
        ['check 0 1', '1 is less than 2.'],
        ['check 1 column', 'Write the name of the column.'],
        ['check 1 0', 'Write a part from 0 to 1.'],
        ['check 3 column', 'The column is checked so already.'],
        ['check 4 0', 'Write the schema as JSON: { "type": "object" }.'],
      ]),
    })
  })

  it('is the text where fields cannot say it all', () => {
    const texts = ['tag({ a: [] })', 'checkOutput({ allowNans: true })', 'config.when({ a: { b: 1 } })', 'cache({})']
    expect(texts.map((one) => formOfSpec(specOf(one)))).toEqual(texts.map((one) => ({ kind: 'text', text: one })))
  })
})
