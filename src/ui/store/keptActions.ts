import { type Context, messageOf } from './context.ts'
import type { KeptFunction, KeptPalette } from './kept.ts'

const MOST_RECENT = 60

/** What this browser keeps for the palette; loaded when the first palette opens. */
export function createKeptActions({ services, get, set, notify }: Context) {
  /** Two tabs may keep something: each change is one of what is there now. */
  async function change(next: (kept: KeptPalette) => KeptPalette): Promise<void> {
    try {
      const kept = next(await services.palette.load())
      set({ kept })
      await services.palette.save(kept)
    } catch (error) {
      set({ kept: next(get().kept ?? NOTHING) })
      notify('error', `This browser keeps nothing of the palette: ${messageOf(error)}.`)
    }
  }

  return {
    async load(): Promise<void> {
      if (get().kept) return
      set({ kept: await services.palette.load().catch(() => NOTHING) })
    },
    /** It was used just now. */
    remember: (id: string) =>
      change((kept) => ({
        ...kept,
        recent: [id, ...kept.recent.filter((one) => one !== id)].slice(0, MOST_RECENT),
      })),
    /** One of the same name is replaced. */
    add: (functions: readonly KeptFunction[]) =>
      change((kept) => {
        const names = new Set(functions.map((one) => one.name))
        return { ...kept, functions: [...functions, ...kept.functions.filter((one) => !names.has(one.name))] }
      }),
    remove: (name: string) =>
      change((kept) => ({ ...kept, functions: kept.functions.filter((one) => one.name !== name) })),
  }
}

const NOTHING: KeptPalette = { recent: [], functions: [] }
