import { NO_LIMITS } from '../src/engine/page.ts'
import { expect, test } from './fixtures.ts'
import { openCode } from './projects.ts'

const CODE = `const column = (fill: number) => new Float64Array(1e5).fill(fill)
const wait = (milliseconds: number) => { const end = Date.now() + milliseconds; while (Date.now() < end); }
export function slow(): Float64Array { wait(3500); return column(7) }
export function first(slow: Float64Array): number { return slow[0] ?? 0 }
export function base(first: number): Float64Array { return column(first + 1) }
export function twice(base: Float64Array): Float64Array { return base.map((one) => 2 * one) }
export function thrice(twice: Float64Array): Float64Array { return twice.map((one) => one + 8) }
export function last(thrice: Float64Array): Float64Array { return thrice.map((one) => one + 1) }
export function total(last: Float64Array): number { return last[0] ?? 0 }
`

test('a value that had to go is there again when it is looked at; one that took long waits for a word', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  // Room for two columns, beside what the cache keeps.
  await openCode(workbench, site.url, CODE, {
    outputs: ['total'],
    adapter: { kind: 'simple' },
    limits: { ...NO_LIMITS, megabytes: 3.5 },
  })
  await workbench.runToEnd()
  const lookAt = async (name: string) => {
    const inspector = await workbench.inspect(name)
    const tree = inspector.getByRole('tree', { name: `Value of ${name}` })
    return { inspector, tree }
  }
  const thrice = await lookAt('thrice')
  await expect(thrice.tree).toContainText('024')
  const twice = await lookAt('twice')
  await expect(twice.tree).toContainText('016')
  await page.getByRole('tab', { name: /^Problems/ }).click()
  await expect(page.getByRole('tabpanel', { name: /^Problems/ })).toContainText(
    'base and twice ran again: the value of "twice" was looked at',
  )
  const slow = await lookAt('slow')
  await expect(slow.inspector).toContainText('This value is not kept any more.')
  await slow.inspector.getByRole('button', { name: 'Make it again' }).click()
  await workbench.idle()
  await expect(slow.tree).toContainText('07')
})
