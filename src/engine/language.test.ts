import { assert as check, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyzeHere } from './analyzeHere.ts'
import { editHere } from './editHere.ts'
import { languageHere } from './languageHere.ts'
import type { EditIntent, FileChange } from './model/edit.ts'
import type { CodeAction, LanguageAnswers, LanguageQuestion } from './model/language.ts'
import type { SourceText } from './model/module.ts'
import { applyPlan, filesOf, outcomeOf, type Texts } from './testing/edited.ts'
import { EVERYTHING, randomProgram } from './testing/randomProgram.ts'

const requestOf = (files: readonly SourceText[]) => ({
  files,
  modules: files.map((file) => file.path).filter((path) => !path.includes('/')),
  config: {},
})

/** Asks about the place of the `|>` in a program's text. */
function ask<Kind extends LanguageQuestion['kind']>(
  texts: Texts,
  kind: Kind,
  more: object = {},
): LanguageAnswers[Kind] {
  const marked = filesOf(texts)
  const at = marked.find((file) => file.text.includes('|>')) ?? marked[0]
  const offset = Math.max(0, at?.text.indexOf('|>') ?? 0)
  const question = { kind, path: at?.path ?? '', offset, from: offset, to: offset, ...more }
  // Questions of one kind differ only in what `more` gives.
  return languageHere(requestOf(withoutMark(marked)), question as unknown as LanguageQuestion) as LanguageAnswers[Kind]
}

const withoutMark = (files: readonly SourceText[]) =>
  files.map(({ path, text }) => ({ path, text: text.replace('|>', '') }))

function apply(files: readonly SourceText[], changes: readonly FileChange[]): Record<string, string> {
  return Object.fromEntries(
    applyPlan(files, { title: '', changes, renames: [], created: [] }).map((one) => [one.path, one.text]),
  )
}

/** The text after an action was taken. */
function take(texts: Texts, label: string): Texts {
  const action = ask(texts, 'actions').find((one: CodeAction) => one.label === label)
  const files = withoutMark(filesOf(texts))
  if (!action) throw new Error(`${label} is not offered`)
  const after = action.kind === 'text' ? apply(files, action.changes) : textsAfter(files, action.intent)
  return typeof texts === 'string' ? (after['main.ts'] ?? '') : after
}

function textsAfter(files: readonly SourceText[], intent: EditIntent): Record<string, string> {
  const outcome = outcomeOf(Object.fromEntries(files.map(({ path, text }) => [path, text])), intent)
  if ('refusal' in outcome) throw new Error(outcome.refusal.message)
  return outcome.texts as Record<string, string>
}

const PROGRAM = `/** What was spent. */
export function spend(weeks: number): number { return weeks }
export function total(sp|>end: number): number {
  const twice = spend * 2
  return twice
}
`

describe('hover', () => {
  test('tells the type, the documentation and the node of a parameter', () => {
    expect(ask(PROGRAM, 'hover')).toEqual({
      from: PROGRAM.indexOf('sp|>'),
      to: PROGRAM.indexOf('sp|>') + 5,
      code: '(parameter) spend: number',
      docs: 'What was spent.',
      node: 'spend',
    })
  })

  test('tells a local as TypeScript does, and no node', () => {
    const text = PROGRAM.replace('|>', '').replace('return twice', 'return tw|>ice')
    expect(ask(text, 'hover')).toMatchObject({ code: 'const twice: number', node: null })
  })

  test('tells the node that a text of a modifier names', () => {
    const text = `import { decorate, inject, source } from 'dagwright'
export function a(): number { return 1 }
export const b = decorate(inject({ x: source('|>a') }), (x: number) => x)
`
    expect(ask(text, 'hover')).toMatchObject({ code: 'a: number', node: 'a' })
  })

  test('is silent where there is no name', () => {
    expect(ask('export function a(): number { return |>1 }', 'hover')).toBeNull()
  })

  test('tells what names of the language and of packages are for', () => {
    const docsAt = (text: string) => ask(text, 'hover')?.docs
    expect(docsAt('export const a = (xs: number[]): number[] => xs.ma|>p((x) => x)')).toMatch(
      /^Calls a defined callback/,
    )
    const rollup = "import { mean } from 'd3-array'\nexport const a = (xs: number[]) => me|>an(xs)"
    expect(docsAt(rollup)).toMatch(/mean/i)
  })
})

describe('signature help', () => {
  test('shows the call, the parameter that is being written, and the overload', () => {
    const text = 'function _f(one: number, two: string): void {}\nexport function a(): void { _f(1, |>) }'
    const help = ask(text, 'signature')
    expect(help).toMatchObject({ label: '_f(one: number, two: string): void', overload: { at: 1, of: 1 } })
    expect(help?.active && help.label.slice(help.active.from, help.active.to)).toBe('two: string')
  })

  test('is none outside of a call', () => {
    expect(ask('export function a(): number { return 1|> }', 'signature')).toBeNull()
  })
})

describe('definition and uses', () => {
  test('a parameter leads to the function that feeds it, and its node is named wherever a rename would write', () => {
    const uses = ask(PROGRAM, 'symbol')
    expect(uses).toMatchObject({ name: 'spend', node: 'spend', fixed: null })
    expect(uses?.definitions.map((one) => one.line)).toEqual([2])
    expect(uses?.uses.map((one) => [one.where.line, one.line])).toEqual([
      [2, 'export function spend(weeks: number): number { return weeks }'],
      [3, 'export function total(spend: number): number {'],
      [4, 'const twice = spend * 2'],
    ])
  })

  test('an input leads to the parameter that takes it', () => {
    const text = PROGRAM.replace('|>', '').replace('return weeks', 'return we|>eks')
    expect(ask(text, 'symbol')).toMatchObject({ node: 'weeks', definitions: [{ line: 2 }] })
  })

  test('a node whose name a modifier makes says at once why it cannot have another', () => {
    const text = `import { decorate, parameterize, value } from 'dagwright'
export const scale = decorate(parameterize({ double: { by: value(2) } }), (x: number, by: number): number => x * by)
export function f(|>double: number): number { return double }`
    expect(ask(text, 'symbol')?.fixed).toMatch(/"double"/)
    const plain = 'export function a(): number { return 1 }\nexport function b(|>a: number): number { return a }'
    expect(ask(plain, 'symbol')?.fixed).toBeNull()
  })

  test('a helper is found in all modules', () => {
    const texts = {
      'a.ts': "import { _half } from './b.ts'\nexport function a(): number { return _ha|>lf(2) }\n",
      'b.ts': 'export function _half(x: number): number { return x / 2 }\n',
    }
    const uses = ask(texts, 'symbol')
    expect(uses).toMatchObject({ node: null, definitions: [{ file: 'b.ts', line: 1 }] })
    expect(new Set(uses?.uses.map((one) => one.where.file))).toEqual(new Set(['a.ts', 'b.ts']))
  })
})

describe('rename', () => {
  test('a local is renamed where it stands, and a helper across modules', () => {
    const local = PROGRAM.replace('|>', '').replace('return twice', 'return tw|>ice')
    const outcome = ask(local, 'rename', { name: 'double' })
    const files = withoutMark(filesOf(local))
    expect(outcome.ok && apply(files, outcome.changes)['main.ts']).toBe(files[0]?.text.replaceAll('twice', 'double'))

    const texts = {
      'a.ts': "import { _half } from './b.ts'\nexport function a(): number { return _ha|>lf(2) }\n",
      'b.ts': 'export function _half(x: number): number { return x / 2 }\n',
    }
    const helper = ask(texts, 'rename', { name: '_part' })
    expect(helper.ok && apply(withoutMark(filesOf(texts)), helper.changes)).toEqual({
      'a.ts': "import { _part } from './b.ts'\nexport function a(): number { return _part(2) }\n",
      'b.ts': 'export function _part(x: number): number { return x / 2 }\n',
    })
  })

  test('a name that is none, or means something there already, is refused', () => {
    const local = PROGRAM.replace('|>', '').replace('return twice', 'return tw|>ice')
    expect(ask(local, 'rename', { name: '1st' })).toEqual({ ok: false, reason: '"1st" is no name that code can have.' })
    expect(ask(local, 'rename', { name: 'spend' })).toEqual({
      ok: false,
      reason: '"spend" means something else already in main.ts:3. Take another name, or rename what has it.',
    })
  })

  test('every name of a node leads to the rename that the canvas makes, in any program', { timeout: 60_000 }, () =>
    check(
      property(record({ seed: integer(), size: integer({ min: 1, max: 8 }) }), (one) => {
        const { files, modules, config } = randomProgram({ ...EVERYTHING, overrides: 0, ...one })
        const request = { files, modules, config }
        const { graph } = analyzeHere(request)
        for (const { name, origin, where, kind } of graph.nodes) {
          if (kind !== 'function' || name !== origin || !where) continue
          const outcome = editHere(request, { kind: 'rename', node: name, name: 'renamed_by_test' })
          if (!outcome.ok) continue
          for (const { path, edits } of outcome.plan.changes) {
            for (const { start, end } of edits) {
              const text = files.find((file) => file.path === path)?.text ?? ''
              // Made nodes carry the name of their function; what is renamed with them is not the name itself.
              if (text.slice(start, end) !== name) continue
              const uses = languageHere(request, { kind: 'symbol', path, offset: start })
              expect({ name, path, start, node: uses?.node }).toEqual({ name, path, start, node: name })
            }
          }
        }
      }),
      { numRuns: 6, seed: Number(process.env.SEED ?? 6) },
    ),
  )
})

describe('quick fixes', () => {
  test('an unknown parameter becomes a function of its type', () => {
    expect(
      take('export function a(ra|>tes: Float64Array): number { return rates.length }\n', 'Create the function rates'),
    ).toMatch(/export function rates\(\): Float64Array/)
  })

  test('a parameter that is nearly a node’s name takes the node', () => {
    const text =
      'export function spend(): number { return 1 }\nexport function a(spen|>t: number): number { return spent }\n'
    expect(take(text, 'Change to spend')).toContain('a(spend: number): number { return spend }')
  })

  test('a name that a package exports is imported', () => {
    expect(
      take('export function a(): number | undefined { return me|>an([1]) }\n', 'Import mean from d3-array'),
    ).toContain("import { mean } from 'd3-array'")
  })

  test('a name that is nearly a local’s is corrected', () => {
    expect(take('export function a(price: number): number { return pri|>ze }\n', 'Change to price')).toContain(
      'return price',
    )
  })

  test('a text that names no node is led to one that is near', () => {
    const text = `import { decorate, inject, source } from 'dagwright'
export function spend(): number { return 1 }
export const b = decorate(inject({ x: source('spe|>nt') }), (x: number) => x)
`
    expect(take(text, 'Change to spend')).toContain("source('spend')")
  })

  test('a function whose type nobody wrote is given what it is', () => {
    expect(take('export function a|>b(x: number) { return [x] }\n', 'Add the type number[]')).toContain(
      'ab(x: number): number[]',
    )
  })
})
