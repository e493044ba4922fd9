import { NOTHING_KEPT } from '../../engine/page.ts'
import type { Context } from './context.ts'

/**
 * What nodes gave, and what they took, from one visit of the page to the next. It is one project's: what another's functions gave
 * is never taken for that of this one, whatever they are called.
 */
export interface KeptCache {
  /** When the kernel knows what is kept of the open project. */
  ready(): Promise<void>
  /** The kernel was replaced: it has nothing. */
  forget(): void
  /** A run has ended: what is new is kept when the page has nothing else to do. */
  ran(): void
  /** How much of it there is is in the store, once it is known. */
  measure(): Promise<void>
  /** What nodes gave is forgotten, what they took is not; with `all`, what other projects have in this browser goes too. */
  clear(all?: boolean): Promise<void>
  dispose(): void
}

const IDLE_MS = 1500

export function createKeptCache({ services, get, set, notify }: Context): KeptCache {
  /** Of which opened project the kernel's cache is. */
  let inKernel = 0
  let isTold = false
  let cancel = () => {}

  /** A browser that keeps nothing: all works, but that a visit begins anew. */
  function untold(): void {
    if (!isTold) notify('info', 'This browser keeps no results: they are gone when the page is.')
    isTold = true
  }

  async function keep(): Promise<void> {
    const { opened } = get()
    if (inKernel !== opened || get().running) return
    const [part, costs] = await Promise.all([services.kernel.takeKept(), services.kernel.takeCosts()])
    if (opened !== get().opened) return
    const isNew = part.records.length > 0
    await Promise.all([isNew && services.cache.add(part), services.costs.save(costs)]).catch(untold)
  }

  /** With what is new since the last time: a size that does not know of it would be told as the whole. */
  async function measure(): Promise<void> {
    await keep().catch(() => {})
    set({ cacheSizes: await services.cache.measure().catch(() => null) })
  }

  return {
    async ready() {
      const { opened } = get()
      if (inKernel === opened) return
      inKernel = opened
      const [part, costs] = await Promise.all([services.cache.load(), services.costs.load()]).catch(() => {
        untold()
        return [NOTHING_KEPT, []] as const
      })
      if (opened !== get().opened) return
      await Promise.all([services.kernel.restoreCache(part), services.kernel.restoreCosts(costs)])
    },
    forget() {
      inKernel = 0
    },
    ran() {
      cancel()
      // A sandbox that was replaced meanwhile has nothing to take.
      cancel = services.page.later(IDLE_MS, () => void keep().catch(() => {}))
    },
    measure,
    async clear(all = false) {
      await services.kernel.clearCache()
      await services.cache.clear(all).catch(untold)
    },
    dispose: () => cancel(),
  }
}
