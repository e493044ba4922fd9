import { assert as check, integer, property, record } from 'fast-check'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { analyzeHere } from './analyzeHere.ts'
import { editHere, fitsHere } from './editHere.ts'
import { exportedAs, isFunctionNode } from './language/tokens.ts'
import { languageHere } from './languageHere.ts'
import { applyTextEdits } from './model/edit.ts'
import type { CompletionItem, CompletionList } from './model/language.ts'
import type { SourceText } from './model/module.ts'
import { applyPlan, filesOf, type Texts } from './testing/edited.ts'
import { EVERYTHING, randomProgram } from './testing/randomProgram.ts'

/** Completes at the `|` of a program's text. */
function completeAt(texts: Texts, config = {}): { list: CompletionList | null; files: SourceText[] } {
  const marked = filesOf(texts)
  const at = marked.find((file) => file.text.includes('|>'))
  if (!at) throw new Error('no |> in the text')
  const files = marked.map(({ path, text }) => ({ path, text: text.replace('|>', '') }))
  const request = { files, modules: files.map((file) => file.path).filter((path) => !path.includes('/')), config }
  return { files, list: languageHere(request, { kind: 'complete', path: at.path, offset: at.text.indexOf('|>') }) }
}

/** The text of the file in which an item was chosen. */
function choose(texts: Texts, label: string): string {
  const { list } = completeAt(texts)
  const item = list?.items.find((one) => one.label === label)
  const marked = filesOf(texts).find((file) => file.text.includes('|>'))
  if (!list || !item || !marked) throw new Error(`${label} is not offered`)
  const end = marked.text.indexOf('|>')
  const via = item.via === undefined ? undefined : list.imports[item.via]
  const text = via ? via.text.replace('$', label) : (item.insert ?? label)
  const edits = [
    ...(item.edits ?? []),
    ...(via?.edits ?? []).map((edit) => ({ ...edit, text: edit.text.replace('$', label) })),
    { start: list.from, end, text },
  ]
  return applyTextEdits(
    marked.text.replace('|>', ''),
    edits.sort((a, b) => a.start - b.start),
  )
}

const offered = (list: CompletionList | null, kinds: readonly CompletionItem['kind'][]) =>
  (list?.items ?? []).filter((item) => kinds.includes(item.kind)).map((item) => item.label)

describe('in a parameter list', () => {
  const program = (list: string) =>
    `export function spend(x: number): number[] { return [x] }
export function total(${list}): number { return 1 }
export function after(total: number): number { return total }
`

  test('the nodes that would close no circle are offered, inputs after functions', () => {
    const { list } = completeAt(program('|>'))
    expect(list?.items.map(({ label, insert }) => [label, insert])).toEqual([
      ['spend', 'spend: number[]'],
      ['x', 'x: number'],
    ])
  })

  test('what the function takes already is not offered', () => {
    expect(completeAt(program('x: number, |>')).list?.items.map((item) => item.label)).toEqual(['spend'])
  })

  test('a choice replaces the word that was begun', () => {
    expect(choose(program('x: number, sp|>'), 'spend')).toContain('total(x: number, spend: number[])')
  })

  test('where a type stands behind the name already, only the name is written', () => {
    expect(choose(program('sp|>: number[]'), 'spend')).toContain('total(spend: number[])')
  })

  test('a function without a body yet is completed too', () => {
    expect(
      offered(completeAt('export function a(): number { return 1 }\nexport function b(|>').list, ['node']),
    ).toEqual(['a'])
  })

  test('the function within decorate takes nodes as well', () => {
    const text = `import { decorate, tag } from 'dagwright'
export function a(): number { return 1 }
export const b = decorate(tag({ x: 'y' }), (|>) => 1)
`
    expect(offered(completeAt(text).list, ['node'])).toEqual(['a'])
  })

  test('a helper is offered no nodes', () => {
    expect(offered(completeAt('export function a(): number { return 1 }\nfunction _b(|>) {}').list, ['node'])).toEqual(
      [],
    )
  })

  test('a type of another module comes with its import', () => {
    const texts = {
      'a.ts': 'export interface Row { a: number }\nexport function rows(): Row[] { return [] }\n',
      'b.ts': 'export function count(ro|>): number { return 1 }\n',
    }
    expect(choose(texts, 'rows')).toBe(
      "import type { Row } from './a.ts'\n\nexport function count(rows: Row[]): number { return 1 }\n",
    )
  })

  test('offsets count a byte order mark', () => {
    const text = `\uFEFF${program('sp|>')}`
    expect(choose(text, 'spend')).toContain('total(spend: number[])')
  })

  test('exactly what a wire could be drawn from is offered, in any program', { timeout: 120_000 }, () =>
    check(
      property(record({ seed: integer(), size: integer({ min: 1, max: 10 }) }), (one) => {
        const { files, modules, config } = randomProgram({ ...EVERYTHING, overrides: 0, ...one })
        const request = { files, modules, config }
        const { graph } = analyzeHere(request)
        for (const { path, name, offset } of parameterLists(files, modules)) {
          const target = graph.nodes.find(
            (node) => node.name === node.origin && node.name === name && node.kind === 'function',
          )
          if (!target || target.module !== path) continue
          const fitting = graph.nodes.filter((node) => {
            const fit = fitsHere(request, node.name).find((to) => to.target === name && to.parameter === null)
            return fit && fit.refusal === null
          })
          const list = languageHere(request, { kind: 'complete', path, offset })
          expect({ name, list: offered(list, ['node', 'input']).sort() }).toEqual({
            name,
            list: fitting.map((node) => node.name).sort(),
          })
        }
      }),
      { numRuns: 6, seed: Number(process.env.SEED ?? 5) },
    ),
  )

  test('what a choice writes is what a wire writes', () => {
    const text = program('|>')
    const files = filesOf(text.replace('|>', ''))
    const outcome = editHere(
      { files, modules: ['main.ts'], config: {} },
      { kind: 'connect', source: 'spend', target: 'total', parameter: null },
    )
    if (!outcome.ok) throw new Error(outcome.problem.message)
    expect(choose(text, 'spend')).toBe(applyPlan(files, outcome.plan)[0]?.text)
  })
})

/** Where a parameter could be written in each function that is exported by a statement. */
function parameterLists(files: readonly SourceText[], modules: readonly string[]) {
  const found: { path: string; name: string; offset: number }[] = []
  for (const { path, text } of files) {
    if (!modules.includes(path)) continue
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
    const visit = (node: ts.Node): void => {
      const name = isFunctionNode(node) ? exportedAs(node) : null
      const open = node.getChildren(file).find((one) => one.kind === ts.SyntaxKind.OpenParenToken)
      if (name && open) found.push({ path, name: name.text, offset: open.end })
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return found
}

describe('in a body', () => {
  test('locals come first, then what TypeScript knows', () => {
    const { list } = completeAt('export function a(price: number): number { return pri|> }')
    const [first] = [...(list?.items ?? [])]
      .sort((a, b) => b.rank - a.rank)
      .filter((item) => item.label.startsWith('pri'))
    expect(first?.label).toBe('price')
    expect(list?.items.map((item) => item.label)).toContain('parseInt')
  })

  test('members of a value are offered, and nothing else', () => {
    const { list } = completeAt('export function a(list: number[]): number { return list.|> }')
    expect(list?.items.map((item) => item.label)).toEqual(expect.arrayContaining(['map', 'length']))
    expect(list?.items.map((item) => item.label)).not.toContain('parseInt')
  })

  test('a package that may be imported is imported with the name', () => {
    expect(choose('export function a(list: number[]): number {\n  return mea|>\n}\n', 'mean')).toBe(
      "import { mean } from 'd3-array'\n\nexport function a(list: number[]): number {\n  return mean\n}\n",
    )
  })

  test('a helper of another module joins the import that is there', () => {
    const texts = {
      'a.ts': "import { one } from './b.ts'\nexport function x(): number { return one() + tw|> }\n",
      'b.ts': 'export function one(): number { return 1 }\nexport function two(): number { return 2 }\n',
    }
    expect(choose(texts, 'two')).toContain("import { one, two } from './b.ts'")
  })

  test('types of packages are offered where a type is to stand, and functions are not', () => {
    const { list } = completeAt('export function a(table: Colu|>): number { return 1 }')
    expect(offered(list, ['type'])).toContain('ColumnTable')
    expect(list?.items.map((item) => item.label)).not.toContain('mean')
  })
})

describe('in modifiers', () => {
  const decorated = (modifier: string) => `import { config, decorate, checkOutput, inject, source } from 'dagwright'
export function spend(): number { return 1 }
export const total = decorate(${modifier}, (x: number) => x)
`

  test('a text that names a node is one of the graph’s', () => {
    expect(offered(completeAt(decorated("inject({ x: source('|>') })")).list, ['node'])).toEqual(['spend', 'total'])
  })

  test('a condition names keys of the config', () => {
    const { list } = completeAt(decorated('config.when({ |> })'), { region: 'us' })
    expect(list?.items.map((item) => item.insert)).toEqual(['region: '])
  })

  test('their options are offered, with what each means', () => {
    const text = decorated('checkOutput({ |> })')
    const { list, files } = completeAt(text)
    expect(list?.items.map((item) => item.label)).toEqual(expect.arrayContaining(['range', 'importance']))
    const request = { files, modules: ['main.ts'], config: {} }
    const offset = text.indexOf('|>')
    const described = languageHere(request, { kind: 'describe', path: 'main.ts', offset, name: 'range' })
    expect(described?.docs).not.toBe('')
  })
})
