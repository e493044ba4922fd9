import { type Browser, chromium, type Page } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../scripts/browser.mjs'
import { serve } from '../scripts/serve.mjs'
import type { AdapterChoice } from '../src/engine/page.ts'
import { layeredModule } from './programs.ts'
import { againstBudget, median, type Row } from './row.ts'
import { benchSandboxStops } from './sandboxStops.ts'
import { openText, withPage } from './visit.ts'

const WORKERS = 2

/** The workers of the page's sandbox beside one of them alone, in turns: two pages of one browser, of which one runs at a time. */
export async function benchSandbox(): Promise<Row[]> {
  const { server, url } = await serve({ folder: 'dist', port: 0 })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS })
  try {
    const tasks = await compare(browser, url, tasksModule(64), 3)
    const trivial = await compare(browser, url, layeredModule(1000, 100), 9)
    const column = await compare(browser, url, COLUMN, 5)
    const rival = ({ alone }: Times) => `one worker ${alone.toPrecision(3)} ms`
    return [
      {
        ...againstBudget('sandbox, 64 tasks of about 40 ms: times one worker', tasks.alone / tasks.ours, 'times', 1.9),
        rival: `${rival(tasks)}, budget 1.9 times`,
      },
      {
        ...againstBudget('sandbox, 1,000 trivial nodes: above one worker', trivial.ours - trivial.alone, 'ms', 5),
        rival: `${rival(trivial)}, budget 5 ms`,
      },
      {
        ...againstBudget(
          'sandbox, 80 MB through five nodes and a fan-out: above one worker',
          column.ours - column.alone,
          'ms',
          25,
        ),
        rival: `${rival(column)}, budget 25 ms`,
      },
      ...(await benchSandboxStops(browser, url, WORKERS)),
    ]
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}

interface Times {
  readonly ours: number
  readonly alone: number
}

/** Medians of the runs' own times; the first two teach the adapter what nodes take. */
async function compare(browser: Browser, url: string, text: string, times: number): Promise<Times> {
  return withRuns(browser, url, text, { kind: 'workers', workers: WORKERS }, (runOurs) =>
    withRuns(browser, url, text, { kind: 'simple' }, async (runAlone) => {
      const ours: number[] = []
      const alone: number[] = []
      for (let round = 0; round < times + 2; round++) {
        const [first, second] = [await runOurs(), await runAlone()]
        if (round < 2) continue
        ours.push(first)
        alone.push(second)
      }
      return { ours: median(ours), alone: median(alone) }
    }),
  )
}

type Run = () => Promise<number>

function withRuns<T>(
  browser: Browser,
  url: string,
  text: string,
  adapter: AdapterChoice,
  task: (run: Run) => Promise<T>,
): Promise<T> {
  return withPage(browser, async (page) => {
    await openText(page, url, [{ path: 'm.ts', text }], { adapter, inputs: { x: { kind: 'json', value: 1 } } })
    await page.getByRole('tab', { name: 'Timeline' }).click()
    let count = 0
    return task(() => runAnew(page, ++count))
  })
}

/** Nothing comes from the cache; milliseconds as the run tells them. */
async function runAnew(page: Page, run: number): Promise<number> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('Run everything anew')
  await page.keyboard.press('Enter')
  const summary = page.locator('.timeline-summary', { hasText: `Run ${run} finished` })
  await summary.waitFor({ timeout: 60_000 })
  const [, amount, unit] = /([\d.]+) (ms|s) in all/.exec((await summary.textContent()) ?? '') ?? []
  return Number(amount) * (unit === 's' ? 1000 : 1)
}

/** Each goes round a loop as often as takes about 40 ms. */
function tasksModule(count: number): string {
  const loop = 'let s = x + 1; for (let i = 0; i < 4e6; i++) s = (s * 16807) % 2147483647; return s'
  return Array.from({ length: count }, (_, at) => `export function t${at}(x: number): number { ${loop} }`).join('\n')
}

const COLUMN = `export function c0(x: number): Float64Array { return new Float64Array(1e7).fill(x) }
${[1, 2, 3, 4].map((at) => `export function c${at}(c${at - 1}: Float64Array): Float64Array { return c${at - 1}.map((one) => one + 1) }`).join('\n')}
export function sum(c4: Float64Array): number { return c4.reduce((all, one) => all + one, 0) }
export function most(c4: Float64Array): number { return c4.reduce((all, one) => Math.max(all, one), 0) }
`
