import { type Browser, chromium, type Page } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../scripts/browser.mjs'
import { serve } from '../scripts/serve.mjs'
import type { AdapterChoice, RunEvent } from '../src/engine/page.ts'
import { type BenchGraph, column, mixed, tasks, trivial } from './graphs.ts'
import { type Timed, timedRows } from './rivalRows.ts'
import { againstBudget, median, type Row } from './row.ts'
import { type SandboxRivals, withRivals } from './sandboxRivals.ts'
import { benchSandboxStops } from './sandboxStops.ts'
import { openText, withPage } from './visit.ts'

const WORKERS = 2

/** The workers of the page's sandbox beside one of them alone and beside other pools, in turns: pages of one browser, of which one runs at a time. */
export async function benchSandbox(): Promise<Row[]> {
  const { server, url } = await serve({ folder: 'dist', port: 0 })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS })
  try {
    return [
      ...(await withRivals(browser, url, WORKERS, (rivals) => benchGraphs({ browser, url, rivals }))),
      ...(await benchSandboxStops(browser, url, WORKERS)),
    ]
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}

interface Bench {
  readonly browser: Browser
  readonly url: string
  readonly rivals: SandboxRivals
}

async function benchGraphs(bench: Bench): Promise<Row[]> {
  const pools = bench.rivals.names.filter((name) => !isBare(name))
  const [busy, light, costly, moved] = [
    tasks(bench.rivals.loops),
    trivial(),
    mixed(bench.rivals.loops, WORKERS),
    column(),
  ]
  const [one, two] = bench.rivals.names.filter(isBare)
  const ofBusy = await compare(bench, busy, 3, bench.rivals.names)
  const taken = (name: string | undefined) => ofBusy.find((timed) => timed.name === name)?.taken ?? Number.NaN
  const limit = taken(one) / taken(two)
  return [
    ...timedRows(`sandbox, ${busy.name}`, ofBusy, (ours, alone) => ({
      name: `sandbox, ${busy.name}: times one worker (at least 1.9)`,
      value: alone / ours,
      unit: 'times',
      rival: `bare threads ${limit.toPrecision(3)} times`,
      ratio: alone / ours / limit,
    })),
    ...timedRows(`sandbox, ${light.name}`, await compare(bench, light, 9, pools), (ours, alone) =>
      againstBudget(`sandbox, ${light.name}: above one worker`, ours - alone, 'ms', 5),
    ),
    ...timedRows(`sandbox, ${costly.name}`, await compare(bench, costly, 3, pools), (ours, alone) =>
      againstBudget(
        `sandbox, ${costly.name}, later runs: times the lower bound`,
        ours / (alone * costly.share),
        'times',
        1.25,
      ),
    ),
    ...timedRows(`sandbox, ${moved.name}`, await compare(bench, moved, 5, pools), (ours, alone) =>
      againstBudget(`sandbox, ${moved.name}: above one worker`, ours - alone, 'ms', 25),
    ),
  ]
}

function isBare(name: string): boolean {
  return name.endsWith('bare threads')
}

/** Medians of the runs' own times; the first two teach the adapter what nodes take. */
function compare(
  { browser, url, rivals }: Bench,
  graph: BenchGraph,
  times: number,
  names: readonly string[],
): Promise<Timed[]> {
  const text = textOf(graph)
  return withRuns(browser, url, text, { kind: 'workers', workers: WORKERS }, (runOurs) =>
    withRuns(browser, url, text, { kind: 'simple' }, async (runAlone) => {
      await rivals.load(graph.functions)
      const runs: readonly (readonly [string, Run])[] = [
        ['the adapter', runOurs],
        ['one worker', runAlone],
        ...names.map((name) => [name, () => rivals.run(name)] as const),
      ]
      const taken = runs.map((): number[] => [])
      for (let round = 0; round < times + 2; round++) {
        for (const [at, [, run]] of runs.entries()) {
          const time = await run()
          if (round >= 2) taken[at]?.push(time)
        }
      }
      return runs.map(([name], at) => ({ name, taken: median(taken[at] ?? []) }))
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
    await page.addInitScript(watchEvents)
    await openText(page, url, [{ path: 'm.ts', text }], { adapter, inputs: { x: { kind: 'json', value: 1 } } })
    await page.getByRole('tab', { name: 'Timeline' }).click()
    return task(() => runAnew(page))
  })
}

declare global {
  /** Milliseconds of the next run that ends, as the kernel told them: what the page writes is rounded. */
  var runEnd: PromiseWithResolvers<number>
}

/** In the page, before its own scripts. */
function watchEvents(): void {
  const onMessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage')
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    set(listener: (message: MessageEvent) => void) {
      onMessage?.set?.call(this, (message: MessageEvent) => {
        const events: readonly RunEvent[] = message.data?.kind === 'events' ? message.data.events : []
        for (const event of events) if (event.kind === 'runFinished') globalThis.runEnd.resolve(event.time)
        listener.call(this, message)
      })
    },
  })
}

/** Nothing comes from the cache; milliseconds as the run tells them. Nobody looks at the page meanwhile: to look takes a part of a core. */
async function runAnew(page: Page): Promise<number> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('Run everything anew')
  await page.evaluate(() => {
    globalThis.runEnd = Promise.withResolvers()
  })
  await page.keyboard.press('Enter')
  const time = await page.evaluate(() => globalThis.runEnd.promise)
  await page.getByRole('button', { name: /^Run/ }).waitFor()
  return time
}

function textOf({ functions, columns }: BenchGraph): string {
  const typeOf = (name: string) => (columns.has(name) ? 'Float64Array' : 'number')
  const lines = functions.map(([name, parameters, expression]) => {
    const typed = parameters.map((parameter) => `${parameter}: ${typeOf(parameter)}`)
    return `export function ${name}(${typed.join(', ')}): ${typeOf(name)} { return ${expression} }`
  })
  return `${lines.join('\n')}\n`
}
