import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fromArrow } from 'arquero'
import { describe, expect, test } from 'vitest'
import { bytesSource, FORMATS } from '../engine/index.ts'
import { main } from './main.ts'
import { folderOf } from './testing/folders.ts'
import { SUMS } from './testing/sums.ts'

/** What the command printed, and its status. */
async function dagwright(cwd: string, ...argv: string[]) {
  const told = { status: 0, stdout: '', stderr: '' }
  told.status = await main(argv, {
    cwd,
    stdout: { write: (text) => (told.stdout += text) },
    stderr: { write: (text) => (told.stderr += text) },
  })
  return told
}

describe('wrong usage gives status 2 and says what is wrong', () => {
  const USES: Readonly<Record<string, string>> = {
    '': 'Name a command: run, plan, graph or check.',
    'walk a.ts': 'There is no command "walk". Name a command: run, plan, graph or check.',
    'runn a.ts': 'There is no command "runn". Did you mean run?',
    run: 'Name the modules, or a project folder, to run.',
    'run missing.ts': '"missing.ts" does not exist.',
    'run a.ts .': 'Give one folder, or files: "." is a folder.',
    'run empty': 'has no .ts files.',
    'run a.ts --colour red': 'There is no flag --colour.\n"dagwright --help" prints the usage.',
    'run a.ts --output double': 'There is no flag --output. Did you mean --outputs',
    'run a.ts --format xml': '--format is one of text, json, csv, tsv, ndjson, arrow, parquet, not "xml".',
    'run a.ts --format svg': '--format is one of text, json, csv, tsv, ndjson, arrow, parquet, not "svg".',
    'run a.ts --format arrow': '--format arrow writes bytes: name a file with --out.',
    'run a.ts --format parquet': '--format parquet writes bytes: name a file with --out.',
    'run a.ts --result list': '--result is one of dict, table, matrix, arrow or <file.ts>:<function>, not "list".',
    'run a.ts --result a.ts:': '--result is one of dict, table, matrix, arrow or <file.ts>:<function>, not "a.ts:".',
    'run a.ts --cache=': '--cache names no folder.',
    'run a.ts --cache-size 1GB': '--cache-size is the size of a folder: name it by --cache DIR.',
    'run a.ts --cache c --cache-size much': '--cache-size "much" is no size. Write it as 500MB or 2GB.',
    'run a.ts --cache data.csv': '--cache is no folder that can be written: "data.csv". A file stands there.',
    'graph a.ts --progress': '"dagwright graph" takes no --progress.',
    'run a.ts --adapter dask': '--adapter is one of simple, workers, not "dask".',
    'run a.ts --workers 0': '--workers is a whole number from 1 to 256, not "0".',
    'run a.ts --timeout 2': '--timeout needs --adapter workers: what runs in this process cannot be ended.',
    'run a.ts --memory 1GB': '--memory needs --adapter workers: what runs in this process holds what it needs.',
    'run a.ts --adapter workers --node-timeout soon':
      '--node-timeout is a number of seconds above 0 and up to 86400, not "soon".',
    'run a.ts --workers two': '--workers is a whole number from 1 to 256, not "two".',
    'run a.ts --inputs {': '--inputs is not JSON:',
    'run a.ts --inputs nowhere.json': '--inputs is neither a JSON object nor a file: "nowhere.json".',
    'run a.ts --config list.json': '--config must be a JSON object.',
    'run a.ts --overrides bad.json': '--overrides is not JSON:',
    'run a.ts --outputs ,': '--outputs names nothing.',
    'run a.ts --inputs': "'--inputs <value>' argument missing",
    'run a.ts --inputs {"prices":[1]} --out no/such/folder': '--out cannot be written: "no/such/folder".',
    'run a.ts --inputs {"prices":[1]} --report no/such/folder': '--report cannot be written: "no/such/folder".',
    'graph a.ts --format text': '--format is one of json, mermaid, dot, svg, not "text".',
    'graph a.ts --inputs {}': '"dagwright graph" takes no --inputs.',
    'check a.ts --outputs double': '"dagwright check" takes no --outputs.',
    'check data.csv': '"data.csv" is no TypeScript file.',
  }
  for (const [line, message] of Object.entries(USES)) {
    test(`dagwright ${line}`, async () => {
      const cwd = await folderOf({
        'a.ts': SUMS,
        'empty/readme.md': '',
        'list.json': '[1]',
        'bad.json': '{',
        'data.csv': 'a\n1\n',
      })
      const { status, stdout, stderr } = await dagwright(cwd, ...line.split(' ').filter(Boolean))
      expect({ status, stdout, says: stderr.includes(message) || stderr }).toEqual({
        status: 2,
        stdout: '',
        says: true,
      })
    })
  }
})

test('--help prints the usage and is fine', async () => {
  const { status, stdout } = await dagwright('.', 'run', '--help')
  expect([status, stdout.includes('dagwright check')]).toEqual([0, true])
})

describe('run', () => {
  const INPUTS = '{"prices":[1,2.5]}'
  const PRINTED: Readonly<Record<string, readonly [flags: string[], stdout: string]>> = {
    'text by default': [[], 'double  7\n'],
    'JSON in the order of the request': [
      ['--format', 'json', '--outputs', 'total,double'],
      '{"total":3.5,"double":7}\n',
    ],
    'CSV of a dict': [['--format', 'csv'], 'output,value\ndouble,7\n'],
    'CSV of a table': [
      ['--format', 'csv', '--result', 'table', '--outputs', 'prices,total'],
      'prices,total\n1,3.5\n2.5,3.5\n',
    ],
    'text of a table': [
      ['--result', 'table', '--outputs', 'prices,total'],
      'prices  total\n1       3.5\n2.5     3.5\n',
    ],
    'JSON of a matrix': [
      ['--format', 'json', '--result', 'matrix', '--outputs', 'prices,total'],
      '[[1,3.5],[2.5,3.5]]\n',
    ],
    'CSV of a matrix': [['--format', 'csv', '--result', 'matrix', '--outputs', 'prices'], '0\n1\n2.5\n'],
    'what overrides say': [['--overrides', '{"total":1}'], 'double  2\n'],
  }
  for (const [name, [flags, printed]] of Object.entries(PRINTED)) {
    test(`prints ${name}`, async () => {
      const cwd = await folderOf({ 'a.ts': SUMS })
      const { status, stdout } = await dagwright(cwd, 'run', 'a.ts', '--inputs', INPUTS, ...flags)
      expect({ status, stdout }).toEqual({ status: 0, stdout: printed })
    })
  }

  test('sends what functions write to stderr', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS })
    expect(await dagwright(cwd, 'run', 'a.ts', '--inputs', INPUTS)).toEqual({
      status: 0,
      stdout: 'double  7\n',
      stderr: 'double: doubling 3.5\n',
    })
  })

  test('shows on stderr how far it is, with --progress, beside what functions write', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS })
    const ran = await dagwright(cwd, 'run', 'a.ts', '--inputs', '{"prices":[1,2]}', '--format', 'json', '--progress')
    expect(ran.stderr).toMatch(/^double: doubling 3\n2 of 2 nodes, [\d.]+ [mµ]?s\n$/)
    expect(ran.stdout).toBe('{"double":6}\n')
  })

  test('writes the result to --out and the run to --report', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS, 'in.json': INPUTS })
    const flags = ['--inputs', 'in.json', '--format', 'json', '--out', 'out.json', '--report', 'report.json']
    const { status, stdout } = await dagwright(cwd, 'run', 'a.ts', ...flags)
    const report = JSON.parse(await readFile(join(cwd, 'report.json'), 'utf8'))
    expect({ status, stdout, out: await readFile(join(cwd, 'out.json'), 'utf8'), report }).toEqual({
      status: 0,
      stdout: '',
      out: '{"double":7}\n',
      report: {
        nodes: ['total', 'double'].map((name) => ({
          name,
          status: 'ok',
          start: expect.any(Number),
          duration: expect.any(Number),
          worker: 0,
          reason: '',
        })),
        problems: [],
        checks: [],
      },
    })
  })

  test('writes the run as a trace to --trace', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS, 'in.json': INPUTS })
    const { status } = await dagwright(cwd, 'run', 'a.ts', '--inputs', 'in.json', '--trace', 'trace.json')
    const trace = JSON.parse(await readFile(join(cwd, 'trace.json'), 'utf8'))
    const rows = trace.traceEvents.map(({ ph, name }: Record<string, unknown>) => [ph, name])
    expect({ status, rows }).toEqual({
      status: 0,
      rows: [
        ['M', 'process_name'],
        ['M', 'thread_name'],
        ['X', 'total'],
        ['X', 'double'],
      ],
    })
  })

  test('the report tells every check that was made, and which were not', async () => {
    const text = `import { checkOutput, decorate } from 'dagwright'
export const low = decorate(checkOutput({ range: [0, 1], allowNans: false, importance: 'fail' }), (n: number): number => n)
export const after = decorate(checkOutput({ range: [0, 1] }), (low: number): number => low)`
    const cwd = await folderOf({ 'a.ts': text })
    await dagwright(cwd, 'run', 'a.ts', '--inputs', '{"n":3}', '--report', 'r.json')
    const { checks } = JSON.parse(await readFile(join(cwd, 'r.json'), 'utf8'))
    expect(
      checks.map((one: Record<string, unknown>) => [one.node, one.check, one.importance, one.state, one.message]),
    ).toEqual([
      ['low', 'low_range_validator', 'fail', 'failed', '3 lies outside [0, 1]'],
      ['low', 'low_allow_nans_validator', 'fail', 'passed', ''],
      ['after', 'after_range_validator', 'warn', 'notRun', 'skipped: low has no value'],
    ])
  })

  test('reads a project folder: settings, modules, data files', async () => {
    const cwd = await folderOf({
      'shop/a.ts': SUMS,
      'shop/dagwright.json': JSON.stringify({
        name: 'shop',
        inputs: { prices: { $file: 'data.csv', column: 'price' } },
      }),
      'shop/data.csv': 'price;name\n1;x\n2;y\n',
    })
    expect((await dagwright(cwd, 'run', 'shop')).stdout).toBe('double  6\n')
    expect(
      (await dagwright(cwd, 'run', 'shop', '--inputs', '{"prices":{"$file":"data.csv","column":"cost"}}')).stderr,
    ).toBe(
      'data.csv:1:1 error DW-DATA-005: The file "data.csv" has no column "cost" for the input "prices". It has price, name.\n',
    )
    expect((await dagwright(cwd, 'run', 'shop', '--inputs', '{"prices":{"$file":"none.csv"}}')).stderr).toContain(
      'error DW-DATA-006: The input "prices" cannot be read: the file "none.csv" does not exist.',
    )
  })

  test('does not write over the program itself', async () => {
    const text = `import { decorate, saveTo, value } from 'dagwright'
export const f = decorate(saveTo.text({ path: value('./sub/../f.ts') }), (): string => 'gone')
export const g = decorate(saveTo.text({ path: value('dagwright.json') }), (): string => 'gone')
`
    const settings = '{"modules":["f.ts"]}'
    const cwd = await folderOf({ 'f.ts': text, 'dagwright.json': settings })
    const { status, stderr } = await dagwright(cwd, 'run', 'f.ts', '--outputs', 'save.f,save.g')
    expect(stderr).toContain('DW-RUN-015: "save.f" failed: "./sub/../f.ts" is a module of the program itself.')
    expect(stderr).toContain('"save.g" failed: "dagwright.json" holds the settings of the project.')
    const kept = ['f.ts', 'dagwright.json'].map((path) => readFile(join(cwd, path), 'utf8'))
    expect([status, await Promise.all(kept)]).toEqual([1, [text, settings]])
  })

  test('reads and writes nothing outside of the project, unless it is told to', async () => {
    const loads = `import { decorate, loadFrom, saveTo, value } from 'dagwright'
export const f = decorate(loadFrom.json({ path: value('../data.json') }), saveTo.json({ path: value('../out.json') }),
  (prices: number[]): number => prices.length)
`
    const cwd = await folderOf({
      'shop/a.ts': SUMS,
      'shop/f.ts': loads,
      'data.json': '[1, 2]',
      'data.csv': 'price\n1\n2\n',
    })
    const given = ['--inputs', '{"prices":{"$file":"../data.csv","column":"price"}}', '--outputs']
    const fault = (path: string, verb = 'read') =>
      `"${path}" leads out of the project, where nothing is ${verb}. Give a path from the project's folder on, or allow others: --allow-outside,`
    const refused = await dagwright(cwd, 'run', 'shop', ...given, 'double')
    expect(refused.stderr).toContain(`DW-DATA-006: The input "prices" cannot be read: ${fault('../data.csv')}`)
    const unread = await dagwright(cwd, 'run', 'shop/f.ts', '--outputs', 'f')
    expect(unread.stderr).toContain(`DW-RUN-015: "f.load_data.prices" failed: ${fault('../data.json')}`)
    const unwritten = await dagwright(cwd, 'run', 'shop/f.ts', '--outputs', 'save.f', '--overrides', '{"f":7}')
    expect(unwritten.stderr).toContain(`DW-RUN-015: "save.f" failed: ${fault('../out.json', 'written')}`)
    expect((await dagwright(cwd, 'run', 'shop', ...given, 'double', '--allow-outside')).stdout).toBe('double  6\n')
    const saved = await dagwright(cwd, 'run', 'shop/f.ts', '--outputs', 'save.f', '--allow-outside')
    expect([saved.status, await readFile(join(cwd, 'out.json'), 'utf8')]).toEqual([0, '2\n'])
  })

  test('takes names that a prototype has', async () => {
    const cwd = await folderOf({
      'a.ts':
        'export function out(constructor: number, toString: Record<string, number>): unknown { return [constructor, toString] }',
    })
    const inputs = '{"constructor":1,"toString":{"__proto__":2},"__proto__":3}'
    const { status, stdout } = await dagwright(
      cwd,
      'run',
      'a.ts',
      '--inputs',
      inputs,
      '--config',
      '{"__proto__":4}',
      '--format',
      'json',
    )
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining('DW-PLAN-004') })
    const good = await dagwright(cwd, 'run', 'a.ts', '--inputs', inputs, '--format', 'json')
    expect(good).toEqual({ status: 0, stdout: '{"out":[1,{"__proto__":2}]}\n', stderr: '' })
  })

  test('fails with the problems on stdout as JSON, else on stderr', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS })
    const json = await dagwright(cwd, 'run', 'a.ts', '--format', 'json')
    expect([json.status, JSON.parse(json.stdout).problems[0].code, json.stderr]).toEqual([1, 'DW-PLAN-002', ''])
    expect(await dagwright(cwd, 'run', 'a.ts')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'a.ts:1:23 error DW-PLAN-002: The input "prices" (number[]) is missing: total needs it. Give a value for prices.\n',
    })
  })

  test('says so where a result cannot be written', async () => {
    const cwd = await folderOf({
      'a.ts': 'export function round(): unknown { const all: unknown[] = []; all.push(all); return all }',
    })
    for (const format of ['json', 'csv']) {
      const { status, stdout, stderr } = await dagwright(cwd, 'run', 'a.ts', '--format', format)
      expect({ status, says: (stdout + stderr).includes('DW-RESULT-004') }).toEqual({ status: 1, says: true })
    }
  })

  test('prints a table of 200,000 rows as text', async () => {
    const cwd = await folderOf({ 'a.ts': 'export function n(): Float64Array { return new Float64Array(200000) }' })
    const { status, stdout } = await dagwright(cwd, 'run', 'a.ts', '--result', 'table')
    expect([status, stdout.split('\n').length]).toEqual([0, 200_002])
  })
})

describe('a result as Arrow', () => {
  test('is written to a file that Arquero reads back', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS })
    const flags = ['--inputs', '{"prices":[1,2.5]}', '--outputs', 'prices,total']
    const { status, stdout } = await dagwright(cwd, 'run', 'a.ts', ...flags, '--format', 'arrow', '--out', 'out.arrow')
    const rows = fromArrow(await readFile(join(cwd, 'out.arrow'))).objects()
    expect({ status, stdout, rows }).toEqual({
      status: 0,
      stdout: '',
      rows: [
        { prices: 1, total: 3.5 },
        { prices: 2.5, total: 3.5 },
      ],
    })
    const asJson = await dagwright(cwd, 'run', 'a.ts', ...flags, '--result', 'arrow', '--format', 'json')
    expect(asJson.stdout).toBe('[{"prices":1,"total":3.5},{"prices":2.5,"total":3.5}]\n')
  })

  test('is written in the format that its name ends with', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS })
    const flags = ['--inputs', '{"prices":[1,2.5]}', '--outputs', 'prices,total', '--result', 'table']
    for (const name of ['out.parquet', 'out.tsv', 'out.jsonl', 'out.csv']) {
      expect(await dagwright(cwd, 'run', 'a.ts', ...flags, '--out', name)).toMatchObject({ status: 0, stdout: '' })
    }
    const textOf = (name: string) => readFile(join(cwd, name), 'utf8')
    expect(await textOf('out.tsv')).toBe('prices\ttotal\n1\t3.5\n2.5\t3.5\n')
    expect(await textOf('out.jsonl')).toBe('{"prices":1,"total":3.5}\n{"prices":2.5,"total":3.5}\n')
    expect(await textOf('out.csv')).toBe('prices,total\n1,3.5\n2.5,3.5\n')
    const bytes = new Uint8Array(await readFile(join(cwd, 'out.parquet')))
    const read = await FORMATS.parquet.read(bytesSource(bytes), { file: 'out.parquet' })
    const columns = read.ok && read.content.kind === 'columns' ? read.content.columns : null
    expect(columns?.columns.map((one) => 'values' in one && Array.from<unknown>(one.values))).toEqual([
      [1, 2.5],
      [3.5, 3.5],
    ])
  })

  test('is refused where it is no table, or a column has no type there', async () => {
    const cwd = await folderOf({ 'a.ts': `export function odd(): (number | string)[] { return [1, 'x'] }` })
    const out = ['--format', 'arrow', '--out', 'out.arrow']
    expect((await dagwright(cwd, 'run', 'a.ts', ...out, '--result', 'dict')).stderr).toBe(
      'error DW-RESULT-014: The result is no table, so it cannot be written as arrow. Take --result arrow or --result table, or another format.\n',
    )
    expect((await dagwright(cwd, 'run', 'a.ts', ...out)).stderr).toBe(
      'error DW-RESULT-012: The column "odd" has no type in Arrow: its values are of several types. Give its values one type, or take the result as a table.\n',
    )
  })
})

describe('a result made by a function of the project', () => {
  const REPORT = `export function _report(outputs: Record<string, number>): string[] {
  return Object.entries(outputs).map(([name, value]) => name + '=' + value)
}
export function lines(outputs: Record<string, number>): number { return Object.keys(outputs).length }
`
  const INPUTS = ['--inputs', '{"prices":[1,2.5]}']

  test('gets the outputs as one record, in the order of the request', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS, 'report.ts': REPORT })
    const flags = [...INPUTS, '--outputs', 'total,double', '--format', 'json']
    const { status, stdout } = await dagwright(
      cwd,
      'run',
      'a.ts',
      'report.ts',
      ...flags,
      '--result',
      'report.ts:_report',
    )
    expect({ status, stdout }).toEqual({ status: 0, stdout: '["total=3.5","double=7"]\n' })
  })

  test('is no output by default, though it may be a node', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS, 'report.ts': REPORT })
    const flags = ['run', 'a.ts', 'report.ts', ...INPUTS, '--result', 'report.ts:lines']
    expect(await dagwright(cwd, ...flags)).toMatchObject({ status: 0, stdout: '1\n' })
    expect(await dagwright(cwd, ...flags, '--format', 'csv')).toMatchObject({ status: 0, stdout: 'value\n1\n' })
  })

  test('can be named in dagwright.json; an option counts more', async () => {
    const cwd = await folderOf({
      'shop/a.ts': SUMS,
      'shop/report.ts': REPORT,
      'shop/dagwright.json': JSON.stringify({
        inputs: { prices: [2] },
        outputs: ['total'],
        result: 'report.ts:_report',
      }),
    })
    expect((await dagwright(cwd, 'run', 'shop')).stdout).toBe('["total=2"]\n')
    expect((await dagwright(cwd, 'run', 'shop', '--result', 'dict')).stdout).toBe('total  2\n')
  })

  test('is a problem where the file is not there, or gives no such function, or the function throws', async () => {
    const files = { 'a.ts': SUMS, 'r.ts': `export function _bad(): never { throw new Error('no paper') }\n` }
    const cwd = await folderOf(files)
    const told = async (result: string) => {
      const { status, stderr } = await dagwright(cwd, 'run', 'a.ts', 'r.ts', ...INPUTS, '--result', result)
      return `${status} ${stderr.split('\n').find((line) => line.includes('error')) ?? ''}`
    }
    expect(await told('report.ts:x')).toBe(
      '1 error DW-RESULT-013: There is no file "report.ts" that the result could be built with. The project has a.ts and r.ts.',
    )
    expect(await told('r.ts:_nothing')).toMatch(/^1 error DW-RUN-001: "r.ts:_nothing" failed: /)
    expect(await told('r.ts:_bad')).toMatch(/^1 r.ts:1:\d+ error DW-RUN-001: "r.ts:_bad" failed: Error: no paper/)
  })
})

describe('run --cache DIR', () => {
  const asked = ['--inputs', '{"prices":[1,2.5]}', '--report', 'report.json', '--cache', 'deep/cache']

  async function statusesIn(cwd: string): Promise<Record<string, string>> {
    const report: { nodes: { name: string; status: string }[] } = JSON.parse(
      await readFile(join(cwd, 'report.json'), 'utf8'),
    )
    return Object.fromEntries(report.nodes.map(({ name, status }) => [name, status]))
  }

  test('runs what is new, and says in the report what came from the cache', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS })
    const first = await dagwright(cwd, 'run', 'a.ts', ...asked)
    expect(await statusesIn(cwd)).toEqual({ total: 'ok', double: 'ok' })
    const second = await dagwright(cwd, 'run', 'a.ts', ...asked)
    expect(await statusesIn(cwd)).toEqual({ total: 'cached', double: 'cached' })
    expect([second.status, second.stdout]).toEqual([first.status, first.stdout])
    await writeFile(join(cwd, 'a.ts'), SUMS.replace('total * 2', 'total * 3'))
    const third = await dagwright(cwd, 'run', 'a.ts', ...asked, '--format', 'json')
    expect([await statusesIn(cwd), third.stdout]).toEqual([{ total: 'cached', double: 'ok' }, '{"double":10.5}\n'])
  })

  test('warns of a damaged cache, and mends it', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS })
    await dagwright(cwd, 'run', 'a.ts', ...asked)
    const folder = join(cwd, 'deep/cache')
    for (const path of await readdir(folder, { recursive: true })) {
      if (path.includes(sep)) await writeFile(join(folder, path), 'half')
    }
    const { status, stderr } = await dagwright(cwd, 'run', 'a.ts', ...asked)
    expect([status, stderr.match(/DW-CACHE-\d+/g)]).toEqual([0, ['DW-CACHE-002']])
    expect(await statusesIn(cwd)).toEqual({ total: 'ok', double: 'ok' })
    await dagwright(cwd, 'run', 'a.ts', ...asked)
    expect(await statusesIn(cwd)).toEqual({ total: 'cached', double: 'cached' })
  })
})

test('graph draws what it is asked for in each format, and names problems beside it', async () => {
  const cwd = await folderOf({ 'a.ts': SUMS })
  for (const [format, start] of Object.entries({ svg: '<svg', dot: 'digraph', mermaid: 'flowchart LR' })) {
    const { status, stdout, stderr } = await dagwright(cwd, 'graph', 'a.ts', '--outputs', 'total', '--format', format)
    expect({ status, stderr, starts: stdout.startsWith(start) }).toEqual({ status: 0, stderr: '', starts: true })
    expect([stdout.includes('total'), stdout.includes('double')]).toEqual([true, false])
    const bad = await dagwright(cwd, 'graph', 'a.ts', '--outputs', 'totl', '--format', format)
    expect([bad.status, bad.stderr.includes('DW-PLAN-001')]).toEqual([1, true])
  }
})

test('graph and check tell problems of a broken program and give status 1', async () => {
  const cwd = await folderOf({
    'a.ts': 'export function a(b: number): number { return b }\nexport function b(a: number): number { return a }',
  })
  const graph = await dagwright(cwd, 'graph', 'a.ts')
  expect([graph.status, JSON.parse(graph.stdout).problems.map((one: { code: string }) => one.code)]).toEqual([
    1,
    ['DW-LINK-002'],
  ])
  const check = await dagwright(cwd, 'check', 'a.ts')
  expect([check.status, check.stdout.includes('DW-LINK-002')]).toEqual([1, true])
})

describe('plan', () => {
  test('says what would run, runs nothing and leaves the cache as it is', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS })
    const asked = ['a.ts', '--inputs', '{"prices":[1,2]}', '--cache', 'kept']
    const before = await dagwright(cwd, 'plan', ...asked)
    expect(await readdir(cwd)).not.toContain('kept')
    expect(before).toEqual({
      status: 0,
      stdout: 'total   runs  it has not run before\ndouble  runs  it has not run before\n',
      stderr: '',
    })
    await dagwright(cwd, 'run', ...asked)
    expect((await dagwright(cwd, 'plan', ...asked)).stdout).toBe('total   cached\ndouble  cached\n')
    await writeFile(join(cwd, 'a.ts'), SUMS.replace('sum + one', 'sum + 2 * one'))
    const kept = await readdir(join(cwd, 'kept'))
    expect((await dagwright(cwd, 'plan', ...asked)).stdout).toBe(
      'total   runs  its code changed\ndouble  open  is looked up when total has run\n',
    )
    expect(await readdir(join(cwd, 'kept'))).toEqual(kept)
  })

  test('says on which worker, from when and why; as JSON too', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS })
    const asked = ['a.ts', '--inputs', '{"prices":[1,2]}', '--adapter', 'workers', '--workers', '2']
    const { stdout } = await dagwright(cwd, 'plan', ...asked)
    expect(stdout).toMatch(
      /^total {3}runs\ndouble {2}runs\n\n +from +takes +nodes +why \(with guesses\)\nworker 1 +0 ms/,
    )
    expect(stdout).toContain('total and double')
    const json = await dagwright(cwd, 'plan', ...asked, '--format', 'json')
    expect(JSON.parse(json.stdout)).toMatchObject({
      nodes: ['total', 'double'],
      outputs: ['double'],
      placement: { workers: 2, groups: [{ worker: 1, nodes: ['total', 'double'] }] },
      problems: [],
    })
  })

  test('of what cannot run it says why', async () => {
    const cwd = await folderOf({ 'a.ts': SUMS })
    const refused = await dagwright(cwd, 'plan', 'a.ts')
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toContain('"prices"')
  })
})
