import type { Browser, Page } from '@playwright/test'
import { encodeShareHash } from '../app/shareLink.ts'
import { DEFAULT_SETTINGS, type ProjectSettings, type SourceText } from '../src/engine/page.ts'

/** A context of its own: nothing is cached. */
export async function withPage<T>(browser: Browser, task: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, serviceWorkers: 'block' })
  try {
    return await task(await context.newPage())
  } finally {
    await context.close()
  }
}

export async function openText(
  page: Page,
  url: string,
  files: readonly SourceText[],
  settings: Partial<ProjectSettings> = {},
): Promise<void> {
  const hash = await encodeShareHash({ files, data: [], settings: { ...DEFAULT_SETTINGS, name: 'bench', ...settings } })
  await page.goto(url + hash)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
}

/** Milliseconds from navigation until so many cards are drawn. */
export async function cardsShown(page: Page, count: number): Promise<number> {
  const handle = await page.waitForFunction(
    (wanted) => document.querySelectorAll('.react-flow__node').length === wanted && performance.now(),
    count,
    { polling: 'raf', timeout: 60_000 },
  )
  return Number(await handle.jsonValue())
}

/** Types one character at the end of a function's name; milliseconds until the card of the new name is there. */
export async function typeInto(page: Page, name: string): Promise<number> {
  const word = page.locator('.cm-content').getByText(name, { exact: true }).first()
  const box = await word.boundingBox()
  if (!box) throw new Error(`${name} is not in the editor`)
  await page.mouse.click(box.x + box.width - 1, box.y + box.height / 2)
  const shown = page.waitForFunction(
    (wanted) => document.querySelector(`.react-flow__node[data-id="${wanted}"]`) && performance.now(),
    `${name}q`,
    { polling: 'raf', timeout: 60_000 },
  )
  const start = await page.evaluate(() => performance.now())
  await page.keyboard.type('q')
  return Number(await (await shown).jsonValue()) - start
}
