import { type Browser, chromium, type Page } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../scripts/browser.mjs'
import { serve } from '../scripts/serve.mjs'
import { benchEdits } from './edits.ts'
import { benchOpening } from './opening.ts'
import { benchPalette } from './palette.ts'
import { layeredModule } from './programs.ts'
import { againstBudget, median, percentile, type Row } from './row.ts'
import { cardsShown, openText, typeInto, withPage } from './visit.ts'

const TIMES = 5

/** The production build (`npm run build` first) in headless Chromium, as a visitor meets it. */
export async function benchPage(): Promise<Row[]> {
  const { server, url } = await serve({ folder: 'dist', port: 0 })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS })
  try {
    return [
      againstBudget('cold visit to hello world on the screen', await repeat(() => coldVisit(browser, url)), 'ms', 1500),
      againstBudget(
        'one character, compiler cold, to new graph',
        await repeat(() => coldEdit(browser, url)),
        'ms',
        2000,
      ),
      againstBudget('Run pressed to result, sandbox warm', await warmRun(browser, url), 'ms', 100),
      againstBudget('one character to new graph, 200 functions', await warmEdit(browser, url, 200), 'ms', 200),
      ...(await benchEdits(browser, url)),
      ...(await benchPalette(browser, url)),
      ...(await benchOpening(browser, url)),
      ...(await dragAmong(browser, url, 1000)),
      againstBudget(
        'Stop pressed on an endless loop to stopped',
        await repeat(() => stopLoop(browser, url)),
        'ms',
        100,
      ),
    ]
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}

async function repeat(task: () => Promise<number>): Promise<number> {
  const taken: number[] = []
  for (let at = 0; at < TIMES; at++) taken.push(await task())
  return median(taken)
}

function coldVisit(browser: Browser, url: string): Promise<number> {
  return withPage(browser, async (page) => {
    await page.goto(url)
    return cardsShown(page, 8)
  })
}

function coldEdit(browser: Browser, url: string): Promise<number> {
  return withPage(browser, async (page) => {
    await page.goto(url)
    await cardsShown(page, 8)
    return typeInto(page, 'avg_3wk_spend')
  })
}

function warmRun(browser: Browser, url: string): Promise<number> {
  return withPage(browser, async (page) => {
    await page.goto(url)
    await cardsShown(page, 8)
    const run = page.getByRole('button', { name: /^Run \d/ })
    const tree = page.getByRole('tree', { name: 'Result' })
    await run.click()
    await tree.waitFor()
    const taken: number[] = []
    for (let at = 0; at < 2 * TIMES; at++) {
      await run.waitFor()
      taken.push(await page.evaluate(pressRun))
    }
    return median(taken)
  })
}

/** In the page: presses Run and waits until the button is there again, and idle. */
function pressRun(): Promise<number> {
  return new Promise((resolve) => {
    const find = () =>
      [...document.querySelectorAll('button')].find((one) => /^Run \d/.test(one.textContent?.trim() ?? ''))
    const start = performance.now()
    find()?.click()
    const look = () => {
      // Stop takes its place while a longer run lasts; a short one is known to the button alone.
      const isOver = find()?.getAttribute('aria-busy') === 'false' && performance.now() - start >= 4
      if (isOver) resolve(performance.now() - start)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

function warmEdit(browser: Browser, url: string, count: number): Promise<number> {
  return withPage(browser, async (page) => {
    await openText(page, url, [{ path: 'main.ts', text: layeredModule(count, 20) }])
    await cardsShown(page, count + 1)
    const taken: number[] = []
    for (let at = 0; at < TIMES + 1; at++) taken.push(await typeInto(page, at === 0 ? 'n1' : `n1${'q'.repeat(at)}`))
    return median(taken.slice(1))
  })
}

/** Frames while a card is dragged, with the whole graph in view and at the size that it is read at: the 95th percentile. */
async function dragAmong(browser: Browser, url: string, count: number): Promise<Row[]> {
  return withPage(browser, async (page) => {
    await openText(page, url, [{ path: 'main.ts', text: layeredModule(count, 20) }])
    await cardsShown(page, count + 1)
    const far = await dragFrames(page)
    const zoomIn = page.getByRole('button', { name: 'Zoom in' })
    for (let at = 0; at < 12; at++) await zoomIn.click()
    const close = await dragFrames(page)
    return [
      againstBudget(`a frame of dragging a card, ${count} nodes, all in view`, percentile(far, 0.95), 'ms', 20),
      againstBudget(`a frame of dragging a card, ${count} nodes, close by`, percentile(close, 0.95), 'ms', 20),
    ]
  })
}

/** Drags the card in the middle of the canvas to and fro; milliseconds between frames. */
async function dragFrames(page: Page): Promise<number[]> {
  const start = await page.evaluate(middleCard)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  const frames = page.evaluate(recordFrames, 1500)
  const end = Date.now() + 1500
  for (let at = 0; Date.now() < end; at++) {
    await page.mouse.move(start.x + 80 * Math.sin(at / 10), start.y + 60 * Math.cos(at / 10))
  }
  await page.mouse.up()
  return frames
}

/** In the page: a point on the head of the card that is nearest to the canvas's middle. */
function middleCard(): { x: number; y: number } {
  const canvas = document.querySelector('.canvas')?.getBoundingClientRect()
  if (!canvas) throw new Error('no canvas')
  const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height / 2]
  const boxes = Array.from(document.querySelectorAll('.react-flow__node'), (one) => one.getBoundingClientRect())
  const far = (box: DOMRect) => Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y)
  const [box] = boxes.sort((a, b) => far(a) - far(b))
  if (!box) throw new Error('no card')
  return { x: box.x + box.width / 3, y: box.y + Math.min(14, box.height / 3) }
}

/** In the page: milliseconds between frames for a while. */
function recordFrames(milliseconds: number): Promise<number[]> {
  return new Promise((resolve) => {
    const taken: number[] = []
    let last = performance.now()
    const end = last + milliseconds
    const look = (now: number) => {
      taken.push(now - last)
      last = now
      if (now < end) requestAnimationFrame(look)
      else resolve(taken.slice(2))
    }
    requestAnimationFrame(look)
  })
}

function stopLoop(browser: Browser, url: string): Promise<number> {
  return withPage(browser, async (page) => {
    await openText(page, url, [{ path: 'main.ts', text: 'export function loop(): number {\n  for (;;);\n}\n' }])
    await cardsShown(page, 1)
    await page.getByRole('button', { name: /^Run \d/ }).click()
    await page.getByRole('group', { name: /^loop.*running/ }).waitFor()
    return page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const isStop = (one: Element) => /^Stop/.test(one.textContent?.trim() ?? '')
          const start = performance.now()
          ;[...document.querySelectorAll('button')].find(isStop)?.click()
          const look = () => {
            if ([...document.querySelectorAll('button')].some(isStop)) requestAnimationFrame(look)
            else resolve(performance.now() - start)
          }
          requestAnimationFrame(look)
        }),
    )
  })
}
