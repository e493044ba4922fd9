import type { Browser, Page } from '@playwright/test'
import { layeredModule } from './programs.ts'
import { againstBudget, median, percentile, type Row } from './row.ts'
import { openText, withPage } from './visit.ts'

const TIMES = 7

/** The palettes of a large project, from the key to what is painted. */
export function benchPalette(browser: Browser, url: string): Promise<Row[]> {
  return withPage(browser, async (page) => {
    await openText(page, url, [{ path: 'main.ts', text: layeredModule(2000, 20) }])
    await page.locator('.react-flow__node').first().waitFor({ timeout: 60_000 })
    // What the first of it takes is loaded when the page is idle.
    await page.waitForTimeout(4000)
    const opened: number[] = []
    const typed: number[] = []
    for (let at = 0; at < TIMES; at++) {
      opened.push(await painted(page, '/'))
      for (const letter of 'n1234') typed.push(await painted(page, letter))
      await page.keyboard.press('Escape')
    }
    return [
      againstBudget('palette opens, 2,000 entries', median(opened), 'ms', 50),
      againstBudget('palette filters 2,000 entries, p95', percentile(typed, 0.95), 'ms', 16),
    ]
  })
}

/** Milliseconds from a key until the list that it leads to is painted. */
async function painted(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const done = new Promise<number>((resolve) => {
      window.addEventListener(
        'keydown',
        () => {
          const start = performance.now()
          const look = () => {
            if (!document.querySelector('.palette .palette-option')) return void requestAnimationFrame(look)
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now() - start)
            port2.postMessage(null)
          }
          requestAnimationFrame(look)
        },
        { once: true, capture: true },
      )
    })
    Object.assign(window, { done })
  })
  await page.keyboard.press(key)
  return page.evaluate(() => (window as Window & { done?: Promise<number> }).done ?? Promise.resolve(Number.NaN))
}
