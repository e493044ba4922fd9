/** `npm run shots`: pictures of the built page after a run, light and dark, wide and narrow, into docs/shots/. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from './browser.mjs'
import { ROOT } from './ready.mjs'
import { serve } from './serve.mjs'

const SHOTS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1400, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1400, height: 900 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 800, height: 600 } },
]

const folder = join(ROOT, 'docs/shots')
await mkdir(folder, { recursive: true })
const { server, url } = await serve({ folder: join(ROOT, 'dist'), port: 0 })
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS })
for (const { name, ...options } of SHOTS) {
  const page = await browser.newPage(options)
  await page.goto(url)
  await page.locator('button:enabled[title]:not([title*="starting"])', { hasText: /^Run \d/ }).click()
  await page.getByRole('tree', { name: 'Result' }).getByRole('treeitem').first().waitFor()
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  await page.close()
}
await browser.close()
server.close()
