import { fileURLToPath } from 'node:url'
import type { Browser, Frame, Page } from '@playwright/test'
import { buildBundle } from '../vite/bundle.ts'
import type { NumberFunction } from './programOf.ts'
import { withPage } from './visit.ts'

/** Pools of blob workers in a frame of opaque origin, as the adapter's are; nothing else is on their page. */
export interface SandboxRivals {
  readonly names: readonly string[]
  /** How often a loop goes round in a millisecond there. */
  readonly loops: number
  load(functions: readonly NumberFunction[]): Promise<void>
  /** Milliseconds of a run of all functions. */
  run(name: string): Promise<number>
}

export async function withRivals<T>(
  browser: Browser,
  url: string,
  workers: number,
  task: (rivals: SandboxRivals) => Promise<T>,
): Promise<T> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const { text } = await buildBundle(root, { entry: `${root}/bench/rivalFrame.ts`, format: 'iife' })
  return withPage(browser, async (page) => {
    await page.goto(`${url}nothing-is-here`)
    const frame = await openFrame(page)
    await frame.addScriptTag({ content: text })
    const names = await frame.evaluate(([source, count]) => rivalFrame.open(source, count), [text, workers] as const)
    return task({
      names,
      loops: await frame.evaluate(() => rivalFrame.loopsPerMillisecond()),
      load: (functions) => frame.evaluate((all) => rivalFrame.load(all), functions),
      run: (name) => frame.evaluate((one) => rivalFrame.run(one), name),
    })
  })
}

async function openFrame(page: Page): Promise<Frame> {
  await page.setContent('<iframe sandbox="allow-scripts" srcdoc="<!doctype html>"></iframe>')
  const frame = await (await page.locator('iframe').elementHandle())?.contentFrame()
  if (!frame) throw new Error('there is no frame')
  return frame
}
