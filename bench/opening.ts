import type { Browser, Page } from '@playwright/test'
import { againstBudget, type Row } from './row.ts'
import { manyModule } from './soakPrograms.ts'
import { cardsShown, withPage } from './visit.ts'

/** Budgets for the longest that nothing else has a turn while so many functions are opened. */
const BUDGETS = [
  [1000, 200],
  [5000, 500],
  [10_000, 1000],
] as const

/** A large program dropped onto the page that shows hello world, until its cards and wires stand. */
export async function benchOpening(browser: Browser, url: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const [count, budget] of BUDGETS) {
    const longest = await withPage(browser, (page) => openMany(page, url, count))
    rows.push(againstBudget(`longest task while ${count.toLocaleString('en')} functions open`, longest, 'ms', budget))
  }
  return rows
}

async function openMany(page: Page, url: string, count: number): Promise<number> {
  await page.goto(url)
  await cardsShown(page, 8)
  await page.evaluate(watchTasks)
  // Too long for a link.
  await page
    .getByLabel('Open files', { exact: true })
    .setInputFiles({ name: 'm.ts', mimeType: 'text/plain', buffer: Buffer.from(manyModule(count)) })
  await page.locator('.far-wires path').first().waitFor({ state: 'attached', timeout: 60_000 })
  // Until nothing long has come for a while.
  await page.waitForFunction(() => performance.now() - (window as Watched).lastTask > 1500)
  return page.evaluate(() => (window as Watched).longestTask)
}

type Watched = Window & typeof globalThis & { longestTask: number; lastTask: number }

/** In the page: the longest task from now on, and when the last long one ended. */
function watchTasks(): void {
  Object.assign(window, { longestTask: 0, lastTask: performance.now() })
  const watched = window as Watched
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      watched.longestTask = Math.max(watched.longestTask, duration)
      watched.lastTask = startTime + duration
    }
  })
  observer.observe({ type: 'longtask' })
}
