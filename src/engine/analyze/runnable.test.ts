import { describe, expect, test } from 'vitest'
import { Driver } from '../driver.ts'
import { PACKAGES } from '../packages.ts'
import { analyzed } from '../testing/analyzed.ts'

/** Analyses and runs: the value of `out`, or the first problem and its place. */
async function outOf(files: Readonly<Record<string, string>> | string): Promise<unknown> {
  const program = analyzed(files)
  const errors = program.graph.problems.filter((problem) => problem.severity === 'error')
  if (errors.length) return errors.map((problem) => `${problem.code} ${problem.message}`)
  const end = await Driver.fromGraph(program, { packages: PACKAGES }).run({
    outputs: ['out'],
    inputs: {},
    overrides: {},
  })
  if (end.outcome === 'ok') return (end.result as Record<string, unknown>).out
  return end.problems.map(({ message, where }) => `${message} at ${where?.file}:${where?.line}:${where?.column}`)
}

/** Marks the place of `^` in a text and takes it out. */
function marked(text: string): { text: string; place: string } {
  const before = text.slice(0, text.indexOf('^')).split('\n')
  return { text: text.replace('^', ''), place: `${before.length}:${(before[before.length - 1] ?? '').length + 1}` }
}

describe('TypeScript that is more than types runs', () => {
  const PROGRAMS: Readonly<Record<string, readonly [text: string, out: unknown]>> = {
    'annotations, as, satisfies, ! and generics': [
      `type Pair<T> = readonly [T, T]
interface Named { name: string }
declare const nowhere: number
function first<T>(pair: Pair<T>): T { return pair[0]! }
export function out(): string {
  const named = { name: 'a' } satisfies Named as Named
  const list: Array<Named> = [named]
  return first<string>([list[0]!.name, 'b'] as const) as string
}`,
      'a',
    ],
    'overloads and this parameters': [
      `function pick(a: number): number
function pick(a: string): string
function pick(this: void, a: number | string): number | string { return a }
export function out(): number { return pick(3) }`,
      3,
    ],
    'type assertions in angle brackets': [
      `export function out(): number { const a = <unknown>2; return <number>(<any>a) + 1 }`,
      3,
    ],
    enums: [
      `enum Size { small = 1, big = small << 3, text = 'x'.length, huge = 2 }
const enum Flag { on = 'ON' }
export enum Color { red, green, // a comment
  blue = 10 }
export function out(): unknown { return [Size.big, Size[1], Size.huge, Flag.on, Color.blue, Color[1]] }`,
      [8, 'text', 2, 'ON', 10, 'green'],
    ],
    'parameter properties': [
      `class Base { constructor(public readonly a: number) {} }
class Point extends Base {
  private hidden = 5
  constructor(a: number, protected b: number, c = 7) { super(a); this.b += c }
  sum(): number { return this.a + this.b + this.hidden }
}
export function out(): number { return new Point(1, 2).sum() }`,
      15,
    ],
    'abstract classes, index signatures, implements, declare fields': [
      `interface Shape { area(): number }
abstract class Base<T> implements Shape { [key: string]: unknown; declare kind: T; abstract area(): number; twice(): number { return this.area() * 2 } }
class Square extends Base<string> implements Shape { override area(): number { return 9 } private x?: number; static readonly y: number = 1 }
export function out(): number { return new Square().twice() + Square.y }`,
      19,
    ],
    'an arrow over lines, its return type gone': [
      `const f = async (
  a: number,
): Promise<
  number
> => a
export async function out(): Promise<number> { return (await f(2)) + 1 }`,
      3,
    ],
    'names of our own at the top of the module': [
      `const console = { log: (text: string) => text }
const $helper = 1
export function out(): unknown { return [console.log('x'), $helper] }`,
      ['x', 1],
    ],
    'optional chaining, private names, labels, generators, regular expressions': [
      `class A { #x = 1; get x() { return this.#x } }
export function out(): unknown { const a: A | undefined = new A(); outer: for (const i of (function* () { yield 1; yield 2 })()) { if (i === 2) break outer } return [a?.x, /[}{]/.test('{')] }`,
      [1, true],
    ],
    'BOM and CRLF': [
      '\ufeffexport function a(): number { return 1 }\r\nexport function out(a: number): number {\r\n  return a + 1\r\n}\r\n',
      2,
    ],
    'a comment that names another source': [
      `export function out(): number { return 1 }\n//# sourceURL=elsewhere.js`,
      1,
    ],
    'strict mode': [
      `export function out(): boolean { return (function (this: unknown) { return this })() === undefined }`,
      true,
    ],
  }
  for (const [name, [text, out]] of Object.entries(PROGRAMS)) {
    test(name, async () => expect(await outOf(text)).toEqual(out))
  }
})

describe('modules see each other as ES modules do', () => {
  const PROGRAMS: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, out: unknown]>> = {
    'named, renamed, default and namespace imports': [
      {
        'main.ts': `import base, { one, two as deux } from './lib/a'
import * as all from './lib/a.ts'
export function out(): unknown { return [base, one, deux(), all.one, all.default, Object.keys(all).sort()] }`,
        'lib/a.ts': `export const one = 1; export function two() { return 2 }; export default 'base'`,
      },
      ['base', 1, 2, 1, 'base', ['default', 'one', 'two']],
    ],
    'default functions and classes': [
      {
        'main.ts': `import f from './lib/f'; import g from './lib/g'; import H from './lib/h'; import i from './lib/i'
export function out(): unknown { return [f(), g(), new H().h, i()] }`,
        'lib/f.ts': `export default function () { return 1 }`,
        'lib/g.ts': `export default function named() { return 2 }`,
        'lib/h.ts': `export default class { h = 3 }`,
        'lib/i.ts': `export default (): number => 4`,
      },
      [1, 2, 3, 4],
    ],
    'export lists and re-exports': [
      {
        'main.ts': `import { a, c, ns, d, e } from './lib/index'
export function out(): unknown { return [a, c(), ns.a, d, e] }`,
        'lib/index.ts': `export * from './a'; export { b as c } from './a'; export * as ns from './a'; import { a as inner } from './a'; const d = inner + 1; export { d }; export { default as e } from './a'`,
        'lib/a.ts': `const a = 1; function b() { return 2 }; export { a, b }; export default 5`,
      },
      [1, 2, 1, 2, 5],
    ],
    'live bindings': [
      {
        'main.ts': `import { count, add } from './lib/a'
export function out(): unknown { const before = count; add(); return [before, count] }`,
        'lib/a.ts': `export let count = 0; export function add() { count++ }`,
      },
      [0, 1],
    ],
    'a circle of arrow constants': [
      {
        'main.ts': `import { even } from './lib/even'; export function out(): boolean { return even(10) }`,
        'lib/even.ts': `import { odd } from './odd'; export const even = (n: number): boolean => n === 0 || odd(n - 1)`,
        'lib/odd.ts': `import { even } from './even'; export const odd = (n: number): boolean => n !== 0 && even(n - 1)`,
      },
      true,
    ],
    'shadowed names': [
      {
        'main.ts': `import { a } from './lib/a'
function f(a: number) { return a }
export function out(): unknown { { const a = 3; if (a !== 3) throw new Error() }; const g = ({ a }: { a: number }) => a; return [a, f(2), g({ a: 4 }), { a }, { a: 5 }.a] }`,
        'lib/a.ts': `export const a = 1`,
      },
      [1, 2, 4, { a: 1 }, 5],
    ],
    'an imported class that is extended': [
      {
        'main.ts': `import { Base } from './lib/a'; class Mine extends Base { more = 2 }; class Other extends Base<string> {}
export function out(): unknown { const m = new Mine(); return [m.x, m.more, new Other().x, m instanceof Base] }`,
        'lib/a.ts': `export class Base<T = number> { x = 1; y?: T }`,
      },
      [1, 2, 1, true],
    ],
    'an imported function with its types given': [
      {
        'main.ts': `import { same } from './lib/a'; const numbers = same<number>
export function out(): unknown { return [numbers(1), same<string>('x')] }`,
        'lib/a.ts': `export function same<T>(x: T): T { return x }`,
      },
      [1, 'x'],
    ],
    'an enum whose values are imported': [
      {
        'main.ts': `import { one } from './lib/a'; enum Size { small = one, big = one + 1 }
export function out(): unknown { return [Size.small, Size.big] }`,
        'lib/a.ts': `export const one = 1`,
      },
      [1, 2],
    ],
    'imported enums, tagged templates, typeof and new': [
      {
        'main.ts': `import { Color, tag, Thing } from './lib/a'
export function out(): unknown { return [Color.red, tag\`x\${1}\`, typeof tag, new Thing(2).x, new Thing(1) as Thing] .slice(0, 4) }`,
        'lib/a.ts': `export enum Color { red = 'R' }; export function tag(parts: TemplateStringsArray, x: number): string { return parts.join('') + x }; export class Thing { constructor(public x: number) {} }`,
      },
      ['R', 'x1', 'function', 2],
    ],
    'imported types, with and without the word': [
      {
        'main.ts': `import { type A, B, make } from './lib/a'; import type { C } from './lib/a'
export { type A } from './lib/a'; export type { C } from './lib/a'
export function out(): number { const a: A = 1; const b: B = { b: a }; const c: C = b; return make(c).b }`,
        'lib/a.ts': `export type A = number; export interface B { b: A }; export type C = B; export const make = (b: B): B => b`,
      },
      1,
    ],
    'an import for its effects': [
      {
        'main.ts': `import './lib/effect'; import { seen } from './lib/seen'; export function out(): unknown { return [...seen] }`,
        'lib/effect.ts': `import { seen } from './seen'; seen.push('effect')`,
        'lib/seen.ts': `export const seen: string[] = []`,
      },
      ['effect'],
    ],
    'packages by name, namespace and for types': [
      {
        'main.ts': `import * as d3 from 'd3-array'; import { mean, sum as total } from 'd3-array'; import { table, type ColumnTable } from 'arquero'
const t: ColumnTable = table({ a: [1] })
export function out(): unknown { return [d3.max([1, 2]), mean([1, 3]), total([1, 2]), t.numRows()] }`,
      },
      [2, 2, 3, 1],
    ],
  }
  for (const [name, [files, out]] of Object.entries(PROGRAMS)) {
    test(name, async () => expect(await outOf(files)).toEqual(out))
  }
})

describe('exported under another name', () => {
  const PROGRAMS: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, out: unknown]>> = {
    'in a list': [{ 'main.ts': `function f(): number { return 1 }\nexport { f as out }` }, 1],
    'from another file': [
      { 'main.ts': `export { f as out } from './lib/a'`, 'lib/a.ts': `export function f(): number { return 1 }` },
      1,
    ],
    'imported, then exported': [
      {
        'main.ts': `import { f } from './lib/a'; export { f as out }`,
        'lib/a.ts': `export function f(): number { return 1 }`,
      },
      1,
    ],
    'the default of another file': [
      {
        'main.ts': `export { default as out } from './lib/a'`,
        'lib/a.ts': `export default function f(): number { return 1 }`,
      },
      1,
    ],
    'all of another file': [
      { 'main.ts': `export * from './lib/a'`, 'lib/a.ts': `export function out(): number { return 1 }` },
      1,
    ],
    'by a constant': [{ 'main.ts': `function helper(): number { return 1 }\nexport const out = helper` }, 1],
    'by a constant, of an exported function': [
      { 'main.ts': `export function a(): number { return 1 }\nexport const out = a` },
      1,
    ],
    'beside its own name': [{ 'main.ts': `function a(): number { return 1 }\nexport { a, a as out }` }, 1],
  }
  for (const [name, [files, out]] of Object.entries(PROGRAMS)) {
    test(name, async () => expect(await outOf(files)).toEqual(out))
  }
})

describe('what is thrown is told at its place in the TypeScript', () => {
  const CASES: Readonly<Record<string, readonly [main: string, lib?: string]>> = {
    'behind types': [
      `export function out(): number {\n  const a: Map<string, number> = new Map<string, number>(); throw ^new Error('no')\n}`,
    ],
    'on a line with imported names': [
      `import { a, f } from './lib/a'\nexport function out(): number {\n  f(a, f(a, a)); const b = [a, a]; if (b) throw ^new Error('no' )\n  return a\n}`,
    ],
    'in an imported name itself': [
      `import { nothing } from './lib/a'\nexport function out(): number {\n  return 1 + nothing.^length\n}`,
    ],
    'at the call of an imported name': [
      `import { later } from './lib/a'\nconst x = later^(1)\nexport function out(): number { return x }`,
    ],
    'in a helper of another module': [
      `import { a, fail } from './lib/a'\nexport function out(): number { return a + fail(a, a) }`,
      `(^here)`,
    ],
    'in an async function': [
      `import { a } from './lib/a'\nexport async function out(): Promise<number> { await null; [a, a]; throw ^new Error('no') }`,
    ],
    'while the module is loaded': [
      `const a: number = 1\nif (a) throw ^new Error('no')\nexport function out(): number { return a }`,
    ],
    'after an enum over lines': [
      `enum A {\n  x = 1,\n  y = 2,\n}\nexport function out(): number { if (Number(A.x)) throw ^new Error('no'); return 1 }`,
    ],
    'on the line of an enum': [
      `enum A { x = 1 } function fail(): number { throw ^new Error('no') }\nexport function out(): number { return fail() }`,
    ],
    'in a constructor with parameter properties': [
      `class A { constructor(public a: number, private b: number) { throw ^new Error('no') } }\nexport function out(): A { return new A(1, 2) }`,
    ],
    'with CRLF and a BOM': [
      `\ufeffconst a = 1\r\nexport function out(): number {\r\n  if (a) throw ^new Error('no')\r\n  return 1\r\n}`,
    ],
  }
  const LIB = `export const a: number = 1
export function f(...args: number[]): number { return args.length }
export function fail(b: number, c: number): number { const d: number = b + c; throw new Error('no ' + d) }
export const nothing: string = undefined as unknown as string
export const later: (x: number) => number = undefined as unknown as (x: number) => number
`
  for (const [name, [main, lib]] of Object.entries(CASES)) {
    test(name, async () => {
      const { text, place } = marked(main)
      const out = await outOf({ 'main.ts': text, 'lib/a.ts': LIB })
      const wanted = lib ? 'lib/a.ts:3:85' : `main.ts:${place}`
      expect(String(out).replace(/^.* at /, '')).toBe(wanted)
    })
  }

  test('in a file whose name has odd letters', async () => {
    const out = await outOf({ 'out (1) ü%.ts': `export function out(): number {\n  throw new Error('no') }` })
    expect(out).toEqual(['"out" failed: Error: no at out (1) ü%.ts:2:9'])
  })
})
