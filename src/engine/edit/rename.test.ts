import { describe, expect, test } from 'vitest'
import { edited, outcomeOf } from '../testing/edited.ts'

const rename = (node: string, name: string) => ({ kind: 'rename', node, name }) as const
const AUTHOR = `import {
  checkOutput, config, decorate, does, exclude, extractFields, group, inject, loadFrom, parameterize, parameterizeSources,
  parameterizeValues, pipeInput, pipeOutput, saveTo, source, step, subdag, tagOutputs, value,
} from 'dagwright'
`
/** Renames `old` to `fresh` in a text that has `@` where it stands. */
function expectFollowed(text: string, config = {}): void {
  expect(edited(text.replaceAll('@', 'old'), rename('old', 'fresh'), config)).toBe(text.replaceAll('@', 'fresh'))
}
const refusal = (texts: Parameters<typeof outcomeOf>[0], intent: Parameters<typeof outcomeOf>[1]) => {
  const outcome = outcomeOf(texts, intent)
  return 'refusal' in outcome ? [outcome.refusal.code, outcome.refusal.message, outcome.refusal.where?.line] : outcome
}

describe('a name is replaced wherever it stands for the node, and nowhere else', () => {
  test('in its function, what takes it, and bodies; comments, texts and properties stay', () => {
    expectFollowed(`// old in a header

/** old, as documentation. */
export function @(n: number): number { return n > 0 ? @(n - 1) : 0 } // old
export const g = async (@: number, other: { old: number }) => {
  const { old: inner } = other
  const text = 'old' + \`old \${@}\`
  return { old: @, text, inner, more: other.old }
}
`)
  })

  test('shorthand properties keep their key', () => {
    expect(edited('export const f = (a: number) => ({ a })', rename('a', 'b'))).toBe(
      'export const f = (b: number) => ({ a: b })',
    )
  })

  test.each([
    ['a generator', 'export function* @() { yield 1 }'],
    ['an arrow function', 'export const @ = <T>(a: T) => a'],
    ['several in a statement', 'export const a = 1, @ = () => 1, c = (@: number) => @'],
    [
      'overloads',
      'export function @(a: string): 1\nexport function @(a: number): 2\nexport function @(a: any): any { return a }',
    ],
    ['a list of exports', 'function @() { return 1 }\nexport { @ }'],
    [
      'an export by another name',
      'function inner() { return inner.length }\nexport { inner as @ }\nexport const f = (@: number) => @',
    ],
    ['an input, with types and defaults', 'export const f = (@: number[] = []) => @, g = (@?: number[]) => @?.length'],
    ['a type query', 'export const f = (@: number, b: typeof @) => b'],
  ])('%s', (_, text) => {
    expectFollowed(text)
  })

  test('in every file: imports, aliases, namespaces, re-exports', () => {
    const files = (name: string) => ({
      'lib/x.ts': `export function ${name}(): number { return 1 }\n`,
      'main.ts': `export { ${name} } from './lib/x.ts'\n`,
      'b.ts': `import { ${name} } from './main.ts'\nimport { ${name} as mine } from './lib/x'\nimport * as x from './lib/x'\nexport const f = () => ${name}() + mine() + x.${name}()\n`,
      'c.ts': `export const g = (${name}: number) => ${name}\n`,
    })
    expect(edited(files('old'), rename('old', 'fresh'))).toEqual(files('fresh'))
  })

  test('an export by another name is followed by those who import it', () => {
    const files = (name: string) => ({
      'a.ts': `const inner = () => 1\nexport { inner as ${name} }\n`,
      'b.ts': `import { ${name} } from './a.ts'\nexport const f = () => ${name}()\n`,
    })
    expect(edited(files('old'), rename('old', 'fresh'))).toEqual(files('fresh'))
  })

  test('where the name is a local of what does not name the node', () => {
    const text =
      'export const old = () => 1\nexport const f = (old: number) => { const g = (fresh: number) => fresh; return g(old) }\n'
    expect(edited(text, rename('old', 'fresh'))).toBe(
      'export const fresh = () => 1\nexport const f = (fresh: number) => { const g = (fresh: number) => fresh; return g(fresh) }\n',
    )
  })

  test('a parameter that shadows is left alone', () => {
    const text = `${AUTHOR}export const f = decorate(inject({ old: value(1) }), (old: number) => old)\n`
    expect(edited(`${text}export const old = () => 2\n`, rename('old', 'fresh'))).toBe(
      `${text}export const fresh = () => 2\n`,
    )
  })

  test.each(['constructor', 'toString', 'größe', '$', 'then', 'get', 'of', 'type', 'valueOf'])(
    '%s is a name like any other',
    (name) => {
      const text = 'export function old() { return 1 }\nexport const f = (old: number) => old\n'
      const there = text.replaceAll('old', name)
      expect(edited(text, rename('old', name))).toBe(there)
      expect(edited(there, rename(name, 'old'))).toBe(text)
    },
  )
})

describe('modifiers that name the node, or the parameter that takes it, follow', () => {
  test.each([
    ['source', "export const f = decorate(inject({ a: source('@') }), (a: number) => a)"],
    ['group', "export const f = decorate(inject({ a: group(source('@'), source('x')) }), (a: number[]) => a)"],
    [
      'parameterizeSources',
      'export const f = decorate(parameterizeSources({ p: { a: \'@\', b: "@" } }), (a: number, b: number) => a + b)',
    ],
    [
      'keys of parameterize',
      "export const f = decorate(parameterize({ p: { @: source('z') }, q: {} }), (@: number) => @)",
    ],
    [
      'keys of parameterizeSources',
      "export const f = decorate(parameterizeSources({ p: { '@': 'z' }, q: { b: 'z' } }), (@: number, b: number) => @ + b)",
    ],
    ['an injection of itself', "export const f = decorate(inject({ @: source('@') }), (@: number) => @)"],
    ['the pipe before it', 'export const f = decorate(pipeInput(step((v: number) => v + 1)), (@: number) => @)'],
    [
      'a step that is a function of the graph',
      'export function g(v: number, @: number) { return v + @ }\nexport const f = decorate(pipeOutput(step(g, { @: value(1) })), () => 1)',
    ],
    [
      'a nested graph',
      "export function g(v: number, @: number) { return v + @ }\nexport const f = decorate(subdag(g, { inputs: { v: value(1), @: source('z') } }), (g: number) => g)",
    ],
    [
      'a path',
      "export const f = decorate(loadFrom.json({ path: source('@'), inject: 'd' }), saveTo.json({ path: source('@') }), (d: number[]) => d)",
    ],
    [
      'its documentation',
      "/** {@} and @ {old}. */\nexport const f = decorate(parameterizeValues('k', { p: 1 }), (@: number, k: number) => @ + k)"
        .replace(' @ ', ' old ')
        .replace('{old}', '{@}'),
    ],
  ])('%s', (_, text) => {
    expectFollowed(`${AUTHOR}${text}\n`)
  })

  test('under an alias, and of the package as a whole', () => {
    expectFollowed(
      "import { inject as bind, source as from, decorate } from 'dagwright'\nexport const f = decorate(bind({ a: from('@') }), (a: number) => a)\n",
    )
    expectFollowed(
      "import * as dw from 'dagwright'\nexport const f = dw.decorate(dw.inject({ a: dw.source('@') }), (a: number) => a)\n",
    )
  })

  test('all variants, of this configuration and of others', () => {
    const text = `${AUTHOR}export const @__us = decorate(config.when({ region: 'us' }), (n: number) => n)
export const @__eu = decorate(config.when({ region: 'eu' }), inject({ n: source('m') }), (n: number) => n)
export const f__us = decorate(config.when({ region: 'us' }), (@: number) => @)
export const f__eu = decorate(config.when({ region: 'eu' }), (@: number) => @)
`
    expectFollowed(text, { region: 'us' })
    expectFollowed(text, { region: 'eu' })
  })

  test('what another configuration binds is left alone', () => {
    const text = `${AUTHOR}export const f__eu = decorate(config.when({ region: 'eu' }), inject({ old: value(1) }), (old: number) => old)\n`
    const used = 'export const g = (@: number) => @\n'
    expect(edited(text + used.replaceAll('@', 'old'), rename('old', 'fresh'), { region: 'us' })).toBe(
      text + used.replaceAll('@', 'fresh'),
    )
  })

  test('what modifiers name in words stays; what they name after the function is reported and followed', () => {
    const text = (name: string) => `${AUTHOR}export const ${name} = decorate(
  checkOutput({ range: [0, 1] }), extractFields('old_low', 'high'), tagOutputs({ old_low: { a: 'b' } }),
  (n: number) => ({ old_low: n, high: n }),
)
export const g = decorate(inject({ a: source('${name}'), b: source('old_low') }), (a: unknown, b: number) => [a, b])
`
    const outcome = outcomeOf(text('old'), rename('old', 'fresh'))
    expect(outcome).toMatchObject({ texts: text('fresh'), plan: { renames: [{ from: 'old', to: 'fresh' }] } })
    const piped = (name: string) => `${AUTHOR}export const ${name} = decorate(
  checkOutput({ range: [0, 1] }), pipeInput(step((v: number) => v).named('up')), saveTo.json({ path: value('x.json') }), (n: number) => n)
export const g = decorate(inject({ a: source('${name}.up'), b: source('${name}_raw') }), (a: number, b: number) => a + b)
`
    expect(outcomeOf(piped('old'), rename('old', 'fresh'))).toMatchObject({
      texts: piped('fresh'),
      plan: {
        renames: expect.arrayContaining([
          { from: 'old', to: 'fresh' },
          { from: 'old_raw', to: 'fresh_raw' },
          { from: 'old_range_validator', to: 'fresh_range_validator' },
          { from: 'old.up', to: 'fresh.up' },
          { from: 'save.old', to: 'save.fresh' },
        ]),
      },
    })
  })

  test('labels of the node itself follow', () => {
    const text = (name: string) => `${AUTHOR}export const ${name} = decorate(
  tagOutputs({ ${name}: { a: 'b' }, ${name}_raw: { a: 'c' } }), checkOutput({ range: [0, 1] }), (n: number) => n)
`
    expect(edited(text('old'), rename('old', 'fresh'))).toBe(text('fresh'))
  })

  test('texts of nested graphs that end in the name stay', () => {
    const text = `${AUTHOR}function old(v: number) { return v }
export const f = decorate(subdag(old, { inputs: { v: value(1) }, namespace: 'ns' }), (old: number) => old)
export const g = decorate(inject({ a: source('ns.old') }), (a: number, fresh: number) => a + fresh)
`
    expect(edited(text, rename('fresh', 'newer'))).toBe(text.replaceAll('fresh', 'newer'))
  })

  test('an excluded function is no node: its parameters stay', () => {
    const text = `${AUTHOR}export const half = decorate(exclude(), (old: number) => old / 2)\n`
    expect(edited(`${text}export const f = (old: number) => half(old)\n`, rename('old', 'fresh'))).toBe(
      `${text}export const f = (fresh: number) => half(fresh)\n`,
    )
  })

  test('an input that config gives is reported, and its conditions follow', () => {
    const text = (name: string) =>
      `${AUTHOR}export const f__us = decorate(config.when({ ${name}: 'us' }), (${name}: string) => ${name})\n`
    expect(outcomeOf(text('region'), rename('region', 'zone'), { region: 'us' })).toMatchObject({
      texts: text('zone'),
      plan: { renames: [{ from: 'region', to: 'zone' }] },
    })
  })
})

describe('a rename is refused', () => {
  const text = 'export const a = () => 1\nexport const f = (a: number, n: number) => a + n\n'

  test.each([
    ['', 'A node needs a name.'],
    ['1a', '"1a" cannot be the name of a node: it is no identifier.'],
    ['a b', '"a b" cannot be the name of a node: it is no identifier.'],
    ['class', '"class" cannot be the name of a node: it is a reserved word.'],
    ['await', '"await" cannot be the name of a node: it is a reserved word.'],
    ['_a', '"_a" cannot be the name of a node: a name that starts with _ is a helper, which no one sees.'],
    ['a__', '"a__" cannot be the name of a node: what follows the last __ names a variant.'],
  ])('to %j, which is no name', (name, message) => {
    expect(refusal(text, rename('a', name))).toEqual(['DW-EDIT-001', message, undefined])
  })

  test('to a name that is taken, by whom it says', () => {
    expect(refusal(text, rename('a', 'f'))).toEqual(['DW-EDIT-002', 'The name "f" is taken: it is a function.', 2])
    expect(refusal(text, rename('a', 'n'))).toEqual(['DW-EDIT-002', 'The name "n" is taken: it is an input of f.', 2])
  })

  test('to a name that means something else where it stands', () => {
    const used = `import { mean } from 'd3-array'\nexport const f = (a: number[]) => mean(a)!\n`
    expect(refusal(used, rename('a', 'mean'))).toEqual([
      'DW-EDIT-009',
      '"mean" means something else already in main.ts:2.',
      2,
    ])
    const hidden = 'export const a = () => 1\nexport const f = () => { const b = 2; return a() + b }\n'
    expect(refusal(hidden, rename('a', 'b'))).toEqual([
      'DW-EDIT-009',
      '"b" means something else already in main.ts:2.',
      2,
    ])
    const helper = 'function b() { return 1 }\nexport const a = () => b()\n'
    expect(refusal(helper, rename('a', 'b'))).toMatchObject(['DW-EDIT-009', expect.anything(), 1])
    expect(refusal('export const a = () => Math.PI\n', rename('a', 'Math'))).toMatchObject([
      'DW-EDIT-009',
      expect.anything(),
      1,
    ])
  })

  test('of what a modifier made, with the place of the modifier', () => {
    const made = `${AUTHOR}export const f = decorate(\n  parameterize({ p: {} }),\n  (x: number) => x)\n`
    expect(refusal(made, rename('p', 'q'))).toEqual([
      'DW-EDIT-007',
      '"p" is made by a modifier of "f": it is changed in the code.',
      6,
    ])
  })

  test('where a helper takes the node by the name of its parameter', () => {
    const step = `${AUTHOR}function _plus(v: number, by: number) { return v + by }
export const f = decorate(
  pipeInput(step(_plus)),
  (x: number) => x)\n`
    expect(refusal(step, rename('by', 'more'))).toMatchObject([
      'DW-EDIT-007',
      'A function in the modifiers of "f" takes "by" by the name of its parameter.',
      expect.any(Number),
    ])
  })

  test('where does(...) passes the parameter by its name', () => {
    const does = `${AUTHOR}function _sum(a: number): number { return a }
export const f = decorate(does(_sum), (a: number): number => { throw new Error('x') })\n`
    expect(refusal(does, rename('a', 'b'))).toMatchObject(['DW-EDIT-012', expect.stringContaining('does(...)'), 6])
  })

  test('of a node that is not there (any more)', () => {
    expect(refusal(text, rename('zz', 'b'))).toEqual(['DW-EDIT-008', 'There is no node "zz" (any more).', undefined])
  })

  test('while a text does not parse', () => {
    expect(refusal({ 'a.ts': text, 'b.ts': '\nexport const x = (' }, rename('a', 'b'))).toEqual([
      'DW-EDIT-006',
      'b.ts has a syntax error in line 2, so the graph cannot be edited.',
      2,
    ])
  })
})
