import { describe, expect, test } from 'vitest'
import type { EditIntent } from '../model/edit.ts'
import { edited, outcomeOf, type Texts } from '../testing/edited.ts'

type Paste = EditIntent & { readonly kind: 'paste' }

function paste(text: string, more: Partial<Paste> = {}): Paste {
  return { kind: 'paste', text, module: 'main.ts', keepLinks: false, ...more }
}

function pasted(texts: Texts, text: string, more: Partial<Paste> = {}): Texts | string {
  return edited(texts, paste(text, more))
}

function refusal(texts: Texts, text: string): string {
  const outcome = outcomeOf(texts, paste(text))
  return 'refusal' in outcome ? `${outcome.refusal.code} ${outcome.refusal.message}` : 'not refused'
}

describe('pasted functions', () => {
  test('stand at the end of the module as they were written', () => {
    const text = '\n/** Twice. */\nexport function b( n :number ){ return n*2 } // odd\n\n// Alone.\n'
    expect(pasted('export const a = () => 1\n', text)).toBe(`export const a = () => 1\n\n${text.trim()}\n`)
  })

  test('take names that nobody has, and links among them follow', () => {
    const text = 'export const a = () => 1\nexport function b(a: number) { return { a } }\n'
    expect(pasted(text, text)).toBe(
      `${text}\nexport const a_1 = () => 1\nexport function b_1(a_1: number) { return { a: a_1 } }\n`,
    )
  })

  test('are fed by inputs where a function of the program would feed them', () => {
    const text = 'export const a = () => 1\n'
    expect(pasted(text, 'export const b = (a: number, n: number) => a + n')).toBe(
      `${text}\nexport const b = (a_1: number, n: number) => a_1 + n\n`,
    )
  })

  test('are fed by functions of the program where links are to be kept', () => {
    const text = 'export const a = () => 1\n'
    expect(pasted(text, 'export const b = (a: number) => a', { keepLinks: true })).toBe(
      `${text}\nexport const b = (a: number) => a\n`,
    )
  })

  test('share an input of the same type', () => {
    const text = 'export const f = (n: number, s: string) => s + n\n'
    expect(pasted(text, 'export const g = (n: number, s: number) => n + s')).toBe(
      `${text}\nexport const g = (n: number, s_1: number) => n + s_1\n`,
    )
  })

  test('never take the name of an input: it would be fed by them', () => {
    const text = 'export const f = (n: number) => n\n'
    expect(pasted(text, 'export const n = () => 1')).toBe(`${text}\nexport const n_1 = () => 1\n`)
  })

  test('go to a new module with what they import', () => {
    const text = "import { mean } from 'd3-array'\n\nexport const m = (list: number[]) => mean(list) ?? 0\n"
    expect(pasted({ 'main.ts': '' }, text, { module: 'next.ts' })).toEqual({ 'main.ts': '', 'next.ts': text })
  })

  test('are shown, with new inputs', () => {
    const outcome = outcomeOf(
      'export const a = (n: number) => n',
      paste('export const b = (a: number) => a\nexport const c = (b: number, n: number) => b + n'),
    )
    expect(outcome).toMatchObject({ plan: { title: 'Paste b and c', created: ['b', 'c', 'a_1'] } })
  })

  test('bring the names that modifiers make of them', () => {
    const text = `import { decorate, parameterize, source, tagOutputs, unpackFields, value } from 'dagwright'

export const p = decorate(parameterize({ x: { n: value(1) }, y: { n: source('x') } }), (n: number) => n)
export const both = decorate(unpackFields('l', 'r'), tagOutputs({ l: { a: 'b' } }), (x: number): [number, number] => [x, x])
export const sum = (l: number, r: number) => l + r
`
    expect(pasted(text, text)).toBe(`${text}
export const p_1 = decorate(parameterize({ x_1: { n: value(1) }, y_1: { n: source('x_1') } }), (n: number) => n)
export const both_1 = decorate(unpackFields('l_1', 'r_1'), tagOutputs({ l_1: { a: 'b' } }), (x_1: number): [number, number] => [x_1, x_1])
export const sum_1 = (l_1: number, r_1: number) => l_1 + r_1
`)
  })

  test('keep their variants together', () => {
    const text = `import { config, decorate } from 'dagwright'

export const f__us = decorate(config.when({ region: 'us' }), () => 1)
export const f__eu = decorate(config.when({ region: 'eu' }), () => 2)
`
    expect(pasted(text, text)).toBe(`${text}
export const f_1__us = decorate(config.when({ region: 'us' }), () => 1)
export const f_1__eu = decorate(config.when({ region: 'eu' }), () => 2)
`)
  })
})

describe('what pasted functions need', () => {
  test('comes along: helpers, types, constants', () => {
    const text =
      'type Row = { n: number }\nconst most = 3\nconst cut = (n: number) => Math.min(n, most)\nexport const f = (row: Row) => cut(row.n)\n'
    expect(pasted('', text)).toBe(text)
  })

  test('takes another name where the module has something else by that name', () => {
    expect(
      pasted('const half = 2\nexport const f = () => half\n', 'const half = 0.5\nexport const g = () => ({ half })\n'),
    ).toBe(
      'const half = 2\nexport const f = () => half\n\nconst half_1 = 0.5\nexport const g = () => ({ half: half_1 })\n',
    )
  })

  test('comes once where the module has it in the same words', () => {
    const text =
      'interface Row { n: number }\nconst most = 3\nconst cut = (n: number) => Math.min(n, most)\nexport const f = (row: Row) => cut(row.n)\n'
    expect(pasted(text, text)).toBe(`${text}\nexport const f_1 = (row: Row) => cut(row.n)\n`)
  })

  test('comes again where the same words mean something else', () => {
    expect(
      pasted(
        'const most = 3\nconst cut = () => most\nexport const f = () => cut()\n',
        'const most = 4\nconst cut = () => most\nexport const g = () => cut()\n',
      ),
    ).toBe(
      'const most = 3\nconst cut = () => most\nexport const f = () => cut()\n\nconst most_1 = 4\nconst cut_1 = () => most_1\nexport const g = () => cut_1()\n',
    )
  })

  test('is imported as the module imports it', () => {
    expect(
      pasted(
        "import { mean as m } from 'd3-array'\nexport const a = (n: number[]) => m(n) ?? 0\n",
        "import { max, mean } from 'd3-array'\n\nexport const b = (n: number[]) => mean(n) ?? max(n) ?? 0\n",
      ),
    ).toBe(
      "import { mean as m, max } from 'd3-array'\nexport const a = (n: number[]) => m(n) ?? 0\n\nexport const b = (n: number[]) => m(n) ?? max(n) ?? 0\n",
    )
  })

  test('is not hidden by what a function calls so', () => {
    expect(
      pasted(
        "import { mean as m } from 'd3-array'\nexport const a = (n: number[]) => m(n) ?? 0\n",
        "import { mean } from 'd3-array'\n\nexport const b = (m: number[]) => mean(m) ?? 0\n",
      ),
    ).toBe(
      "import { mean as m, mean } from 'd3-array'\nexport const a = (n: number[]) => m(n) ?? 0\n\nexport const b = (m: number[]) => mean(m) ?? 0\n",
    )
  })
})

describe('a text is not pasted', () => {
  test('where it does not parse', () => {
    expect(refusal('', 'export const a = 1\nexport const b = (')).toBe(
      'DW-EDIT-014 The text has a syntax error in line 2, column 19: Expression expected.',
    )
  })

  test('where it exports no function', () => {
    expect(refusal('', 'const a = () => 1\nexport const n = 1')).toBe(
      'DW-EDIT-015 The text exports no function, so there is nothing that could be a node.',
    )
  })

  test('where it imports what is not to be had', () => {
    expect(refusal('', "import fs from 'node:fs'\nexport const a = () => fs")).toBe(
      'DW-EDIT-016 The text imports "node:fs", which modules cannot import.',
    )
    expect(refusal('', "import { a } from './other.ts'\nexport const b = () => a")).toBe(
      'DW-EDIT-016 The text imports "./other.ts", which is not there beside main.ts.',
    )
    expect(refusal('', "import { man } from 'd3-array'\nexport const b = () => man")).toBe(
      'DW-EDIT-016 The text imports "man" from "d3-array", which exports nothing of that name.',
    )
  })
})
