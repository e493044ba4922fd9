import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'
import { Workbench } from './pages/Workbench.ts'

/** The built page on a plain static server, in a folder of its own choosing. */
export interface Site {
  readonly url: string
  close(): Promise<void>
}

interface Fixtures {
  /** The page, opened on its first example, with a fresh storage. */
  readonly workbench: Workbench
}

interface WorkerFixtures {
  readonly site: Site
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await openSite('/')
      await use(site)
      await site.close()
    },
    { scope: 'worker' },
  ],
  workbench: async ({ page, site }, use) => {
    const complaints = collectComplaints(page)
    const workbench = new Workbench(page)
    await page.goto(site.url)
    await workbench.ready()
    await use(workbench)
    expect(complaints, 'the page complained on its console').toEqual([])
  },
})

export { expect }

export async function openSite(base: string): Promise<Site> {
  const { server, url } = await serve({ folder: 'dist', base, port: 0 })
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Errors of the page's own: uncaught ones, and what it or its policies print as errors. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}
