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
    const opened: Times[] = []
    const typed: Times[] = []
    for (let at = 0; at < TIMES; at++) {
      opened.push(await timesOf(page, '/', '.palette-option'))
      for (const letter of LETTERS) typed.push(await timesOf(page, letter, '.palette-option'))
      await page.keyboard.press('Escape')
    }
    const plain: Times[] = []
    for (let at = 0; at < TIMES; at++) {
      await showPlainList(page)
      for (const letter of LETTERS) plain.push(await timesOf(page, letter, '.plain-option'))
    }
    const paintedP95 = (all: readonly Times[]) => percentile(paintedOf(all), 0.95)
    const filtered = typed.map(({ there }) => there)
    return [
      againstBudget('palette opens, 2,000 entries', median(paintedOf(opened)), 'ms', 50),
      againstBudget(
        'palette filters 2,000 entries, key to list in the page, p95',
        percentile(filtered, 0.95),
        'ms',
        16,
      ),
      againstFloor('palette filters 2,000 entries, key to paint, p95', paintedP95(typed), 'ms', [
        'plain field and 20 lines',
        paintedP95(plain),
      ]),
    ]
  })
}

/** Milliseconds from a key on. */
interface Times {
  /** The list is in the page and laid out. */
  readonly there: number
  readonly painted: number
}

function paintedOf(all: readonly Times[]): readonly number[] {
  return all.map(({ painted }) => painted)
}

async function timesOf(page: Page, key: string, option: string): Promise<Times> {
  await page.evaluate((option) => {
    const done = new Promise<Times>((resolve) => {
      window.addEventListener(
        'keydown',
        () => {
          const start = performance.now()
          let there = 0
          const note = () => {
            there = document.querySelector<HTMLElement>(option)?.offsetHeight ? performance.now() - start : 0
          }
          // What a key changes is in the page when its event is over: the frame is only waited for.
          window.addEventListener('input', () => setTimeout(note), { once: true, capture: true })
          const look = () => {
            if (there === 0) note()
            if (there === 0) return void requestAnimationFrame(look)
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve({ there, painted: performance.now() - start })
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
  return page.evaluate(
    () => (window as Window & { done?: Promise<Times> }).done ?? Promise.reject(new Error('No key came.')),
  )
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
