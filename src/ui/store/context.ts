import type { ProjectDocument } from './document.ts'
import type { Services } from './services.ts'
import type { AppState, AppStore, Notice, NoticeAction } from './state.ts'

/** What every part of the controller works on. */
export interface Context {
  readonly store: AppStore
  readonly services: Services
  get(): AppState
  set(parts: Partial<AppState>): void
  document(): ProjectDocument
  /** Tells the user; information goes by itself, errors and offers stay until dismissed. */
  notify(kind: 'info' | 'error', text: string, action?: NoticeAction): void
  /** Errors about a subject, in the place of those that were told of it before. */
  tellErrors(subject: string, texts: readonly string[]): void
  dismiss(id: number): void
}

const INFORMATION_STAYS_MS = 3000

export function createContext(store: AppStore, services: Services): Context {
  let notices = 0
  const told = new Map<string, readonly number[]>()
  const get = () => store.getState()
  // Thousands of cards and wires listen: what changes nothing is not told.
  function set(parts: Partial<AppState>): void {
    const now = get()
    const keys = Object.keys(parts) as (keyof AppState)[]
    if (keys.some((key) => !Object.is(now[key], parts[key]))) store.setState(parts)
  }
  function add(notice: Omit<Notice, 'id'>): number {
    const id = ++notices
    set({ notices: [...get().notices, { id, ...notice }] })
    return id
  }
  const dismiss = (id: number) => set({ notices: get().notices.filter((notice) => notice.id !== id) })
  return {
    store,
    services,
    get,
    set,
    dismiss,
    document: () => get().history.present,
    tellErrors(subject, texts) {
      for (const id of told.get(subject) ?? []) dismiss(id)
      told.set(
        subject,
        texts.map((text) => add({ kind: 'error', text })),
      )
    },
    notify(kind, text, action) {
      const id = add({ kind, text, ...(action ? { action } : {}) })
      if (kind === 'info' && !action) services.page.later(INFORMATION_STAYS_MS, () => dismiss(id))
    },
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
