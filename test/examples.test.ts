import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { main } from '../src/cli/main.ts'

const FOLDER = join(import.meta.dirname, '../public/examples')

interface Entry {
  readonly id: string
  readonly files: readonly string[]
}

// Ours, beside the examples.
const EXAMPLES = JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')) as readonly Entry[]

async function run(id: string) {
  const told = { status: 0, stdout: '', stderr: '' }
  told.status = await main(['run', id, '--format', 'json', '--adapter', 'simple'], {
    cwd: FOLDER,
    stdout: { write: (text) => (told.stdout += text) },
    stderr: { write: (text) => (told.stderr += text) },
  })
  return told
}

test.each(EXAMPLES)('$id: its files are those of its folder, and it runs as it is', async ({ id, files }) => {
  expect([...files].sort()).toEqual(readdirSync(join(FOLDER, id)).sort())
  const { status, stderr } = await run(id)
  expect({ status, stderr }).toEqual({ status: id === 'failing-check' ? 1 : 0, stderr: '' })
})

test('every folder of an example is listed', () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map((folder) => folder.name).sort()).toEqual(EXAMPLES.map((example) => example.id).sort())
})

test('sales by region counts each sale once, and finds each mean within its range', async () => {
  const [, ...lines] = readFileSync(join(FOLDER, 'sales-by-region/sales.csv'), 'utf8').trim().split('\n')
  const sales = lines.map((line) => line.split(','))
  const result = JSON.parse((await run('sales-by-region')).stdout)
  expect(result.total_revenue).toBeCloseTo(
    sales.reduce((sum, [, , quantity, price]) => sum + Number(quantity) * Number(price), 0),
  )
  const rows: readonly { region: string; sales: number; mean: number; low: number; high: number }[] = result.by_region
  expect(rows.map((row) => row.region).sort()).toEqual([...new Set(sales.map(([, region]) => region))].sort())
  for (const row of rows) {
    expect(row.sales).toBe(sales.filter(([, region]) => region === row.region).length)
    expect([row.low <= row.mean, row.mean <= row.high]).toEqual([true, true])
  }
  expect(rows.map((row) => row.mean)).toEqual(rows.map((row) => row.mean).toSorted((a, b) => b - a))
})
