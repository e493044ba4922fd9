import { expect, test } from './fixtures.ts'
import { Palette } from './pages/Palette.ts'
import { Workbench } from './pages/Workbench.ts'
import { openCode } from './projects.ts'

const CODE = `export const half = (): number => 21
export const whole = (half: number): number => 2 * half
`

test('the cache tells how much it keeps, and is cleared: it is empty then, and the next run runs all', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openCode(workbench, site.url, CODE, { outputs: ['whole'] })
  await workbench.runToEnd()
  await workbench.runToEnd()
  await workbench.expectStatus('half', 'cached')

  const adapters = page.getByRole('button', { name: /^Adapter/ })
  await adapters.click()
  await page.getByRole('menuitem', { name: /^Clear cache \(\d+ B, 2 values\)/ }).click()
  await expect(workbench.notices()).toContainText('The cache is empty')
  await adapters.click()
  await expect(page.getByRole('menuitem', { name: /^Clear cache \(0 B, 0 values\)/ })).toBeDisabled()
  await page.keyboard.press('Escape')

  await workbench.runToEnd()
  await workbench.expectStatus('half', 'ok')
  const inspector = await workbench.inspect('half')
  await expect(inspector).toContainText('Ran because what it gave is not kept')

  const palette = new Palette(page)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette.field).toBeFocused()
  await page.keyboard.type('clear cache')
  await expect(page.getByRole('option', { name: /^Clear cache \(\d+ B, 2 values\)/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await workbench.runToEnd()
  await workbench.expectStatus('half', 'ok')

  await workbench.runToEnd()
  await workbench.expectStatus('half', 'cached')
})

test('before a run the Timeline says what the cache would give, and why not the rest', async ({ workbench, site }) => {
  await openCode(workbench, site.url, CODE, { outputs: ['whole'] })
  await workbench.openTab('Timeline')
  const timeline = workbench.page.getByRole('region', { name: 'Timeline' })
  const cache = timeline.getByRole('table', { name: 'Cache' })
  await expect(cache.getByRole('row')).toHaveText([/^CacheFunctions/, /^Would runhalf and wholeit has not run before/])

  await workbench.runToEnd()
  await timeline.getByRole('button', { name: 'Next plan' }).click()
  await expect(timeline).toContainText('Nothing would run: all of it comes from the cache.')
  await workbench.setCode('main.ts', CODE.replace('2 *', '3 *'))
  await expect(cache.getByRole('row')).toHaveText([/^Cache/, /^Would runwholeits code changed/, /^From the cachehalf/])
  await expect(timeline.getByRole('table', { name: 'Plan' }).getByRole('row')).toHaveText([/^Worker/, /whole/])
})

test('what another tab keeps of its project is cleared only where that is asked for', async ({ workbench, site }) => {
  await openCode(workbench, site.url, CODE, { outputs: ['whole'] })
  await workbench.runToEnd()
  const other = await workbench.page.context().newPage()
  const there = new Workbench(other)
  await openCode(there, site.url, CODE.replace('21', '22'), { outputs: ['whole'] })
  await there.runToEnd()

  const adapters = workbench.page.getByRole('button', { name: /^Adapter/ })
  const all = workbench.page.getByRole('menuitem', { name: /^Clear cache of all projects/ })
  // The other tab keeps it when it has nothing else to do.
  await expect(async () => {
    await workbench.page.keyboard.press('Escape')
    await adapters.click()
    await expect(all).toContainText(/\d+ values/, { timeout: 1000 })
  }).toPass()
  await expect(workbench.page.getByRole('menuitem', { name: /^Clear cache \(0 B/ })).toBeDisabled()
  await all.click()
  await adapters.click()
  await expect(all).toBeHidden()
})
