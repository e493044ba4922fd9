import type { Page } from '@playwright/test'

/** What a page went through while it was watched. */
export interface Watched {
  /** The longest that nothing else had a turn, in milliseconds. */
  readonly stall: number
  /** How many different states of progress were on the screen. */
  readonly progress: number
}

/** Watches a page from now on until `end` is called. */
export async function watchPage(page: Page): Promise<{ readonly end: () => Promise<Watched> }> {
  await page.evaluate(() => {
    const shown = new Set<number>()
    const watched = { stall: 0, shown, over: false }
    let last = performance.now()
    const tick = () => {
      const now = performance.now()
      watched.stall = Math.max(watched.stall, now - last)
      last = now
      for (const bar of document.querySelectorAll('progress')) if (bar.value > 0) shown.add(bar.value)
      if (!watched.over) setTimeout(tick, 4)
    }
    tick()
    Object.assign(globalThis, { watched })
  })
  return {
    end: () =>
      page.evaluate(() => {
        const { watched } = globalThis as unknown as {
          watched: { stall: number; shown: ReadonlySet<number>; over: boolean }
        }
        watched.over = true
        return { stall: watched.stall, progress: watched.shown.size }
      }),
  }
}

/** In the page: presses the button of that name, and waits until it is gone; gives the milliseconds. */
export function pressAway(page: Page, name: string): Promise<number> {
  return page.evaluate((wanted) => {
    const find = () =>
      [...document.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(wanted))
    return new Promise<number>((resolve, reject) => {
      const start = performance.now()
      const button = find()
      if (!button) return reject(new Error(`there is no button ${wanted}`))
      button.click()
      const look = () => {
        if (find()) requestAnimationFrame(look)
        else resolve(performance.now() - start)
      }
      requestAnimationFrame(look)
    })
  }, name)
}
