/** Draws the PNG icons from the SVG ones; run by hand when they change. */
import { readFile, writeFile } from 'node:fs/promises'
import { chromium } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from './browser.mjs'

const folder = new URL('../public/icons/', import.meta.url)
const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_FLAGS })
await draw('icon.svg', 'icon-192.png', 192)
await draw('icon.svg', 'icon-512.png', 512)
await draw('icon-maskable.svg', 'icon-maskable-512.png', 512)
await browser.close()

async function draw(from, to, size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const svg = await readFile(new URL(from, folder), 'utf8')
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`)
  await writeFile(new URL(to, folder), await page.screenshot({ omitBackground: true }))
}
