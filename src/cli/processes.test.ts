import { execFile } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf } from './testing/folders.ts'
import { SUMS } from './testing/sums.ts'

const bin = join(import.meta.dirname, '../../bin/dagwright.js')

function runBin(cwd: string, ...argv: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [bin, 'run', ...argv], { cwd }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode, stdout, stderr }),
    )
  })
}

test('says which function waits for a promise that never settles', async () => {
  const cwd = await folderOf({
    'a.ts': 'export const gone = (): Promise<number> => new Promise(() => {})\nexport const there = (): number => 1\n',
  })
  const { status, stderr } = await runBin(cwd, 'a.ts', '--report', 'report.json')
  expect(status).toBe(1)
  expect(stderr).toContain('DW-RUN-032: "gone" waits for a promise that nothing is left to settle.')
  const { nodes } = JSON.parse(await readFile(join(cwd, 'report.json'), 'utf8'))
  expect(nodes).toMatchObject([
    { name: 'gone', status: 'failed' },
    { name: 'there', status: 'ok' },
  ])
})

test('gives the same numbers in place and on workers', async () => {
  const cwd = await folderOf({
    'a.ts': SUMS,
    'b.ts': 'export function half(total: number): number { return total / 2 }',
  })
  const flags = ['a.ts', 'b.ts', '--inputs', '{"prices":[1,2.5]}', '--format', 'json', '--adapter']
  const outputs = await Promise.all(['simple', 'workers'].map((adapter) => runBin(cwd, ...flags, adapter)))
  const wanted = { status: 0, stdout: '{"double":7,"half":1.75}\n', stderr: 'double: doubling 3.5\n' }
  expect(outputs).toEqual([wanted, wanted])
})

test('plans on workers by what functions took in an earlier process', { timeout: 120_000 }, async () => {
  const cwd = await folderOf({ 'a.ts': SUMS })
  const flags = ['a.ts', '--adapter', 'workers', '--workers', '2', '--report', 'report.json', '--cache', 'kept']
  const planOf = async (prices: string) => {
    const { status, stderr } = await runBin(cwd, ...flags, '--inputs', `{"prices":${prices}}`)
    const { plan } = JSON.parse(await readFile(join(cwd, 'report.json'), 'utf8'))
    return { status, hasGuess: plan.hasGuess, warned: stderr.match(/DW-CACHE-\d+/g) }
  }
  expect(await planOf('[1]')).toEqual({ status: 0, hasGuess: true, warned: null })
  expect(await planOf('[2]')).toEqual({ status: 0, hasGuess: false, warned: null })

  const folder = join(cwd, 'kept')
  const isOfCosts = async (path: string) =>
    path.includes(sep) && (await readFile(join(folder, path), 'utf8')).includes('dagwright costs')
  let damaged = 0
  for (const path of await readdir(folder, { recursive: true })) {
    if (!(await isOfCosts(path))) continue
    await writeFile(join(folder, path), 'half')
    damaged += 1
  }
  expect(damaged).toBe(1)
  expect(await planOf('[3]')).toEqual({ status: 0, hasGuess: true, warned: ['DW-CACHE-002'] })
})

/** Each function gives a list of its own of some thousand numbers, by a helper; `sum` needs them all. */
function lists(count: number, helper: string): string {
  const names = Array.from({ length: count }, (_, at) => `n${at}`)
  return [
    `function shift(x: number): number { return ${helper} }`,
    ...names.map(
      (name, at) =>
        `export function ${name}(x: number): number[] { return Array.from({ length: 4000 }, (_, i) => shift(x) + i * ${at}) }`,
    ),
    `export function sum(${names.map((name) => `${name}: number[]`).join(', ')}): number {
      return [${names.join(', ')}].reduce((all, one) => all + one.reduce((a, b) => a + b, 0), 0)
    }`,
  ].join('\n')
}

function sumOf(count: number, shifted: number): number {
  let sum = 0
  for (let at = 0; at < count; at++) for (let i = 0; i < 4000; i++) sum += shifted + i * at
  return sum
}

test('processes that race for one small cache folder give what is right, and leave it within its size', async () => {
  const count = 12
  const helpers = { 'x + 1': (x: number) => x + 1, 'x * 2': (x: number) => x * 2 }
  const cwd = await folderOf(
    Object.fromEntries(Object.keys(helpers).map((helper, at) => [`m${at}.ts`, lists(count, helper)])),
  )
  const flags = ['--outputs', 'sum', '--format', 'json', '--cache', 'kept', '--cache-size', '200kB']
  for (let round = 0; round < 2; round++) {
    const x = 3 + round
    // Two run the same, one runs another program.
    const runs = await Promise.all(
      ['m0.ts', 'm0.ts', 'm1.ts'].map((file) => runBin(cwd, file, '--inputs', `{"x":${x}}`, ...flags)),
    )
    const [plus, times] = Object.values(helpers).map((shift) => ({
      status: 0,
      stdout: `${JSON.stringify({ sum: sumOf(count, shift(x)) })}\n`,
      stderr: '',
    }))
    expect(runs).toEqual([plus, plus, times])
  }
  // Each looks after the whole, as far as it has seen it: the last one has seen all.
  await runBin(cwd, 'm0.ts', '--inputs', '{"x":9}', ...flags)
  const files = (await readdir(join(cwd, 'kept'), { recursive: true })).filter((path) => path.includes(sep))
  const sizes = await Promise.all(files.map(async (path) => (await stat(join(cwd, 'kept', path))).size))
  expect(files.length).toBeGreaterThan(0)
  expect(sizes.reduce((all, size) => all + size, 0)).toBeLessThanOrEqual(200_000)
})

test('processes that end at the same time keep what each of them measured and looked up', {
  timeout: 120_000,
}, async () => {
  const names = ['a', 'b', 'c', 'd']
  const cwd = await folderOf(
    Object.fromEntries(names.map((name) => [`${name}.ts`, `export function ${name}(): number { return 1 }`])),
  )
  const flags = ['--adapter', 'workers', '--workers', '1', '--cache', 'kept']
  const runs = await Promise.all(names.map((name) => runBin(cwd, `${name}.ts`, ...flags)))
  expect(runs.map(({ status }) => status)).toEqual(names.map(() => 0))
  const folder = join(cwd, 'kept')
  const files = (await readdir(folder, { recursive: true })).filter((path) => path.includes(sep))
  const texts = await Promise.all(files.map((path) => readFile(join(folder, path), 'utf8')))
  const listIn = (format: string, list: string) => JSON.parse(texts.find((text) => text.includes(format)) ?? '')[list]
  const costs = listIn('dagwright costs', 'entries').map(([key]: [string]) => key.split(' ')[0])
  const sights = listIn('dagwright sights', 'sights').map(([node]: [string]) => node)
  expect([costs.sort(), sights.sort()]).toEqual([names, names])
})
