import { describe, expect, test } from 'vitest'
import { edited, outcomeOf, type Texts } from '../testing/edited.ts'

const move = (module: string, ...nodes: string[]) => ({ kind: 'move', nodes, module }) as const
const refusal = (texts: Texts, intent: Parameters<typeof outcomeOf>[1]) => {
  const outcome = outcomeOf(texts, intent)
  return 'refusal' in outcome ? [outcome.refusal.code, outcome.refusal.message, outcome.refusal.where?.line] : outcome
}

describe('functions move with what they alone need', () => {
  test('to a new module, with comments, helpers, constants and types; the rest stays byte for byte', () => {
    const main = `// Header

import { mean, sum } from 'd3-array'
import { decorate, tag } from 'dagwright'

const RATE = 2
const SHARED = 3

/** A row. */
interface Row { id: number }

function scale(row: Row): number {
  return round(row.id) * RATE
}

function round(value: number): number {
  return Math.round(value)
}

// about a
/** A. */
export function a(rows: Row[]): number {
  return mean(rows.map(scale))! * SHARED
}

export const b = decorate(tag({ a: 'b' }), (a: number) => sum([a, SHARED]))
`
    expect(edited(main, move('next.ts', 'a'))).toEqual({
      'main.ts': `// Header

import { sum } from 'd3-array'
import { decorate, tag } from 'dagwright'

export const SHARED = 3

export const b = decorate(tag({ a: 'b' }), (a: number) => sum([a, SHARED]))
`,
      'next.ts': `import { mean } from 'd3-array'
import { SHARED } from './main.ts'

const RATE = 2

/** A row. */
interface Row { id: number }

function scale(row: Row): number {
  return round(row.id) * RATE
}

function round(value: number): number {
  return Math.round(value)
}

// about a
/** A. */
export function a(rows: Row[]): number {
  return mean(rows.map(scale))! * SHARED
}
`,
    })
  })

  test('to a module that is there: its own names and imports are used', () => {
    const files = {
      'a.ts':
        "import { mean as average } from 'd3-array'\nimport { table, type ColumnTable as Table } from 'arquero'\nexport const f = (x: number[]): Table => table({ x: [average(x)] })\n",
      'b.ts': "import { mean } from 'd3-array'\n\nexport const g = (x: number[]) => mean(x)\n",
    }
    expect(edited(files, move('b.ts', 'f'))).toEqual({
      'a.ts': '',
      'b.ts':
        "import { mean } from 'd3-array'\nimport { type ColumnTable as Table, table } from 'arquero'\n\nexport const g = (x: number[]) => mean(x)\n\nexport const f = (x: number[]): Table => table({ x: [mean(x)] })\n",
    })
  })

  test.each([
    ['a namespace', "import * as d3 from 'd3-array'\n", 'd3.mean(x)'],
    ['an alias', "import { mean as average } from 'd3-array'\n", 'average(x)'],
    ['a default export', "import lib from './lib/x.ts'\n", 'lib(x)'],
  ])('with %s', (_, line, body) => {
    const files = {
      'a.ts': `${line}\nexport const f = (x: number[]) => ${body}\n`,
      'lib/x.ts': 'export default function lib(x: number[]) { return x }\n',
    }
    expect(edited(files, move('b.ts', 'f'))).toMatchObject({
      'a.ts': '',
      'b.ts': `${line}\nexport const f = (x: number[]) => ${body}\n`,
    })
  })

  test('names within functions are not those on top', () => {
    const files = {
      'a.ts':
        "import { mean, sum } from 'd3-array'\nexport const f = (sum: number[], o: { mean: number }) => { const { mean } = o; return { mean, sum } }\nexport const g = (x: number[]) => mean(x)! + sum(x)\n",
    }
    expect(edited(files, move('b.ts', 'f'))).toEqual({
      'a.ts': "import { mean, sum } from 'd3-array'\nexport const g = (x: number[]) => mean(x)! + sum(x)\n",
      'b.ts': 'export const f = (sum: number[], o: { mean: number }) => { const { mean } = o; return { mean, sum } }\n',
    })
  })

  test('several from several modules, in the order of the text', () => {
    const files = {
      'a.ts': 'export const a = () => 1\nexport const b = (a: number) => a\n',
      'b.ts': 'export const c = (b: number) => b\n\nexport const d = () => 1\n',
    }
    expect(edited(files, move('c.ts', 'c', 'b', 'a'))).toEqual({
      'a.ts': '',
      'b.ts': 'export const d = () => 1\n',
      'c.ts': 'export const a = () => 1\n\nexport const b = (a: number) => a\n\nexport const c = (b: number) => b\n',
    })
  })

  test('a group of variants stays together', () => {
    const text = `import { config, decorate, tag } from 'dagwright'

export const f__us = decorate(config.when({ r: 'us' }), () => 1)

export const f__eu = decorate(config.whenNot({ r: 'us' }), () => 2)

export const g = decorate(tag({ a: 'b' }), (f: number) => f)
`
    expect(edited(text, move('b.ts', 'f'))).toEqual({
      'main.ts':
        "import { decorate, tag } from 'dagwright'\n\nexport const g = decorate(tag({ a: 'b' }), (f: number) => f)\n",
      'b.ts':
        "import { decorate, config } from 'dagwright'\n\nexport const f__us = decorate(config.when({ r: 'us' }), () => 1)\n\nexport const f__eu = decorate(config.whenNot({ r: 'us' }), () => 2)\n",
    })
  })

  test('carriage returns, tabs, semicolons and quotes are as they were', () => {
    const text =
      'import { mean } from "d3-array";\r\n\r\n/** A. */\r\nexport function a(x: number[]) {\r\n\treturn mean(x);\r\n}\r\n\r\nexport const b = () => 1;\r\n'
    expect(edited(text, move('b.ts', 'a'))).toEqual({
      'main.ts': 'export const b = () => 1;\r\n',
      'b.ts':
        'import { mean } from "d3-array";\r\n\r\n/** A. */\r\nexport function a(x: number[]) {\r\n\treturn mean(x);\r\n}\r\n',
    })
  })

  test.each([
    [
      'one of a statement',
      'export const a = () => 1, b = () => 2\n',
      'export const b = () => 2\n',
      'export const a = () => 1\n',
    ],
    [
      'what a list exports',
      'function a() { return 1 }\nconst b = () => 2\nexport { a, b }\n',
      'const b = () => 2\nexport { b }\n',
      'export function a() { return 1 }\n',
    ],
    [
      'one on a line of others',
      'export const b = () => 2; export const a = () => 1; export const c = () => 3\n',
      'export const b = () => 2; export const c = () => 3\n',
      'export const a = () => 1;\n',
    ],
    [
      'overloads',
      'export function a(x: 1): 1\nexport function a(x: any) { return x }\nexport const b = () => 2\n',
      'export const b = () => 2\n',
      'export function a(x: 1): 1\nexport function a(x: any) { return x }\n',
    ],
  ])('%s', (_, before, after, there) => {
    expect(edited(before, move('next.ts', 'a'))).toEqual({ 'main.ts': after, 'next.ts': there })
  })
})

describe('imports follow on all sides', () => {
  test('the old module imports what it still names', () => {
    expect(edited('export function a() { return 1 }\n\nexport const f = () => a()\n', move('b.ts', 'a'))).toEqual({
      'main.ts': "import { a } from './b.ts'\n\nexport const f = () => a()\n",
      'b.ts': 'export function a() { return 1 }\n',
    })
  })

  test('others import it from the new one: alone, beside others, under an alias', () => {
    const files = {
      'a.ts': 'export const a = () => 1\nexport const b = () => 2\n',
      'c.ts': "import { a } from './a'\n\nexport const c = () => a()\n",
      'd.ts': "import {\n  a as mine,\n  b,\n} from './a.ts'\n\nexport const d = () => mine() + b()\n",
      'e.ts': "import { b, a } from './a.ts'\nimport { x } from './x.ts'\nexport const e = () => a() + b() + x()\n",
      'x.ts': 'export const x = () => 3\n',
    }
    expect(edited(files, move('x.ts', 'a'))).toEqual({
      'a.ts': 'export const b = () => 2\n',
      'c.ts': "import { a } from './x'\n\nexport const c = () => a()\n",
      'd.ts':
        "import {\n  b,\n} from './a.ts'\nimport { a as mine } from './x.ts'\n\nexport const d = () => mine() + b()\n",
      'e.ts': "import { b } from './a.ts'\nimport { x, a } from './x.ts'\nexport const e = () => a() + b() + x()\n",
      'x.ts': 'export const x = () => 3\n\nexport const a = () => 1\n',
    })
  })

  test('the module that imported it has it now, whatever it called it', () => {
    const files = {
      'a.ts': 'export const a = () => 1\n',
      'b.ts': "import { a as mine } from './a.ts'\n\nexport const b = () => ({ mine }).mine() + mine()\n",
    }
    expect(edited(files, move('b.ts', 'a'))).toEqual({
      'a.ts': '',
      'b.ts': 'export const b = () => ({ mine: a }).mine() + a()\n\nexport const a = () => 1\n',
    })
  })

  test('in a circle of imports', () => {
    const files = {
      'a.ts': "import { b } from './b.ts'\nexport const a = () => 1\nexport const f = () => b() + 1\n",
      'b.ts': "import { a } from './a.ts'\nexport const b = () => a()\n",
    }
    expect(edited(files, move('b.ts', 'f'))).toEqual({
      'a.ts': 'export const a = () => 1\n',
      'b.ts': "import { a } from './a.ts'\nexport const b = () => a()\n\nexport const f = () => b() + 1\n",
    })
    expect(edited(files, move('a.ts', 'b'))).toEqual({
      'a.ts': 'export const a = () => 1\nexport const f = () => b() + 1\n\nexport const b = () => a()\n',
      'b.ts': '',
    })
  })

  test('from a file in a folder, which another exports on', () => {
    const files = {
      'lib/x.ts': "import { y } from './y'\n\nexport function a() { return y() }\n\nexport const z = 1\n",
      'lib/y.ts': 'export const y = () => 2\n',
      'main.ts': "export { a } from './lib/x.ts'\nexport const f = (a: number) => a\n",
    }
    expect(edited(files, move('main.ts', 'a'))).toEqual({
      'lib/x.ts': 'export const z = 1\n',
      'lib/y.ts': 'export const y = () => 2\n',
      'main.ts':
        "import { y } from './lib/y.ts'\n\nexport const f = (a: number) => a\n\nexport function a() { return y() }\n",
    })
  })

  test('types of the old module are imported as types, exported if need be', () => {
    const files = {
      'main.ts': 'type Row = { id: number }\nexport const a = (r: Row) => r\nexport const b = (r: Row) => r\n',
    }
    expect(edited(files, move('b.ts', 'a'))).toEqual({
      'main.ts': 'export type Row = { id: number }\nexport const b = (r: Row) => r\n',
      'b.ts': "import type { Row } from './main.ts'\n\nexport const a = (r: Row) => r\n",
    })
  })
})

describe('a move is refused', () => {
  test('where a helper that others use would become a node', () => {
    const text = 'function help() { return 1 }\nexport const a = () => help()\nexport const b = () => help()\n'
    expect(refusal(text, move('b.ts', 'a'))).toMatchObject([
      'DW-EDIT-011',
      'It needs the helper "help", which others use too: exported for b.ts, that would become a node.',
      1,
    ])
    expect(edited(text.replaceAll('help', '_help'), move('b.ts', 'a'))).toMatchObject({
      'main.ts': 'export function _help() { return 1 }\nexport const b = () => _help()\n',
    })
  })

  test('to where it is, to no module, and to where functions are no nodes', () => {
    const files = { 'main.ts': 'export const a = () => 1\n', 'lib/x.ts': 'export const y = 1\n' }
    expect(refusal(files, move('main.ts', 'a'))).toEqual(['DW-EDIT-005', 'a stands in main.ts already.', undefined])
    expect(refusal(files, move('', 'a'))).toEqual(['DW-EDIT-001', 'The module needs a name.', undefined])
    expect(refusal(files, move('a b.ts', 'a'))).toEqual([
      'DW-EDIT-001',
      '"a b.ts" cannot be the name of a module.',
      undefined,
    ])
    for (const path of ['lib/x.ts', 'lib/new.ts']) {
      expect(refusal(files, move(path, 'a'))).toEqual([
        'DW-EDIT-012',
        `"${path}" is no module of the project: functions would be no nodes there.`,
        undefined,
      ])
    }
  })

  test('where its name, or a name that it needs, means something else there', () => {
    expect(
      refusal(
        { 'a.ts': 'export const a = () => 1\n', 'b.ts': 'const a = 2\nexport const b = () => a\n' },
        move('b.ts', 'a'),
      ),
    ).toMatchObject(['DW-EDIT-002', 'b.ts has a "a" already.', 1])
    expect(
      refusal(
        { 'a.ts': 'export const a = () => Math.PI\n', 'b.ts': 'const Math = { PI: 3 }\nexport const b = () => Math\n' },
        move('b.ts', 'a'),
      ),
    ).toMatchObject(['DW-EDIT-009', '"Math" means something else in b.ts.', 1])
  })

  test('where mutate(...), a namespace, or another name ties it to its module', () => {
    const mutated =
      "import { decorate, mutate } from 'dagwright'\nexport const a = () => 1\nconst _m = decorate(mutate(a), (v: number) => v)\n"
    expect(refusal(mutated, move('b.ts', 'a'))).toEqual([
      'DW-EDIT-012',
      'mutate(...) at "_m" changes "a" in its own module: it cannot be moved alone.',
      3,
    ])
    const whole = {
      'a.ts': 'export const a = () => 1\n',
      'b.ts': "import * as x from './a.ts'\nexport const b = () => x.a()\n",
    }
    expect(refusal(whole, move('c.ts', 'a'))).toEqual([
      'DW-EDIT-012',
      'b.ts names "a" as part of its whole module: it cannot be moved to c.ts alone.',
      2,
    ])
    expect(refusal('function inner() { return 1 }\nexport { inner as a }\n', move('c.ts', 'a'))).toEqual([
      'DW-EDIT-012',
      '"a" is exported under another name than its own: it cannot be moved alone.',
      2,
    ])
  })
})
