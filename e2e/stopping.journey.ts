import { expect, test } from './fixtures.ts'
import { openProject } from './projects.ts'

for (const adapter of ['workers', 'simple'] as const) {
  test(`Stop ends an endless loop under ${adapter}, what was there stays, and a run after it works`, async ({
    workbench,
    site,
  }) => {
    await openProject(workbench, site.url, {
      files: [
        {
          path: 'main.ts',
          text: `export function before(x: number): number { return x + 1 }
export function endless(before: number): number { for (;;) if (before < 0) return before }
export function beside(before: number): number { return before * 10 }
`,
        },
      ],
      settings: {
        inputs: { x: { kind: 'json', value: 1 } },
        outputs: ['endless', 'beside'],
        adapter: adapter === 'simple' ? { kind: 'simple' } : { kind: 'workers', workers: 2 },
      },
    })
    await workbench.run()
    await workbench.expectStatus('endless', 'running')
    await workbench.stopButton.click()
    await workbench.idle()
    await workbench.expectStatus('before', 'ok')
    await workbench.expectStatus('endless', 'idle')

    await workbench.runToHere('beside')
    await workbench.idle()
    // It may have run before the loop was stopped, or not.
    await expect(workbench.card('beside')).toHaveAccessibleName(/, (ok|cached),/)
    await expect(workbench.tree.item('beside')).toContainText('20')
  })
}

test('a node that takes longer than its limit is ended without Stop; the others go on', async ({ workbench, site }) => {
  const { page } = workbench
  await openProject(workbench, site.url, {
    files: [
      {
        path: 'main.ts',
        text: `export function endless(): number { for (;;) if (Date.now() < 0) return 0 }
export function beside(): number { return 20 }
`,
      },
    ],
  })
  await page.getByRole('button', { name: /^Adapter/ }).click()
  await page.getByRole('menuitem', { name: /^Limits…/ }).click()
  const form = page.getByRole('dialog', { name: 'Limits of a run' })
  await form.getByLabel('Seconds of a node').fill('a second')
  await form.getByRole('button', { name: 'Set limits' }).click()
  await expect(form.getByRole('alert')).toContainText('“a second” is no amount above 0')
  await form.getByLabel('Seconds of a node').fill('1')
  await page.keyboard.press('Enter')
  await expect(form).toBeHidden()
  await workbench.run()
  await workbench.idle()
  await workbench.expectStatus('endless', 'failed')
  await workbench.expectStatus('beside', 'ok')
  await workbench.openTab('Result')
  const result = page.getByRole('region', { name: 'Result', exact: true })
  await expect(result).toContainText('Below are the outputs that it gave before.')
  await expect(workbench.tree.item('beside')).toContainText('20')
  await expect(workbench.card('endless')).toContainText('longer than')
  await page.getByRole('button', { name: /^Adapter/ }).click()
  await expect(page.getByRole('menuitem', { name: /^Limits…/ })).toContainText('a node 1 s')
})
