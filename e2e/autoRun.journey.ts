import { expect, test } from './fixtures.ts'
import { acceptOffer, linkTo } from './projects.ts'

/** `slow` takes a while, so that what stands there meanwhile can be seen. */
const code = (
  slow: string,
  untouched = 'x + 1',
) => `export function untouched(x: number): number { return ${untouched} }
export function slow(x: number): number {
  const end = performance.now() + 2500
  while (performance.now() < end) {}
  return ${slow}
}
export function after(slow: number): number { return slow * 10 }
`

test('what changed is stale, runs by itself once that is switched on, and old values stay until the new ones are there', async ({
  workbench,
  site,
}) => {
  const { page, tree } = workbench
  const link = await linkTo(site.url, {
    files: [{ path: 'main.ts', text: code('x') }],
    settings: { inputs: { x: { kind: 'json', value: 1 } }, outputs: ['untouched', 'after'] },
  })
  await page.goto(link)
  await acceptOffer(workbench)
  await workbench.runToEnd()
  await expect(tree.item('after')).toContainText('10')

  await workbench.setCode('main.ts', code('x /* the same */'))
  await workbench.setCode('main.ts', code('x + 1'))
  await workbench.expectStatus('slow', 'stale')
  await workbench.expectStatus('after', 'stale')
  await workbench.expectStatus('untouched', 'ok')

  await workbench.autoRun.click()
  await workbench.expectStatus('slow', 'running')
  await expect(workbench.card('after')).toContainText('10')
  await expect(tree.item('after')).toContainText('10')
  await workbench.expectStatus('after', 'ok')
  await expect(tree.item('after')).toContainText('20')
  await workbench.expectStatus('untouched', 'cached')

  // The next change ends a run that never would.
  await workbench.setCode('main.ts', code('x + 2').replace('performance.now() < end', 'x'))
  await workbench.expectStatus('slow', 'running')
  await workbench.setCode('main.ts', code('x + 3').replace('2500', '0'))
  await expect(tree.item('after')).toContainText('40')
  await workbench.expectStatus('slow', 'ok')

  // The setting is of this browser; what a link brings does not run by it.
  await page.goto('about:blank')
  await page.goto(link)
  await acceptOffer(workbench)
  await expect(workbench.autoRun).toBeChecked()
  await workbench.setCode('main.ts', code('x', 'x + 2'))
  await expect(page.getByText('Press Run once')).toBeVisible()
  await expect(workbench.runButton).toHaveAttribute('aria-busy', 'false')
  await workbench.expectStatus('untouched', 'idle')
})
