import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findNode } from '../../model/graph.ts'
import { typeAt } from '../../model/type.ts'
import { createNodeFiles } from '../../nodeFiles.ts'
import { analyzed } from '../../testing/analyzed.ts'
import { ran } from '../../testing/ran.ts'

const AUTHOR = `import { table, type ColumnTable } from 'arquero'
import { checkOutput, dataLoader, dataSaver, decorate, extractFields, loadFrom, pipeOutput, saveTo, source, step, subdag, tag, value } from 'dagwright'
`

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dagwright-'))
})
afterEach(() => rm(folder, { recursive: true }))

function messagesOf(text: string): string[] {
  return analyzed(AUTHOR + text).graph.problems.map((problem) => problem.message)
}

/** Runs a module in the folder. */
function run(text: string, outputs: readonly string[], inputs: Readonly<Record<string, unknown>> = {}) {
  return ran(AUTHOR + text, outputs, { inputs, services: createNodeFiles(folder) })
}

describe('loadFrom', () => {
  test('feeds a parameter from a JSON file, converted to its type; a literal path is no node', async () => {
    await writeFile(join(folder, 'a.json'), '{"at":"2024-01-02","values":[1,2.5]}')
    const text = `export const f = decorate(loadFrom.json({ path: value('a.json') }), (d: { at: Date; values: Float64Array }) =>
      d.at.getTime() + d.values.length + Number(d.values instanceof Float64Array))`
    const { graph } = analyzed(AUTHOR + text)
    expect(graph.problems).toEqual([])
    expect(graph.nodes.map((node) => [node.name, node.role])).toEqual([
      ['f.load_data.d', 'loader'],
      ['f.select_data.d', undefined],
      ['f', undefined],
    ])
    expect(typeAt(graph.types, findNode(graph, 'f.load_data.d')?.type ?? -1).text).toBe(
      '[{ at: Date; values: Float64Array; }, { path: string; format: string; size: number }]',
    )
    expect(await run(text, ['f'])).toEqual({ f: Date.UTC(2024, 0, 2) + 3 })
  })

  test('tells what it read, and takes its path from a node', async () => {
    await mkdir(join(folder, 'deep'))
    await writeFile(join(folder, 'deep', 'a.json'), '[1]')
    const text = `export function where(name: string): string { return 'deep/' + name }
      export const f = decorate(loadFrom.json({ path: source('where'), inject: 'b' }), (a: number, b: number[]) => a + b.length)`
    expect(await run(text, ['f', 'f.load_data.b'], { name: 'a.json', a: 1 })).toEqual({
      f: 2,
      'f.load_data.b': [[1], { path: 'deep/a.json', format: 'json', size: 3 }],
    })
  })

  test('feeds a table, rows, columns or the only column from a CSV file, as the type wants it', async () => {
    await writeFile(join(folder, 'a.csv'), 'n,name\n1,x\n,y\n')
    await writeFile(join(folder, 'one.csv'), 'n\n1\n2\n')
    const text = `
      export const asTable = decorate(loadFrom.csv({ path: value('a.csv') }), (t: ColumnTable) => t.objects())
      export const asRows = decorate(loadFrom.csv({ path: value('a.csv') }), (t: { n: number; name: string }[]) => t)
      export const asColumns = decorate(loadFrom.csv({ path: value('a.csv') }), (t: { n: Float64Array; name: string[] }) => [...t.n, ...t.name])
      export const asArray = decorate(loadFrom.csv({ path: value('one.csv') }), (t: Float64Array) => t)
      export const asList = decorate(loadFrom.csv({ path: value('one.csv') }), (t: number[]) => t)
      export const asAnything = decorate(loadFrom.csv({ path: value('one.csv') }), (t: unknown) => (t as ColumnTable).numRows())`
    expect(await run(text, ['asTable', 'asRows', 'asColumns', 'asArray', 'asList', 'asAnything'])).toEqual({
      asTable: [
        { n: 1, name: 'x' },
        { n: null, name: 'y' },
      ],
      asRows: [
        { n: 1, name: 'x' },
        { n: Number.NaN, name: 'y' },
      ],
      asColumns: [1, Number.NaN, 'x', 'y'],
      asArray: new Float64Array([1, 2]),
      asList: [1, 2],
      asAnything: 2,
    })
  })

  test('parameters of types that are called the same are kept apart', async () => {
    await writeFile(join(folder, 'a.json'), '{"v":[1]}')
    const item = (type: string) => `import { decorate, loadFrom, value } from 'dagwright'
      interface Item { v: ${type} }`
    const files = {
      'a.ts': `${item('number[]')}\nexport const a = decorate(loadFrom.json({ path: value('a.json') }), (i: Item) => Array.isArray(i.v))`,
      'b.ts': `${item('Set<number>')}\nexport const b = decorate(loadFrom.json({ path: value('a.json') }), (i: Item) => i.v.has(1))`,
    }
    expect(await ran(files, ['a', 'b'], { services: createNodeFiles(folder) })).toEqual({ a: true, b: true })
  })

  test.each([
    ['gone.json', '"f.load_data.d" failed: the file "gone.json" does not exist.'],
    ['.', '"f.load_data.d" failed: the file "." is a folder.'],
    ['../a.json', '"f.load_data.d" failed: "../a.json" leads out of the project, where nothing is read.'],
    ['/etc/passwd', '"f.load_data.d" failed: "/etc/passwd" leads out of the project, where nothing is read.'],
    ['link/passwd', '"f.load_data.d" failed: "link/passwd" leads out of the project, where nothing is read.'],
    ['sub', '"f.load_data.d" failed: the file "sub" is a folder.'],
    ['broken.json', 'The file "broken.json" is no JSON: '],
    ['bytes.json', 'The file "bytes.json" is not a text file.'],
    ['wrong.json', 'The file "wrong.json" holds something else: value[1]: expected number, got "x".'],
  ])('a file that cannot be read is a problem: %s', async (path, message) => {
    await symlink('/etc', join(folder, 'link'))
    await mkdir(join(folder, 'sub'))
    await writeFile(join(folder, 'broken.json'), '[1')
    await writeFile(join(folder, 'bytes.json'), new Uint8Array([0xff, 0x00, 0xfe]))
    await writeFile(join(folder, 'wrong.json'), '[1,"x"]')
    const text = `export const f = decorate(loadFrom.json({ path: value(${JSON.stringify(path)}) }), (d: number[]) => d.length)`
    expect(await run(text, ['f'])).toEqual([expect.stringContaining(message)])
  })

  test('a file outside of the folder is read where that is allowed', async () => {
    const inside = join(folder, 'inside')
    await mkdir(inside)
    await writeFile(join(folder, 'a.json'), '[1,2]')
    await symlink(folder, join(inside, 'link'))
    const services = createNodeFiles(inside, { outside: true })
    for (const path of ['../a.json', join(folder, 'a.json'), 'link/a.json']) {
      const text = `export const f = decorate(loadFrom.json({ path: value(${JSON.stringify(path)}) }), (d: number[]) => d.length)`
      expect(await ran(AUTHOR + text, ['f'], { services })).toEqual({ f: 2 })
    }
  })

  test('a path that is no text is a problem of the run', async () => {
    const text = `export function p(): string { return 3 as never }
      export const f = decorate(loadFrom.json({ path: source('p') }), (d: number[]) => d.length)`
    expect(await run(text, ['f'])).toEqual([expect.stringContaining('was given 3 for the path of a file.')])
  })

  test.each([
    [
      'loadFrom.json({ path: value("a"), inject: "alpah" }), (alpha: number) => alpha',
      'loadFrom.json at "f" feeds "alpah", which is no parameter.',
    ],
    [
      'loadFrom.csv({ path: value("a") }), (a: number, b: number) => a + b',
      'loadFrom.csv at "f" does not say which of 2 parameters it feeds.',
    ],
    ['loadFrom.csv({ path: value("a") }), () => 1', 'loadFrom.csv at "f" does not say which of 0 parameters it feeds.'],
    [
      'loadFrom.json({} as never), (a: number) => a',
      'The option "path" of loadFrom.json at "f" is not a path: path: value("data/orders.json"), or path: source("node").',
    ],
    [
      'loadFrom.json({ path: value(3) }), (a: number) => a',
      'The option "path" of loadFrom.json at "f" is not a path: path: value("data/orders.json"), or path: source("node").',
    ],
    ['loadFrom.json({ file: value("a") } as never), (a: number) => a', 'loadFrom.json at "f" has no option "file".'],
  ])('misuse is a problem: %s', (call, message) => {
    expect(messagesOf(`export const f = decorate(${call})`)).toEqual([message])
  })
})

describe('saveTo', () => {
  test('two of one function are told apart by the option outputName', () => {
    const { problems } = analyzed(
      `${AUTHOR}export const f = decorate(saveTo.csv({ path: value("a") }), saveTo.json({ path: value('b') }), () => [1])`,
    ).graph
    expect(problems.map(({ code, hint }) => [code, hint])).toEqual([
      ['DW-LINK-001', 'Name each of them by outputName.'],
    ])
  })

  test('adds a node that writes the file and tells of it; modifiers around it act on the function’s own node', async () => {
    const text = `export const f = decorate(
      tag({ team: 'x' }),
      checkOutput({ allowNone: false, importance: 'fail' }),
      saveTo.json({ path: value('out/report.json'), outputName: 'kept' }),
      pipeOutput(step((v: number) => v + 1)),
      (u: number) => u,
    )`
    const { graph } = analyzed(AUTHOR + text)
    expect(graph.problems).toEqual([])
    expect(graph.nodes.filter((node) => 'team' in node.tags).map((node) => node.name)).toEqual(['f'])
    expect(findNode(graph, 'kept')).toMatchObject({ role: 'saver', origin: 'f' })
    expect(await run(text, ['kept', 'f'], { u: 1 })).toEqual({
      kept: { path: 'out/report.json', format: 'json', size: 2 },
      f: 2,
    })
    expect(await readFile(join(folder, 'out', 'report.json'), 'utf8')).toBe('2\n')
  })

  test('writes nothing where nobody asks for it, and is called save.<node> unless told otherwise', async () => {
    const text = `export const f = decorate(saveTo.json({ path: source('to') }), (u: number) => u)`
    expect(await run(text, ['f'], { u: 1, to: 'a.json' })).toEqual({ f: 1 })
    await expect(readFile(join(folder, 'a.json'))).rejects.toThrow()
    expect(await run(text, ['save.f'], { u: 1, to: 'a.json' })).toEqual({
      'save.f': { path: 'a.json', format: 'json', size: 2 },
    })
  })

  test.each([
    ['table({ a: [1, 2], b: ["x", null] })', 'a,b\n1,x\n2,\n'],
    ['[{ a: 1 }, { b: "x,y" }]', 'a,b\n1,\n,"x,y"\n'],
    ['({ a: new Float64Array([1.5]), b: ["z"] })', 'a,b\n1.5,z\n'],
    ['new Int32Array([1, 2])', 'value\n1\n2\n'],
    ['["x", "y"]', 'value\nx\ny\n'],
  ])('writes %s as CSV', async (expression, content) => {
    await run(`export const f = decorate(saveTo.csv({ path: value('a.csv') }), () => ${expression})`, ['save.f'])
    expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe(content)
  })

  test.each([
    ['3', '3 cannot be written to "a.csv" as CSV: it is no table'],
    ['({ a: [1], b: [1, 2] })', ' cannot be written to "a.csv" as CSV: it is no table'],
  ])('%s is no CSV', async (expression, message) => {
    const text = `export const f = decorate(saveTo.csv({ path: value('a.csv') }), () => ${expression})`
    expect(await run(text, ['save.f'])).toEqual([expect.stringContaining(message)])
  })

  test('nothing is written outside of the project, and not through a link either', async () => {
    await symlink(tmpdir(), join(folder, 'link'))
    const save = (path: string) =>
      run(`export const f = decorate(saveTo.json({ path: value('${path}') }), () => 1)`, ['save.f'])
    expect(await save('../escaped.json')).toEqual([expect.stringContaining('leads out of the project')])
    expect(await save('link/new/escaped.json')).toEqual([expect.stringContaining('leads out of the project')])
  })

  test('a name that is none is a problem', () => {
    expect(messagesOf(`export const f = decorate(saveTo.json({ path: value('a'), outputName: '' }), () => 1)`)).toEqual(
      ['The option "outputName" of saveTo.json at "f" is not a name: outputName: "saved".'],
    )
  })
})

describe('dataLoader and dataSaver', () => {
  test('tell the loader, the value and the saver apart; a promise of a pair is a pair', async () => {
    const text = `
      export const raw = decorate(dataLoader(), async (path: string): Promise<[number[], { from: string }]> => [[1, 2], { from: path }])
      export const store = decorate(dataSaver(), (raw: number[]) => ({ rows: raw.length }))`
    const { graph } = analyzed(AUTHOR + text)
    expect(graph.nodes.map((node) => [node.name, node.role])).toEqual([
      ['raw.loader', 'loader'],
      ['raw', undefined],
      ['store', 'saver'],
      ['path', undefined],
    ])
    expect(await run(text, ['raw', 'raw.loader', 'store'], { path: 'p' })).toEqual({
      raw: [1, 2],
      'raw.loader': [[1, 2], { from: 'p' }],
      store: { rows: 2 },
    })
  })

  test.each([
    ['dataLoader(), (): number[] => [1, 2]', 'dataLoader at "f" needs [value, metadata], but "f" gives number[].'],
    ['dataLoader(), (): [number] => [1]', 'dataLoader at "f" needs [value, metadata], but "f" gives [number].'],
    [
      'dataSaver(), (): number => 1',
      'dataSaver at "f" needs an object that tells what was saved, but "f" gives number.',
    ],
  ])('what a function gives must fit: %s', (call, message) => {
    expect(messagesOf(`export const f = decorate(${call})`)).toEqual([message])
  })
})
