import { describe, expect, test, vi } from 'vitest'
import { analyzeHere, versionsHere } from '../analyzeHere.ts'
import type { Json } from '../model/module.ts'

type Files = Readonly<Record<string, string>>

function versionsOf(files: Files | string, config: Record<string, Json> = {}): Readonly<Record<string, string>> {
  const texts = typeof files === 'string' ? { 'm.ts': files } : files
  const sources = Object.entries(texts).map(([path, text]) => ({ path, text }))
  const program = analyzeHere({ files: sources, modules: ['m.ts'], config, versions: true })
  return program.versions ?? {}
}

/** The nodes of which an edit changes the version, those that come or go included. */
function changedBy(before: Files | string, after: Files | string): string[] {
  const [old, young] = [versionsOf(before), versionsOf(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(young)])].filter((name) => old[name] !== young[name]).sort()
}

const HELPED = {
  'm.ts': `import { scale } from './scale'
import * as stats from './stats'
const offset = 1, other = 2
export function a(x: number): number { return scale(x) + offset }
export function b(x: number): number { return stats.mean([x, other]) }
export const c = (x: number): number => x * 2
export const d = (c: number): number => c + 1
`,
  'scale.ts': `import { factor as by } from './factor'
export function scale(v: number): number { return v * by() }
export function unused(): number { return 1 }
`,
  'factor.ts': `export const factor = (): number => 10
export const unrelated = (): number => 20
`,
  'stats.ts': `export const mean = (v: number[]): number => v.reduce(sum, 0) / v.length
const sum = (a: number, b: number) => a + b
export const median = (v: number[]): number => v[0] ?? 0
`,
}

/** Replaces a text in one of the files. */
function edited(file: keyof typeof HELPED, from: string, to: string): Files {
  expect(HELPED[file]).toContain(from)
  return { ...HELPED, [file]: HELPED[file].replace(from, to) }
}

describe('a code version', () => {
  test('covers what a function names, transitively and across modules, and nothing else', () => {
    expect(changedBy(HELPED, edited('factor.ts', '10', '11'))).toEqual(['a'])
    expect(changedBy(HELPED, edited('factor.ts', '20', '21'))).toEqual([])
    expect(changedBy(HELPED, edited('scale.ts', 'v * by()', 'v + by()'))).toEqual(['a'])
    expect(changedBy(HELPED, edited('scale.ts', 'return 1', 'return 2'))).toEqual([])
    expect(changedBy(HELPED, edited('m.ts', 'offset = 1', 'offset = 3'))).toEqual(['a'])
    expect(changedBy(HELPED, edited('m.ts', 'other = 2', 'other = 3'))).toEqual(['b'])
    expect(changedBy(HELPED, edited('stats.ts', 'a + b', 'a - b'))).toEqual(['b'])
    expect(changedBy(HELPED, edited('stats.ts', 'v[0]', 'v[1]'))).toEqual([])
    expect(changedBy(HELPED, edited('m.ts', 'x * 2', 'x * 3'))).toEqual(['c'])
  })

  test('is not changed by comments, formatting, types, quotes and parentheses', () => {
    const before = `export function f(a: number, b?: string): number { const s = 'x', t = \`\${s}\`; if (a) return (a + 1) * 2; return t.length }
export const g = (f: number): number => f`
    const after = `/** Documented. */
export function f(
  a: number | 1, // the first
  b?: string,
): number {
  const s: string = "x",
    t = \`\${s}\` as string
  if (a) return ((a + 1)) * (2) // doubled
  ;;return t!.length;
}

export const g = (
  f: number,
): number => (f satisfies number)
// the end
`
    expect(changedBy(before, after)).toEqual([])
  })

  test('is not changed when a helper moves to another file, is imported under another name, or is exported', () => {
    const direct = { 'm.ts': 'const twice = (v: number) => v * 2\nexport const f = (a: number): number => twice(a)' }
    const moved = {
      'm.ts': "import { twice as double } from './n'\nexport const f = (a: number): number => double(a)",
      'n.ts': "export * from './o'",
      'o.ts': 'export const twice = (v: number) => v * 2',
    }
    expect(changedBy(direct, moved)).toEqual([])
  })

  test('sees which helper stands behind a name', () => {
    const files = (imports: string) => ({
      'm.ts': `import { ${imports} } from './n'\nexport const f = (a: number): number => x(a) - y(a)`,
      'n.ts': 'export const x = (v: number) => v\nexport const y = (v: number) => v * 2',
    })
    expect(changedBy(files('x, y'), files('x as y, y as x'))).toEqual(['f'])
  })

  /** Pairs of functions that differ in what they do and in little else. */
  const DIFFERENT: Readonly<Record<string, readonly [string, string]>> = {
    'a line end after return': ['() => { return\n1 }', '() => { return 1 }'],
    'a number': ['() => 1', '() => 1n'],
    'a text of digits': ['() => 1', "() => '1'"],
    'a prefix operator': ['(a: number) => +a', '(a: number) => -a'],
    'a postfix operator': ['(a: number) => { a++; return a }', '(a: number) => { a--; return a }'],
    'the place in a for loop': [
      '(a: number) => { for (; a > 3; ) break; return a }',
      '(a: number) => { for (; ; a > 3) break; return a }',
    ],
    'a renamed part or a default': [
      '(a: any) => { let q = 1; const { q: b } = a; return q }',
      '(a: any) => { let q = 1; const { q = b } = a; return q }',
    ],
    'const, let and var': ['() => { let a = 1; return a }', '() => { var a = 1; return a }'],
    'an optional call': ['(a: any) => a?.b.c', '(a: any) => (a?.b).c'],
    precedence: ['(a: number) => (a + 1) * 2', '(a: number) => a + 1 * 2'],
    'the raw text of a template': ['() => String.raw`\\x41`', '() => String.raw`A`'],
    'a space in a text': ["() => 'a b'", "() => 'a  b'"],
    'a regular expression': ['(a: string) => /a b/.test(a)', '(a: string) => /a  b/.test(a)'],
    'a comment in a text': ["() => '/* a */'", "() => ''"],
    async: ['() => [1]', 'async () => [1]'],
    'a default': ['(a = 1) => a', '(a = 2) => a'],
    'the order of parameters': ['(a: number, b: number) => a', '(b: number, a: number) => a'],
    'a shorthand': ['(a: number) => ({ a })', '(a: number) => ({ b: a })'],
    'a generator': ['(a: number) => function () { return a }', '(a: number) => function* () { return a }'],
    'a body that is empty': [
      '(a: number[]) => { while (a.pop()); return a }',
      '(a: number[]) => { while (a.pop()) return a }',
    ],
    'a catch': ['() => { try { return 1 } catch { return 2 } }', '() => { try { return 1 } finally { return 2 } }'],
    'a class': [
      '() => { class A extends Map {} return new A().size }',
      '() => { class A { Map() {} } return (new A() as any).size }',
    ],
  }
  for (const [name, [one, other]] of Object.entries(DIFFERENT)) {
    test(`tells ${name} apart`, () => {
      expect(changedBy(`export const f = ${one}`, `export const f = ${other}`)).toEqual(['f'])
    })
  }

  test("covers what a package is, not the project's other imports", () => {
    const use = (imports: string, body: string) => `${imports}\nexport const f = (a: number[]): unknown => ${body}`
    const mean = use("import { mean } from 'd3-array'", 'mean(a)')
    expect(changedBy(mean, use("import { mean as m, sum } from 'd3-array'", 'm(a)'))).toEqual([])
    expect(changedBy(mean, use("import { median as mean } from 'd3-array'", 'mean(a)'))).toEqual(['f'])
    expect(changedBy(mean, use('const mean = (_: number[]) => 1', 'mean(a)'))).toEqual(['f'])
  })

  test('covers all that a module exports where the module itself is handed on', () => {
    const files = (more: string) => ({
      'm.ts': "import * as n from './n'\nexport const f = (k: 'a'): number => Object.values(n).length",
      'n.ts': `export const a = 1\n${more}`,
    })
    expect(changedBy(files(''), files('export const b = 2'))).toEqual(['f'])
    expect(changedBy(files('const b = 1'), files('const b = 2'))).toEqual([])
  })

  test('covers statements that may change what their module holds', () => {
    const text = (statement: string) => `const table = new Map<string, number>()
${statement}
export const f = (k: string): number => table.get(k) ?? 0`
    expect(changedBy(text("table.set('a', 1)"), text("table.set('a', 2)"))).toEqual(['f'])
    const files = (setup: string) => ({
      'm.ts': "import './setup'\nimport { f as g } from './n'\nexport const f = (k: string): number => g(k)",
      'setup.ts': `import { table } from './n'\n${setup}`,
      'n.ts': text(''),
    })
    expect(changedBy(files("table.set('a', 1)"), files("table.set('a', 2)"))).toEqual(['f'])
  })

  test('has an end where helpers call each other, and functions themselves', () => {
    const text = (n: number) => `const even = (n: number): boolean => n === 0 || odd(n - 1)
const odd = (n: number): boolean => n !== ${n} && even(n - 1)
export function f(a: number): number { return a > 0 ? f(a - 1) : even(a) ? 1 : 0 }
export const g = (a: number): number => a > 0 ? g(a - 1) : 0`
    expect(changedBy(text(0), text(1))).toEqual(['f'])
  })

  test('is that of the function inside modifiers; labels and other modifiers do not count', () => {
    const text = (label: string, body: string) => `import { decorate, tag } from 'dagwright'
const helper = decorate(tag({ a: '${label}' }), (v: number): number => ${body})
export const f = decorate(tag({ a: '${label}' }), (a: number): number => helper(a))
export const plain = (a: number): number => a`
    expect(changedBy(text('x', 'v'), text('y', 'v'))).toEqual([])
    expect(changedBy(text('x', 'v'), text('x', 'v + 1'))).toEqual(['f'])
  })

  describe('of nodes that run functions inside modifiers covers those', () => {
    const helper = 'const by = (v: number) => v + 1'
    /** The modifiers of `f`, and the node that runs what stands in them. */
    const INSIDE: Readonly<Record<string, readonly [modifier: string, node: string, more?: string]>> = {
      'a step': ['pipeOutput(step(_add))', 'f.with_add'],
      'a step without a name of its own': ["pipeOutput(step((v: number) => by(v)).named('last'))", 'f.last'],
      'a step for a parameter': ['pipeInput(step(_add))', 'f.with_add'],
      'a body': ['does(_whole)', 'f'],
      'a check': ["checkOutputCustom(_check, { importance: 'warn' })", 'f_check_validator'],
      'a nested graph': ["subdag(_add, { inputs: { v: source('a') } })", 'f._add'],
      'what resolve chooses': ['resolve((c) => pipeOutput(step(c.big ? _add : _whole)))', 'f.with_add'],
      'what resolve makes': ['resolve((c) => pipeOutput(step((v: number) => by(v))))', 'f.with_'],
      'a mutation': [
        "tag({ a: 'b' })",
        'f.with_mutation',
        'export const _mutation = decorate(mutate(f), (v: number): number => by(v))',
      ],
    }
    for (const [name, [modifier, node, more = '']] of Object.entries(INSIDE)) {
      test(name, () => {
        const text = (
          body: string,
        ) => `import { applyTo, checkOutputCustom, decorate, does, mutate, pipeInput, pipeOutput, resolve, source, step, subdag, tag } from 'dagwright'
${body}
const _add = (v: number): number => by(v)
const _whole = (a: number): number => by(a)
const _check = (v: number) => ({ passes: by(v) > 0, message: '' })
export const f = decorate(${modifier}, (a: number): number => { throw new Error('never') })
${more}
export const other = (a: number): number => a`
        const files = [{ path: 'm.ts', text: text(helper) }]
        const config = { big: true }
        const names = analyzeHere({ files, modules: ['m.ts'], config }).graph.nodes.map((one) => one.name)
        const [before, after] = [versionsOf(text(helper), config), versionsOf(text(helper.replace('1', '2')), config)]
        const changed = Object.keys(before).filter((one) => before[one] !== after[one])
        expect([names, changed]).toEqual([names, [expect.stringContaining(node)]])
        expect(versionsOf(text(`${helper} // so`), config)).toEqual(before)
      })
    }
  })

  test('of a node that a modifier made is that of its call', () => {
    const held = (most: number) => `import { checkOutputCustom, decorate } from 'dagwright'
export const f = decorate(checkOutputCustom({ most: ${most}, validate: function (v: number) { return { passes: v < this.most, message: '' } } } as never), (a: number): number => a)`
    expect(changedBy(held(1), held(2))).toEqual(['f_custom_validator'])
    const text = (range: string, body: string) => `import { checkOutput, decorate } from 'dagwright'
export const f = decorate(checkOutput({ range: ${range} }), (a: number): number => ${body})`
    expect(changedBy(text('[0, 1]', 'a'), text('[0, 2]', 'a'))).toEqual(['f_range_validator'])
    expect(changedBy(text('[0, 1]', 'a'), text('[0, 1]', 'a + 1'))).toEqual(['f_raw'])
    expect(changedBy(text('[0, 1]', 'a'), text('[-0, 1]', 'a'))).toEqual(['f_range_validator'])
  })

  test('is made only when asked for', () => {
    const files = [{ path: 'm.ts', text: 'export const f = (): number => 1' }]
    expect(analyzeHere({ files, modules: ['m.ts'], config: {} }).versions).toBeUndefined()
  })

  test('is there for names of every kind, and for nothing but functions', () => {
    const text = `export const constructor = (a: number): number => a
export const then = (__proto__: number): number => __proto__
export const hasOwnProperty = (constructor: number): number => constructor`
    expect(Object.keys(versionsOf(text)).sort()).toEqual(['constructor', 'hasOwnProperty', 'then'])
  })

  test('is there in a broken program too, as far as it can be read', () => {
    expect(Object.keys(versionsOf("import { x } from './none'\nexport const f = (): number => x(\n"))).toEqual(['f'])
  })
})

describe('versions that nobody waits for', () => {
  const request = (text: string) => ({ files: [{ path: 'm.ts', text }], modules: ['m.ts'], config: {} })
  const three = request('export const a = () => 1\nexport const b = () => 2\nexport const c = () => 3\n')
  /** Each look at the clock takes 20 ms: there is a pause after each node. */
  const breaks = (pause: () => void) => {
    let clock = 0
    return { pause: async () => pause(), now: () => (clock += 20) }
  }

  test('are those that come at once', async () => {
    const pause = vi.fn()
    expect(await versionsHere(three, breaks(pause))).toEqual(await versionsHere(three, null))
    expect(pause).toHaveBeenCalledTimes(3)
  })

  test('are let go where another text is read meanwhile', async () => {
    const pause = vi.fn(() => void analyzeHere(request('export const a = () => 4\n')))
    expect(await versionsHere(three, breaks(pause))).toBeNull()
    expect(pause).toHaveBeenCalledTimes(1)
  })
})
