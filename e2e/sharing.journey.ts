import { expect, test } from './fixtures.ts'
import { acceptOffer, linkTo } from './projects.ts'

const PROJECT = {
  files: [
    {
      path: 'main.ts',
      text: "import { mean } from 'd3-array'\nexport function middle(xs: number[]): number { return mean(xs) ?? 0 }\n",
    },
  ],
  settings: { name: 'averages', inputs: { xs: { kind: 'json', value: [1, 2, 6] } } },
} as const

test('a shared link shows what it is, runs nothing until asked, and then runs', async ({ workbench, site }) => {
  await workbench.page.goto(await linkTo(site.url, PROJECT))
  const card = workbench.offer()
  for (const text of ['averages', 'main.ts', 'd3-array']) await expect(card).toContainText(text)
  await expect(workbench.card('middle')).toBeHidden()

  await acceptOffer(workbench)
  expect(new URL(workbench.page.url()).hash).toBe('')
  await workbench.expectStatus('middle', 'idle')
  await workbench.runToEnd()
  await expect(workbench.tree.item('middle')).toContainText('3')
})

test('declining a link leaves everything as it was', async ({ workbench, site }) => {
  const before = await workbench.cards().count()
  await workbench.page.goto(await linkTo(site.url, PROJECT))
  const card = workbench.offer()
  await card.getByRole('button', { name: 'Not now' }).click()
  await expect(card).toBeHidden()
  await expect(workbench.cards()).toHaveCount(before)
})

test('Share gives a link that opens the same project', async ({ workbench, site }) => {
  await workbench.page.goto(await linkTo(site.url, PROJECT))
  await acceptOffer(workbench)
  await workbench.page.getByRole('button', { name: 'Share' }).click()
  await workbench.page.getByRole('button', { name: 'Copy link' }).click()
  await expect.poll(() => workbench.page.evaluate(() => navigator.clipboard.readText())).toContain(`${site.url}#p1=`)
  const link = await workbench.page.evaluate(() => navigator.clipboard.readText())

  await workbench.page.goto('about:blank')
  await workbench.page.goto(link)
  await expect(workbench.offer()).toContainText('averages')
})

test('a damaged link says so and opens nothing', async ({ workbench, site }) => {
  const link = await linkTo(site.url, PROJECT)
  await workbench.page.goto(link.slice(0, -10))
  await expect(workbench.page.getByText(/This link is damaged/)).toBeVisible()
  await expect(workbench.offer()).toBeHidden()
  expect(new URL(workbench.page.url()).hash).toBe('')
})

test('opening something else keeps the work and leads back to it', async ({ workbench, site }) => {
  await workbench.page.goto(await linkTo(site.url, PROJECT))
  await acceptOffer(workbench)
  await workbench.setCode('main.ts', 'export function mine(x: number): number { return x }\n')
  await expect(workbench.card('mine')).toBeVisible()
  await workbench.page.goto(await linkTo(site.url, { ...PROJECT, settings: { ...PROJECT.settings, name: 'another' } }))
  await acceptOffer(workbench)
  await workbench.page.getByRole('button', { name: 'Go back to averages' }).click()
  await expect(workbench.card('mine')).toBeVisible()
})
