import type { Browser, Page } from '@playwright/test'
import { layeredModule } from './programs.ts'
import { againstBudget, againstFloor, median, percentile, type Row } from './row.ts'
import { cardsShown, openText, typeInto, withPage } from './visit.ts'

const TIMES = 7

/** Edits of the graph and of the text in the production build, from the press to what is painted. */
export async function benchEdits(browser: Browser, url: string): Promise<Row[]> {
  const fewKeys = await withPage(browser, (page) => keys(page, url, 20))
  const manyKeys = await withPage(browser, (page) => keys(page, url, 1000))
  return [
    ...(await withPage(browser, (page) => commands(page, url))),
    againstBudget(
      'paste of 200 functions to updated canvas',
      await withPage(browser, (page) => pasting(page, url)),
      'ms',
      600,
    ),
    againstBudget(
      'one character to new graph, 1,000 functions',
      await withPage(browser, (page) => typing(page, url, 1000)),
      'ms',
      250,
    ),
    againstBudget('key to painted editor while analysis runs, 1,000 functions, p95', manyKeys, 'ms', 16),
    againstFloor('key to painted editor, 1,000 functions against 20, p95', manyKeys, 'ms', ['20 functions', fewKeys]),
    ...(await withPage(browser, (page) => writing(page, url))),
  ]
}

async function commands(page: Page, url: string): Promise<Row[]> {
  await openText(page, url, [{ path: 'main.ts', text: layeredModule(200, 20) }])
  await cardsShown(page, 201)
  const zoomIn = page.getByRole('button', { name: 'Zoom in' })
  for (let at = 0; at < 12; at++) await zoomIn.click()
  const rename: number[] = []
  const connect: number[] = []
  const remove: number[] = []
  for (let at = 0; at <= TIMES; at++) {
    const name = `renamed_${at}`
    await select(page, `n${at + 1}`)
    await page.keyboard.press('F2')
    await page.locator('.prompt input').fill(name)
    rename.push(await timed(page, 'Enter', `.react-flow__node[data-id="${name}"]`, true, name))
    await page.keyboard.press('c')
    await page.locator('.prompt input').fill('n199')
    await page.getByRole('option', { name: /n199 a new parameter/ }).waitFor()
    connect.push(await timed(page, 'Enter', `.react-flow__edge[data-id="${name} -> n199.${name}"]`, true))
    await select(page, `n${180 + at}`)
    remove.push(await timed(page, 'Delete', `.react-flow__node[data-id="n${180 + at}"]`, false))
  }
  // The first of each loads what it takes.
  return [
    againstBudget('rename to updated code and canvas, 200 functions', median(rename.slice(1)), 'ms', 100),
    againstBudget('connect to updated code and canvas, 200 functions', median(connect.slice(1)), 'ms', 100),
    againstBudget('delete to updated code and canvas, 200 functions', median(remove.slice(1)), 'ms', 100),
  ]
}

/** Into a program of as many, of which each name is taken. */
async function pasting(page: Page, url: string): Promise<number> {
  const text = layeredModule(200, 20)
  const taken: number[] = []
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await openText(page, url, [{ path: 'main.ts', text }])
  await cardsShown(page, 201)
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text)
  for (let at = 0; at <= 3; at++) {
    await select(page, 'n1')
    const selector = '.react-flow__node[data-id="n0_1"]'
    taken.push(await timed(page, 'Control+V', selector, true))
    await timed(page, 'Control+Z', selector, false)
  }
  // The first loads what it takes.
  return median(taken.slice(1))
}

/** Chooses a node in the outline, and gives the keys to the canvas. */
async function select(page: Page, name: string): Promise<void> {
  const outline = page.getByRole('navigation', { name: 'Outline' })
  const filter = outline.getByRole('searchbox', { name: 'Filter the outline' })
  // Rows that are far from those in view are not there.
  await filter.fill(name)
  await outline.getByTitle(name, { exact: true }).click()
  await filter.fill('')
  await page.locator(`.react-flow__node[data-id="${name}"] [data-node]`).focus()
}

/** Milliseconds from a key until the page has, or has no more, what the selector finds, and the code shows the text. */
async function timed(page: Page, key: string, selector: string, isThere: boolean, text = ''): Promise<number> {
  const shown = page.waitForFunction(
    ([found, wanted, word]) => {
      const isShown = (document.querySelector(String(found)) !== null) === wanted
      const code = document.querySelector('.cm-content')?.textContent ?? ''
      return isShown && code.includes(String(word)) && performance.now()
    },
    [selector, isThere, text] as const,
    { polling: 'raf', timeout: 30_000 },
  )
  await page.evaluate(() => {
    window.addEventListener(
      'keydown',
      function onKey({ key: pressed }) {
        // What is held down first begins nothing.
        if (pressed === 'Control') return
        performance.mark('key')
        window.removeEventListener('keydown', onKey, true)
      },
      true,
    )
  })
  await page.keyboard.press(key)
  const end = Number(await (await shown).jsonValue())
  const start = await page.evaluate(() => performance.getEntriesByName('key').at(-1)?.startTime ?? 0)
  return end - start
}

async function typing(page: Page, url: string, count: number): Promise<number> {
  await openText(page, url, [{ path: 'main.ts', text: layeredModule(count, 20) }])
  await cardsShown(page, count + 1)
  const taken: number[] = []
  for (let at = 0; at < TIMES; at++) taken.push(await typeInto(page, at === 0 ? 'n1' : `n1${'q'.repeat(at)}`))
  return median(taken.slice(1))
}

/** Keys that come faster than the analysis ends; from the event to the end of the frame that shows it. */
async function keys(page: Page, url: string, count: number): Promise<number> {
  await openText(page, url, [{ path: 'main.ts', text: layeredModule(count, 20) }])
  await cardsShown(page, count + 1)
  await typeInto(page, 'n1')
  await page.evaluate(() => {
    const taken: number[] = []
    Object.assign(window, { taken })
    window.addEventListener(
      'keydown',
      () => {
        const start = performance.now()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => taken.push(performance.now() - start)
          port2.postMessage(null)
        })
      },
      true,
    )
  })
  for (let at = 0; at < 120; at++) {
    await page.keyboard.press('q')
    // Long enough a pause at times that an analysis starts and its answer comes while keys go on.
    await page.waitForTimeout(at % 10 === 9 ? 160 : 30)
  }
  const taken = await page.evaluate(() => (window as Window & { taken?: number[] }).taken ?? [])
  return percentile(taken, 0.95)
}

/** What the editor asks the compiler while one writes, with 500 functions: from the key to what is shown. */
async function writing(page: Page, url: string): Promise<Row[]> {
  await openText(page, url, [{ path: 'main.ts', text: layeredModule(500, 20) }])
  await cardsShown(page, 501)
  await typeInto(page, 'n1')
  const completions: number[] = []
  const diagnostics: number[] = []
  for (let at = 0; at < 3 * TIMES; at++) {
    // In the parameters of the first function: the names of nodes.
    await page.keyboard.press('ArrowRight')
    completions.push(await timed(page, 'Control+Space', '.cm-tooltip-autocomplete li', true))
    await page.keyboard.press('Escape')
    await page.locator('.cm-tooltip-autocomplete').waitFor({ state: 'detached' })
    await page.keyboard.press('ArrowLeft')
  }
  await page.keyboard.press('End')
  for (let at = 0; at < TIMES; at++) {
    diagnostics.push(await timed(page, '~', '.cm-lintRange-error', true))
    diagnostics.push(await timed(page, 'Backspace', '.cm-lintRange-error', false))
  }
  return [
    againstBudget('completion list, 500 functions, p95', percentile(completions.slice(1), 0.95), 'ms', 80),
    againstBudget('diagnostics after the last key, 500 functions', median(diagnostics), 'ms', 200),
  ]
}
