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
