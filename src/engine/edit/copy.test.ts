import { describe, expect, test } from 'vitest'
import { copyHere } from '../editHere.ts'
import type { Json } from '../model/module.ts'
import { filesOf, type Texts } from '../testing/edited.ts'

/** The text of nodes of a program; why there is none where it is refused. */
function copied(texts: Texts, ...nodes: readonly string[]): string {
  return copiedUnder({}, texts, ...nodes)
}

function copiedUnder(config: Record<string, Json>, texts: Texts, ...nodes: readonly string[]): string {
  const files = filesOf(texts)
  const modules = files.map((file) => file.path).filter((path) => !path.includes('/'))
  const outcome = copyHere({ files, modules, config }, nodes)
  return outcome.ok ? outcome.text : outcome.problem.message
}

describe('a copied text', () => {
  test('is what was written, with the imports that it needs', () => {
    expect(
      copied(
        "import { max, mean } from 'd3-array'\n\n/** The middle. */\nexport function m( n : number[] ) { return mean(n)??0 }\n\nexport const top = (n: number[]) => max(n)\n",
        'm',
      ),
    ).toBe(
      "import { mean } from 'd3-array'\n\n/** The middle. */\nexport function m( n : number[] ) { return mean(n)??0 }\n",
    )
  })

  test('holds helpers, types and constants, and other functions that are called: these are no nodes there', () => {
    expect(
      copied(
        'interface Row { n: number }\nconst most = 3\nconst unused = 1\n// Cuts.\nexport function cut(n: number) { return Math.min(n, most) }\nexport const f = (row: Row) => cut(row.n)\n',
        'f',
      ),
    ).toBe(
      'interface Row { n: number }\n\nconst most = 3\n\n// Cuts.\nfunction cut(n: number) { return Math.min(n, most) }\n\nexport const f = (row: Row) => cut(row.n)\n',
    )
  })

  test('holds what other files have, under one name each', () => {
    expect(
      copied(
        {
          'main.ts':
            "import { half as by, type Row } from './lib/half.ts'\nimport * as stats from './lib/stats.ts'\n\nconst round = (n: number) => n\nexport const f = (n: Row) => round(by(n) + stats.mean([n]))\n",
          'lib/half.ts':
            'export type Row = number\nconst round = Math.round\nexport const half = (n: number) => round(n / 2)\n',
          'lib/stats.ts':
            "import { mean as of } from 'd3-array'\nexport const mean = (list: number[]) => of(list) ?? 0\n",
        },
        'f',
      ),
    ).toBe(`import { mean as of } from 'd3-array'

export type Row = number

const round = Math.round

const half = (n: number) => round(n / 2)

const mean = (list: number[]) => of(list) ?? 0

const round_2 = (n: number) => n

export const f = (n: Row) => round_2(half(n) + mean([n]))
`)
  })

  test('holds all variants, overloads, and what a list exports', () => {
    expect(
      copiedUnder(
        { r: 1 },
        "import { config, decorate } from 'dagwright'\nexport const f__a = decorate(config.when({ r: 1 }), () => 1), f__b = decorate(config.when({ r: 2 }), () => 2)\nfunction g(n: number): number\nfunction g(n: string): string\nfunction g(n: any) { return n }\nconst inner = () => 1\nexport { g, inner as h }\n",
        'f',
        'g',
        'h',
      ),
    ).toBe(`import { config, decorate } from 'dagwright'

export const f__a = decorate(config.when({ r: 1 }), () => 1)

export const f__b = decorate(config.when({ r: 2 }), () => 2)

export function g(n: number): number
export function g(n: string): string
export function g(n: any) { return n }

const inner = () => 1

export { inner as h }
`)
  })

  test('of an input alone there is none', () => {
    expect(copied('export const f = (n: number) => n\n', 'n')).toBe(
      '"n" is an input: no function of that name stands in the code.',
    )
  })
})
