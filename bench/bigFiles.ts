import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../scripts/browser.mjs'
import { serve } from '../scripts/serve.mjs'
import { MAKERS, makeParquet } from './bigFileMakers.ts'
import { watchMemory } from './footprint.ts'
import { pressAway, watchPage } from './pageWatch.ts'
import { againstBudget, againstFloor, type Row } from './row.ts'
import { openText, withPage } from './visit.ts'

const BYTES = 200e6
const FORMATS = ['csv', 'parquet', 'ndjson', 'json', 'arrow'] as const
const PATIENCE = { timeout: 180_000 }

/**
 * Files of 200 MB in the built page (`npm run build` first), as an input and by a node that loads them: each is cut off in the
 * middle, then read to its end. The floor is what the same browser takes for the bytes alone, decoded where they are text.
 */
export async function benchBigFiles(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dagwright-big-'))
  const { server, url } = await serve({ folder: 'dist', port: 0 })
  try {
    const rows: Row[] = []
    for (const format of FORMATS) {
      const path = await makeFile(folder, format)
      const size = (await stat(path)).size
      for (const way of [asInput, byNode]) {
        rows.push(...(await inBrowser((browser) => measureFile({ browser, url, path, size, format }, way))))
      }
    }
    return rows
  } finally {
    server.close()
    server.closeAllConnections()
    await rm(folder, { recursive: true })
  }
}

async function makeFile(folder: string, format: (typeof FORMATS)[number]): Promise<string> {
  const path = join(folder, `big.${format}`)
  if (format === 'parquet') await makeParquet(path, join(folder, 'big.csv'))
  else await MAKERS[format](path, BYTES)
  return path
}

/** A browser each: what one measurement leaves behind is none of the next. */
async function inBrowser<T>(task: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS })
  try {
    return await task(browser)
  } finally {
    await browser.close()
  }
}

interface Given {
  readonly browser: Browser
  readonly url: string
  readonly path: string
  readonly size: number
  readonly format: (typeof FORMATS)[number]
}

/** How a file comes into the page, and which node has its value then. */
interface Way {
  readonly title: string
  readonly node: string
  readonly text: string
  readonly give: (page: Page, path: string) => Promise<void>
}

const asInput: Way = {
  title: 'as an input',
  node: 'size',
  text: `import type { ColumnTable } from 'arquero'\nexport const size = (data: ColumnTable): number => data.numRows()\n`,
  give: (page, path) => page.getByLabel('CSV file for data', { exact: true }).setInputFiles(path),
}

const byNode: Way = {
  title: 'by loadFrom',
  node: 'big',
  text: 'export const one = (): number => 1\n',
  give: dropFile,
}

async function measureFile(given: Given, way: Way): Promise<Row[]> {
  const { browser, url, path, size, format } = given
  const floor = await withPage(browser, (page) => readAlone(page, path, format))
  return withPage(browser, async (page) => {
    await openText(page, url, [{ path: 'main.ts', text: way.text }])
    await page.getByRole('button', { name: /^Run \d/ }).waitFor(PATIENCE)
    await page.getByRole('tab', { name: /^Files/ }).click()
    await page.waitForTimeout(1000)
    const memory = await watchMemory(browser)
    const watch = await watchPage(page)

    await way.give(page, path)
    await reading(page).waitFor(PATIENCE)
    const cancelled = await pressAway(page, 'Cancel')
    const start = Date.now()
    if (way === asInput) {
      await way.give(page, path)
      await reading(page).waitFor(PATIENCE)
      await reading(page).waitFor({ ...PATIENCE, state: 'detached' })
    }
    const read = (Date.now() - start) / 1000

    const card = page.locator(`.react-flow__node[data-id="${way.node}"]`)
    await card.waitFor(PATIENCE)
    await run(page)
    await page.getByRole('button', { name: /^Stop/ }).waitFor(PATIENCE)
    await page.waitForTimeout(200)
    const stopped = await pressAway(page, 'Stop')
    const runStart = Date.now()
    await run(page)
    await card.getByRole('group', { name: /, (ok|failed|skipped),/ }).waitFor(PATIENCE)
    if (!(await card.getByRole('group', { name: /, ok,/ }).count())) {
      throw new Error(`${path} ${way.title}: ${await page.getByRole('list', { name: 'Problems' }).textContent()}`)
    }
    await page.locator('.run-button[aria-busy="false"]').waitFor(PATIENCE)
    const ran = (Date.now() - runStart) / 1000
    const { stall, progress } = await watch.end()
    const peak = await memory.end()

    const name = (what: string) => `${basename(path)} ${way.title}: ${what}`
    const alone = ['its bytes alone', floor] as const
    return [
      ...(way === asInput ? [againstFloor(name('read'), read, 's', alone)] : []),
      againstFloor(name('value of a run'), ran, 's', alone),
      againstBudget(name('longest stall of the page'), stall, 'ms', 100),
      againstFloor(name('memory at its peak'), peak / 1e6, 'MB', ['the file', size / 1e6]),
      againstBudget(name('states of progress shown'), progress, 'states', 2),
      againstBudget(name('Cancel to idle'), cancelled, 'ms', 100),
      againstBudget(name('Stop to idle'), stopped, 'ms', 100),
    ]
  })
}

const reading = (page: Page) => page.getByRole('progressbar', { name: /^Reading/ })
const run = (page: Page) => page.getByRole('button', { name: /^Run \d/ }).click()

/** A file that lies on a disk, dropped onto the page. */
async function dropFile(page: Page, path: string): Promise<void> {
  await page.evaluate(() => {
    const picker = Object.assign(document.createElement('input'), { type: 'file', id: 'bench-picker', hidden: true })
    document.body.append(picker)
  })
  await page.locator('#bench-picker').setInputFiles(path)
  await page.evaluate(() => {
    const picker = document.querySelector<HTMLInputElement>('#bench-picker')
    const dataTransfer = new DataTransfer()
    for (const file of picker?.files ?? []) dataTransfer.items.add(file)
    picker?.remove()
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
}

/** Seconds for a file's bytes in an empty page, piece by piece; text is decoded. */
async function readAlone(page: Page, path: string, format: string): Promise<number> {
  await page.setContent('<input type="file">')
  await page.locator('input').setInputFiles(path)
  return page.evaluate(async (isText) => {
    const file = document.querySelector('input')?.files?.[0]
    if (!file) throw new Error('no file')
    const start = performance.now()
    const decoder = new TextDecoder()
    for (let at = 0; at < file.size; at += 2 ** 20) {
      const bytes = await file.slice(at, at + 2 ** 20).arrayBuffer()
      if (isText) decoder.decode(bytes, { stream: true })
    }
    return (performance.now() - start) / 1000
  }, ['csv', 'ndjson', 'json'].includes(format))
}
