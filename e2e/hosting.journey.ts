import { collectComplaints, expect, openSite, test } from './fixtures.ts'
import { HELLO_WORLD } from './helloWorld.ts'
import { expectNumbers } from './numbers.ts'
import { Workbench } from './pages/Workbench.ts'

// As for any visitor: the page is kept for later visits.
test.use({ serviceWorkers: 'allow' })

test('the page works from a sub-path of a plain static server', async ({ page }) => {
  const site = await openSite('/some/path/')
  const complaints = collectComplaints(page)
  const strangers: string[] = []
  page.on('request', (request) => {
    if (/^http/.test(request.url()) && !request.url().startsWith(site.url)) strangers.push(request.url())
  })
  await page.goto(site.url)
  const workbench = new Workbench(page)
  await workbench.ready()
  await workbench.runToEnd()
  expectNumbers(await workbench.tree.numbers('spend_per_signup'), HELLO_WORLD.spend_per_signup)
  expect(strangers).toEqual([])
  expect(complaints).toEqual([])
  await site.close()
})

const CODE = `import { table } from 'arquero'
export function offline(): number { return 6 * table({ at: [1, 2, 3, 4, 5, 6, 7] }).toArrow().numRows }
export function chart(): object {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values: [{ at: 1 }] },
    mark: 'bar',
    encoding: { x: { field: 'at', type: 'quantitative' } },
  }
}
`

test('after one visit the page works with the network off: compiler, formatter, sandbox, examples and charts', async ({
  page,
  context,
}) => {
  const site = await openSite('/some/path/')
  await page.goto(site.url)
  const workbench = new Workbench(page)
  await workbench.ready()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await site.close()
  await context.setOffline(true)

  await page.reload()
  await workbench.ready()
  // Waits for the editor, which comes after the cards.
  const tab = page.getByRole('tablist', { name: 'Modules' }).getByRole('tab').first()
  const file = (await tab.getAttribute('data-path')) ?? ''
  await workbench.setCode(file, CODE)
  await expect(workbench.card('offline')).toBeVisible()
  await (await workbench.editor(file)).press('Control+s')
  await expect(await workbench.editor(file)).toContainText('export function offline(): number {  return 6 * table(')
  for (const node of ['offline', 'chart']) {
    await workbench.card(node).focus()
    await page.keyboard.press('o')
  }
  await workbench.runToEnd()
  await expect(workbench.tree.item('offline')).toContainText('42')
  await workbench.tree.item('chart').hover()
  await page.getByRole('button', { name: 'Look at chart', exact: true }).click()
  await expect(page.getByRole('figure', { name: 'Chart chart' }).locator('svg path').first()).toBeAttached()
})
