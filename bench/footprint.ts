import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, CDPSession, Page } from '@playwright/test'

/** What a browser's pages hold just now. */
export interface Footprint {
  /** Threads of workers. */
  readonly workers: number
  /** Megabytes of the pages' processes, garbage and all. */
  readonly resident: number
}

/** What is in a page and its sandbox frame; workers apart. */
export interface PageCounts {
  readonly frames: number
  readonly listeners: number
  /** Megabytes of JavaScript, garbage aside. */
  readonly heap: number
}

const MEGABYTE = 2 ** 20

const SAMPLE_MS = 200

/** Watches what all of a browser's processes hold, from now on until `end` gives by how many bytes it was more at its most. */
export async function watchMemory(browser: Browser): Promise<{ readonly end: () => Promise<number> }> {
  const session = await browser.newBrowserCDPSession()
  const held = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    return sum(processInfo.map(({ id }) => residentBytes(id)))
  }
  const before = await held()
  let most = before
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      // A browser that was closed holds nothing.
      most = Math.max(most, await held().catch(() => 0))
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS))
    }
  })()
  return {
    async end() {
      isOver = true
      await watching
      await session.detach()
      return most - before
    },
  }
}

/** Processes and their threads as Linux tells of them in files. */
export async function readFootprint(browser: Browser): Promise<Footprint> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const processes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  return {
    workers: sum(processes.map(workerThreads)),
    resident: Math.round(sum(processes.map(residentBytes)) / MEGABYTE),
  }
}

export async function countInPage(page: Page): Promise<PageCounts> {
  const sessions = await Promise.all(page.frames().map((frame) => sessionOf(page, frame)))
  const counts = await Promise.all(sessions.flatMap((session) => (session ? [metricsOf(session)] : [])))
  const all = (name: string) => sum(counts.map((one) => one.get(name) ?? 0))
  return {
    frames: page.frames().length,
    listeners: all('JSEventListeners'),
    heap: Math.round(all('JSHeapUsedSize') / MEGABYTE),
  }
}

/** A frame in its page's own process has none. */
async function sessionOf(page: Page, frame: ReturnType<Page['mainFrame']>): Promise<CDPSession | null> {
  const target = frame === page.mainFrame() ? page : frame
  return page
    .context()
    .newCDPSession(target)
    .catch(() => null)
}

async function metricsOf(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  await session.send('Performance.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  return new Map(metrics.map(({ name, value }) => [name, value]))
}

function workerThreads(id: number): number {
  return readList(`/proc/${id}/task`).filter((thread) =>
    readText(`/proc/${id}/task/${thread}/comm`).startsWith('DedicatedWorker'),
  ).length
}

function residentBytes(id: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readText(`/proc/${id}/status`)) ?? []
  return Number(kilobytes ?? 0) * 1024
}

/** A process or a thread may end while it is looked at. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function readList(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0)
}
