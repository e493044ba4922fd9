import { type KeptPart, NOTHING_KEPT } from '../../engine/page.ts'
import type { Context } from './context.ts'

/**
 * What nodes gave, from one visit of the page to the next. It is one project's: what another's functions gave is never taken
 * for that of this one, whatever they are called.
 */
export interface KeptCache {
  /** The project that is open now is the one that was open at the last visit. */
  resume(): void
  /** When the kernel's cache is that of the open project. */
  ready(): Promise<void>
  /** The kernel was replaced: it has nothing. */
  forget(): void
  /** A run has ended: what is new is kept when the page has nothing else to do. */
  ran(): void
  /** All is to run anew. */
  clear(): Promise<void>
  dispose(): void
}

const IDLE_MS = 1500

export function createKeptCache({ services, get, notify }: Context): KeptCache {
  /** Of which opened project the kernel's cache is, and of which that of the browser. */
  let inKernel = 0
  let inBrowser = 0
  let isTold = false
  let cancel = () => {}

  /** A browser that keeps nothing: all works, but that a visit begins anew. */
  function untold(): void {
    if (!isTold) notify('info', 'This browser keeps no results: they are gone when the page is.')
    isTold = true
  }

  async function load(): Promise<KeptPart> {
    const { opened } = get()
    if (inBrowser === opened) return services.cache.load()
    inBrowser = opened
    await services.cache.renew()
    return NOTHING_KEPT
  }

  async function keep(): Promise<void> {
    const { opened } = get()
    if (inKernel !== opened || get().running) return
    const part = await services.kernel.takeKept()
    if (opened !== get().opened || part.records.length === 0) return
    await services.cache.add(part).catch(untold)
  }

  return {
    resume() {
      inBrowser = get().opened
    },
    async ready() {
      const { opened } = get()
      if (inKernel === opened) return
      inKernel = opened
      const part = await load().catch(() => {
        untold()
        return NOTHING_KEPT
      })
      if (opened === get().opened) await services.kernel.restoreCache(part)
    },
    forget() {
      inKernel = 0
    },
    ran() {
      cancel()
      // A sandbox that was replaced meanwhile has nothing to take.
      cancel = services.page.later(IDLE_MS, () => void keep().catch(() => {}))
    },
    async clear() {
      await services.kernel.clearCache()
      await services.cache.clear().catch(untold)
    },
    dispose: () => cancel(),
  }
}
