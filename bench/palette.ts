import type { Browser, Page } from '@playwright/test'
import { layeredModule } from './programs.ts'
import { againstBudget, againstFloor, median, percentile, type Row } from './row.ts'
import { openText, withPage } from './visit.ts'

const TIMES = 7
const LETTERS = 'n1234'

/** The palettes of a large project, from the key to what is painted; beside it a plain field whose list is as long. */
export function benchPalette(browser: Browser, url: string): Promise<Row[]> {
  return withPage(browser, async (page) => {
    await openText(page, url, [{ path: 'main.ts', text: layeredModule(2000, 20) }])
    await page.locator('.react-flow__node').first().waitFor({ timeout: 60_000 })
    // What the first of it takes is loaded when the page is idle.
    await page.waitForTimeout(4000)
    const opened: number[] = []
    const typed: number[] = []
    for (let at = 0; at < TIMES; at++) {
      opened.push(await painted(page, '/', '.palette-option'))
      for (const letter of LETTERS) typed.push(await painted(page, letter, '.palette-option'))
      await page.keyboard.press('Escape')
    }
    const plain: number[] = []
    for (let at = 0; at < TIMES; at++) {
      await showPlainList(page)
      for (const letter of LETTERS) plain.push(await painted(page, letter, '.plain-option'))
    }
    return [
      againstBudget('palette opens, 2,000 entries', median(opened), 'ms', 50),
      againstFloor('palette filters 2,000 entries, p95', percentile(typed, 0.95), 'ms', [
        'plain field and 20 lines',
        percentile(plain, 0.95),
      ]),
    ]
  })
}

/** Milliseconds from a key until the list that it leads to is painted: a frame of waiting included, which no list can do without. */
async function painted(page: Page, key: string, option: string): Promise<number> {
  await page.evaluate((option) => {
    const done = new Promise<number>((resolve) => {
      window.addEventListener(
        'keydown',
        () => {
          const start = performance.now()
          const look = () => {
            if (!document.querySelector(option)) return void requestAnimationFrame(look)
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
  }, option)
  await page.keyboard.press(key)
  return page.evaluate(() => (window as Window & { done?: Promise<number> }).done ?? Promise.resolve(Number.NaN))
}

/** A field that has the focus, and whose every letter writes 20 lines anew. */
function showPlainList(page: Page): Promise<void> {
  return page.evaluate(() => {
    document.querySelector('#plain')?.remove()
    const box = document.createElement('div')
    box.id = 'plain'
    box.style.cssText = 'position: fixed; inset: 100px auto auto 440px; width: 520px; z-index: 99; background: Canvas'
    const field = box.appendChild(document.createElement('input'))
    const list = box.appendChild(document.createElement('div'))
    field.addEventListener('input', () => {
      const lines = Array.from({ length: 20 }, (_, at) => `<div class="plain-option">${field.value} ${at}</div>`)
      list.innerHTML = lines.join('')
    })
    document.body.append(box)
    field.focus()
  })
}
