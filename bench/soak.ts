import { type Browser, chromium, type Page } from '@playwright/test'
import { attachRaw } from '../e2e/rawPage.ts'
import { BROWSER_FLAGS, findBrowser } from '../scripts/browser.mjs'
import { serve } from '../scripts/serve.mjs'
import { countInPage, type Footprint, type PageCounts, readFootprint } from './footprint.ts'
import { GREEDY, MANY, MANY_FAILING, manyModule, WAYS, waysModule } from './soakPrograms.ts'
import { openText, withPage } from './visit.ts'

/** What lived after a round: the same again and again, if nothing is left over. */
export interface SoakRow extends Footprint, Partial<PageCounts> {
  readonly soak: string
  readonly round: number
  /** Milliseconds from the command to the result, which depend on what else the machine does. */
  readonly run?: number
}

export type OnRow = (row: SoakRow) => void

/** Nothing here is a matter of speed: what has not come by then never will, on however busy a machine. */
const WAIT_MS = 300_000

/** A worker's memory is used up sooner than the machine's. */
const HEAP_LIMIT = '--js-flags=--max-old-space-size=320'

export const SOAKS = { deaths: soakDeaths, many: soakMany, greedy: soakGreedy } as const

/** The built page, told to misbehave round by round; throws where a run does not end as it should. */
export async function soak(name: keyof typeof SOAKS, rounds: number, onRow: OnRow): Promise<void> {
  const { server, url } = await serve({ folder: 'dist', port: 0 })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS, HEAP_LIMIT] })
  try {
    await withPage(browser, (page) => {
      page.setDefaultTimeout(WAIT_MS)
      return SOAKS[name]({ browser, page, url, rounds, onRow })
    })
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}

interface Soak {
  readonly browser: Browser
  readonly page: Page
  readonly url: string
  readonly rounds: number
  readonly onRow: OnRow
}

/** Every way to misbehave in a run of its own, and after each a run that is right. */
async function soakDeaths({ browser, page, url, rounds, onRow }: Soak): Promise<void> {
  await open(page, url, waysModule())
  for (let round = 1; round <= rounds; round++) {
    for (const { name, ends } of WAYS) {
      await runToHere(page, name)
      if (ends === 'idle') {
        await withStatus(page, name, 'running')
        await page.getByRole('button', { name: /^Stop/ }).click()
      }
      await withStatus(page, name, ends)
      await idle(page)
      await runToHere(page, 'fine')
      await page.getByRole('tree', { name: 'Result' }).getByText('42').waitFor()
      await idle(page)
    }
    onRow({ soak: 'deaths', round, ...(await readFootprint(browser)), ...(await countInPage(page)) })
  }
}

/** Small nodes of which some fail. */
async function soakMany({ browser, page, url, rounds, onRow }: Soak): Promise<void> {
  await page.goto(url)
  // Too long for a link.
  await page.getByLabel('Open files', { exact: true }).setInputFiles({
    name: 'm.ts',
    mimeType: 'text/plain',
    buffer: Buffer.from(manyModule()),
  })
  await page.locator('.run-button[title^="Runs 10"]').waitFor()
  for (let round = 1; round <= rounds; round++) {
    await page.keyboard.press('Control+k')
    await page.locator('[role="combobox"]').waitFor()
    await page.keyboard.type('Run everything anew')
    await page.keyboard.press('Enter')
    const start = performance.now()
    await page.locator('.stop-button').waitFor()
    await page.locator('.run-button[aria-busy="false"]').waitFor()
    const run = Math.round(performance.now() - start)
    const failed = await page.locator('[role="tab"]', { hasText: 'Problems' }).textContent()
    if (Number(failed?.replace(/\D/g, '')) !== MANY_FAILING)
      throw new Error(`${MANY_FAILING} of ${MANY} nodes should have failed, told: ${failed}`)
    onRow({ soak: 'many', round, run, ...(await readFootprint(browser)), ...(await countInPage(page)) })
  }
}

/** The sandbox's process dies of each round. */
async function soakGreedy({ browser, page, url, rounds, onRow }: Soak): Promise<void> {
  await open(page, url, GREEDY)
  const raw = await attachRaw(browser, url)
  const press = (node: string) =>
    raw.until(`(document.querySelector('[data-id="${node}"] [aria-label="Run to here"]').click(), true)`)
  const isIdle = `document.querySelector('.run-button[aria-busy="false"]:not([disabled])')`
  const says = (words: string) => `document.body.innerText.includes(${JSON.stringify(words)})`
  for (let round = 1; round <= rounds; round++) {
    await press('greedy')
    await raw.until(says('The run broke off'))
    await raw.until(isIdle)
    await press('fine')
    await raw.until(`${isIdle} && !${says('The run broke off')} && ${says('42')}`)
    onRow({ soak: 'greedy', round, ...(await readFootprint(browser)) })
  }
}

async function open(page: Page, url: string, text: string): Promise<void> {
  const adapter = { kind: 'workers', workers: 2 } as const
  await openText(page, url, [{ path: 'm.ts', text }], { adapter, inputs: { x: { kind: 'json', value: 1 } } })
  await page.locator('.run-button:not([disabled])').waitFor()
}

function withStatus(page: Page, name: string, status: string): Promise<void> {
  return page.getByRole('group', { name: new RegExp(`^${name}, .*, ${status},`) }).waitFor()
}

async function runToHere(page: Page, name: string): Promise<void> {
  const card = page.getByRole('group', { name: new RegExp(`^${name},`) })
  await card.hover()
  await card.getByRole('button', { name: 'Run to here' }).click()
}

function idle(page: Page): Promise<void> {
  return page.locator('.run-button[aria-busy="false"]').waitFor()
}
