import { collectComplaints, expect, test } from './fixtures.ts'
import type { Workbench } from './pages/Workbench.ts'
import { openProject, type TestProject } from './projects.ts'
import { attachRaw } from './rawPage.ts'

function project(text: string, outputs: readonly string[] | null = null): TestProject {
  return {
    files: [{ path: 'main.ts', text }],
    settings: { outputs, inputs: { x: { kind: 'json', value: 1 } } },
  }
}

const ENDLESS = `export function endless(x: number): number { for (;;) if (x < 0) return x }
export function fine(x: number): number { return x + 41 }
`

test('two quick presses of Stop replace the sandbox; no worker is left over and a run after it works', async ({
  workbench,
  site,
}) => {
  await openProject(workbench, site.url, project(ENDLESS, ['fine']))
  await workbench.runToEnd()
  const before = workerCount(workbench)
  await workbench.toggleOutput('endless')
  for (let time = 0; time < 2; time++) {
    await workbench.run()
    await workbench.expectStatus('endless', 'running')
    // Both in one task, so that the second comes before the first was answered.
    await workbench.stopButton.evaluate((button: HTMLElement) => {
      button.click()
      button.click()
    })
    await expect(workbench.notices()).toContainText('The sandbox was replaced.')
    await workbench.ready()
  }
  await workbench.toggleOutput('endless')
  await workbench.runToEnd()
  await expect(workbench.tree.item('fine')).toContainText('42')
  await expect.poll(() => workerCount(workbench)).toEqual(before)
  await expect.poll(() => workbench.page.frames().length).toBe(2)
})

test('a function that throws in a timer, after its node was done, does no harm', async ({ workbench, site }) => {
  await openProject(
    workbench,
    site.url,
    project(`export function late(x: number): number {
  setTimeout(() => { throw new Error('too late') }, 0)
  return x + 1
}
export async function after(late: number): Promise<number> {
  await new Promise((resolve) => setTimeout(() => resolve(null), 20))
  return late * 10
}
`),
  )
  await workbench.runToEnd()
  await workbench.setCode('main.ts', 'export function after(x: number): number { return x + 19 }\n')
  await workbench.runToEnd()
  await workbench.openTab('Result')
  await expect(workbench.tree.item('after')).toContainText('20')
})

test('a function that closes its worker fails, and a run after it works', async ({ workbench, site }) => {
  await openProject(
    workbench,
    site.url,
    project(`export function closing(x: number): number {
  (globalThis as unknown as { close(): void }).close()
  return x
}
`),
  )
  await workbench.runToEnd()
  await workbench.expectStatus('closing', 'failed')
  await expect(workbench.problem('"closing" failed: TypeError')).toContainText('main.ts:2:')
  await workbench.setCode('main.ts', 'export function open(x: number): number { return x + 41 }\n')
  await workbench.runToEnd()
  await workbench.openTab('Result')
  await expect(workbench.tree.item('open')).toContainText('42')
})

const CODE = { name: 'main.ts', bytes: 'export function other(): number { return 1 }\n' }

const GARBAGE = [
  {
    title: 'a zip that is none',
    files: [{ name: 'project.zip', bytes: 'not a zip' }],
    says: 'project.zip is not a zip file that can be read.',
  },
  {
    title: 'a dagwright.json that is not JSON',
    files: [CODE, { name: 'dagwright.json', bytes: '{ name: ' }],
    says: 'dagwright.json is not JSON',
  },
  {
    title: 'a dagwright.json with wrong values',
    files: [CODE, { name: 'dagwright.json', bytes: '{ "modules": 3, "result": "pie" }' }],
    says: '"modules" in dagwright.json is not a list of files.',
  },
  {
    title: 'files without a module',
    files: [{ name: 'data.csv', bytes: 'a\n1\n' }],
    says: 'There is no .ts file among these files.',
  },
  {
    title: 'a module that is not text',
    files: [{ name: 'main.ts', bytes: new Uint8Array([0xff, 0xfe, 0, 0xd8]) }],
    says: '"main.ts" is not text in UTF-8.',
  },
] as const

test('files that hold no project say so and leave the present one as it is', async ({ workbench }) => {
  for (const { title, files, says } of GARBAGE) {
    await workbench.openFiles(...files)
    await expect(workbench.notices(), title).toContainText(says)
    await expect(workbench.card('spend_mean'), title).toBeVisible()
  }
  await workbench.runToEnd()
  await workbench.expectStatus('spend_per_signup', 'ok')
})

test('a module of 2,000 functions opens and runs', async ({ workbench }) => {
  test.slow()
  const functions = Array.from({ length: 2000 }, (_, at) =>
    at === 0
      ? 'export function f0(): number { return 0 }'
      : `export function f${at}(f${at - 1}: number): number { return f${at - 1} + 1 }`,
  )
  await workbench.openFiles({ name: 'many.ts', bytes: `${functions.join('\n')}\n` })
  // By plain selectors: looking for a role goes through all 2,000 cards, and keeps the page from its work for seconds each time.
  const run = workbench.page.locator('.run-button')
  await expect(run).toHaveAttribute('title', /^Runs 2,?000 functions/, { timeout: 60_000 })
  await run.click()
  await expect(workbench.page.locator('[role="tree"]')).toHaveText(/^f1999\s*1999$/, { timeout: 60_000 })
})

test.describe('with its service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('a normal run prints neither errors nor warnings', async ({ page, site, workbench }) => {
    const warnings: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text())
    })
    const complaints = collectComplaints(page)
    await page.goto(site.url)
    await workbench.ready()
    await workbench.runToEnd()
    await workbench.expectStatus('spend_per_signup', 'ok')
    expect([...complaints, ...warnings]).toEqual([])
  })
})

function workerCount({ page }: Workbench): number {
  return page.workers().length
}

test('a worker that closes itself fails its node, the rest runs, and no worker is left over', async ({
  workbench,
  site,
}) => {
  const text = `export async function gone(x: number): Promise<number> {
  const scope = globalThis as unknown as { close(): void }
  scope.close()
  await new Promise(() => {})
  return x
}
export function fine(x: number): number { return x + 41 }
export function beside(fine: number): number { return fine * 2 }
`
  const settings = { ...project(text).settings, adapter: { kind: 'workers', workers: 2 } as const }
  await openProject(workbench, site.url, { ...project(text), settings })
  await workbench.runToHere('beside')
  await workbench.idle()
  const before = workerCount(workbench)
  await workbench.run()
  await workbench.idle()
  await workbench.expectStatus('gone', 'failed')
  await workbench.expectStatus('beside', 'cached')
  await workbench.runToHere('beside')
  await workbench.idle()
  await expect(workbench.tree.item('beside')).toContainText('84')
  await expect.poll(() => workerCount(workbench)).toBeLessThanOrEqual(before)
})

test('P26: a sandbox whose process dies in the middle of a run is replaced: the page says so, and a run after it works', async ({
  workbench,
  site,
  browser,
}) => {
  const { page } = workbench
  await openProject(workbench, site.url, project(ENDLESS, ['endless']))
  await workbench.run()
  await workbench.expectStatus('endless', 'running')
  const raw = await attachRaw(browser, page.url())
  const frame = page.frames().find((one) => one !== page.mainFrame())
  if (!frame) throw new Error('no sandbox')
  const session = await page.context().newCDPSession(frame)
  // It never answers: whoever would is gone.
  session.send('Page.crash').catch(() => undefined)
  const says = (words: string) => `document.body.innerText.includes(${JSON.stringify(words)})`
  await raw.until(says('The sandbox ran out of memory or crashed.'))
  await raw.until(says('The run broke off'))
  await raw.until(`document.querySelector('.run-button[aria-busy="false"]:not([disabled])')`)
  await raw.until(`(document.querySelector('[data-id="fine"] [aria-label="Run to here"]').click(), true)`)
  await raw.until(says('42'))
})
