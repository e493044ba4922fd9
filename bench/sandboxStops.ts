import { readFile } from 'node:fs/promises'
import type { Browser, Page } from '@playwright/test'
import type { Trace } from '../src/engine/model/trace.ts'
import type { Row } from './row.ts'
import { NOTICED_MS, ratesOf, type Stopped, stopRows, TASK_MS, WINDOW_MS } from './stops.ts'
import { openText, withPage } from './visit.ts'

const TIMES = 3

/** What `benchStops` measures, in the workers of the page's sandbox. */
export async function benchSandboxStops(browser: Browser, url: string, workers: number): Promise<Row[]> {
  const text = stopsModule(workers)
  const outputs = Array.from({ length: taskCount(workers) }, (_, at) => `t${at}`)
  const visit = <T>(task: (page: Page) => Promise<T>) =>
    withPage(browser, async (page) => {
      const inputs = { x: { kind: 'json', value: 1 } } as const
      await openText(page, url, [{ path: 'm.ts', text }], { adapter: { kind: 'workers', workers }, inputs, outputs })
      await page.locator('.run-button:not([disabled])').waitFor()
      return task(page)
    })
  const [stopped, calm]: [Stopped[], [number, number][]] = [[], []]
  for (let time = 0; time < TIMES; time++) {
    stopped.push(await visit(stopAndGoOn))
    calm.push(await visit(runCalmly))
  }
  return stopRows('sandbox', stopped, calm)
}

async function stopAndGoOn(page: Page): Promise<Stopped> {
  await runOnly(page, 'loops')
  await page.locator('.stop-button').waitFor()
  await page.waitForTimeout(NOTICED_MS)
  const { idle, started } = await page.evaluate(stopThenRun)
  // Times of a run begin in the kernel: the way of the press to it, some milliseconds, is not counted.
  const { ends, starts } = await endTasks(page)
  return { idle, ready: started + Math.max(...starts), rates: ratesOf(ends) }
}

/** Workers are warm, as they are after a run. */
async function runCalmly(page: Page): Promise<[number, number]> {
  await runOnly(page, 'quick')
  await page.locator('.run-button[aria-busy="false"]').waitFor()
  await page.locator('.run-button').click()
  return ratesOf((await endTasks(page)).ends)
}

/** A node and what it needs. */
async function runOnly(page: Page, node: string): Promise<void> {
  await page.keyboard.press('/')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type(node)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('Run to here')
  await page.keyboard.press('Enter')
}

/** In the page: presses Stop, and Run as soon as it is there; milliseconds from Stop until each. */
function stopThenRun(): Promise<{ idle: number; started: number }> {
  return new Promise((resolve) => {
    const start = performance.now()
    document.querySelector<HTMLElement>('.stop-button')?.click()
    const look = () => {
      const run = document.querySelector<HTMLElement>('.run-button[aria-busy="false"]')
      if (!run) return void setTimeout(look)
      const idle = performance.now() - start
      run.click()
      resolve({ idle, started: performance.now() - start })
    }
    look()
  })
}

/** Lets tasks run for both windows; ends of all and first starts of each worker, in milliseconds of the run. */
async function endTasks(page: Page): Promise<{ ends: number[]; starts: number[] }> {
  await page.waitForTimeout(2 * WINDOW_MS + 300)
  await page.locator('.stop-button').click()
  await page.locator('.run-button[aria-busy="false"]').waitFor()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save trace' }).click()
  const trace: Trace = JSON.parse(await readFile(await (await coming).path(), 'utf8'))
  const tasks = trace.traceEvents.flatMap((event) => (event.ph === 'X' && /^t\d+$/.test(event.name) ? [event] : []))
  const first = new Map<number, number>()
  for (const { tid, ts } of tasks) first.set(tid, Math.min(first.get(tid) ?? Number.POSITIVE_INFINITY, ts / 1000))
  return { ends: tasks.map(({ ts, dur }) => (ts + dur) / 1000), starts: [...first.values()] }
}

function taskCount(workers: number): number {
  return Math.ceil((3 * WINDOW_MS * workers) / TASK_MS)
}

/** Tasks go round a loop as often as takes about 40 ms. */
function stopsModule(workers: number): string {
  const names = (word: string) => Array.from({ length: workers }, (_, at) => `${word}${at}`)
  const sum = (name: string, of: readonly string[]) =>
    `export function ${name}(${of.map((one) => `${one}: number`).join(', ')}): number { return ${of.join(' + ')} }`
  const burn = 'let s = x + 1; for (let i = 0; i < 4e6; i++) s = (s * 16807) % 2147483647; return s'
  return [
    ...names('loop').map((name) => `export function ${name}(x: number): number { for (;;) if (x < 0) return x }`),
    sum('loops', names('loop')),
    // As long as it takes to be worth a worker each.
    ...names('short').map((name) => `export function ${name}(x: number): number { ${burn} }`),
    sum('quick', names('short')),
    ...Array.from({ length: taskCount(workers) }, (_, at) => `export function t${at}(x: number): number { ${burn} }`),
  ].join('\n')
}
