import type { FileReport, Program } from '../../engine/page.ts'
import { type Context, messageOf } from './context.ts'
import type { KeptCache } from './keptCache.ts'

/** Gives the kernel what it lacks: the program, and data files that are new or changed. */
export interface KernelSync {
  sync(): Promise<void>
  /** When typing has paused: a program of thousands of functions takes time to hand over. A run does not wait for that. */
  syncSoon(): void
  /** A file that the kernel wrote itself: it has it. */
  take(report: FileReport, blob: Blob): void
  /** The kernel was replaced: it has nothing. */
  forget(): void
  dispose(): void
}

const SOON_MS = 300

export function createKernelSync({ services, get, set, document, notify }: Context, cache: KeptCache): KernelSync {
  /** Data files that the kernel has, by identity of their Blob. */
  const sent = new Map<string, Blob>()
  let loaded: Program | null = null
  let latest: Promise<void> = Promise.resolve()
  let cancel = () => {}

  async function syncNow(): Promise<void> {
    const { sandbox, program } = get()
    if (sandbox !== 'ready') return
    await cache.ready()
    if (program && program !== loaded) {
      loaded = program
      await services.kernel.load(program)
    }
    const { data } = document()
    for (const name of sent.keys()) if (!data.has(name)) await remove(name)
    for (const [name, blob] of data) if (sent.get(name) !== blob) put(name, blob)
  }

  async function remove(name: string): Promise<void> {
    sent.delete(name)
    await services.kernel.removeFile(name)
    set({ files: without(get().files, name), reading: without(get().reading, name) })
  }

  /** A run does not wait for files to be read: the kernel waits for those that it needs. */
  function put(name: string, blob: Blob): void {
    sent.set(name, blob)
    set({ files: without(get().files, name) })
    const isLatest = () => sent.get(name) === blob
    services.kernel.putFile(name, blob).then(
      (report) => isLatest() && show(report),
      (error: unknown) => isLatest() && lost(error),
    )
  }

  function show(report: FileReport): void {
    set({ files: new Map(get().files).set(report.name, report), reading: without(get().reading, report.name) })
  }

  function lost(error: unknown): void {
    if (get().sandbox === 'ready') notify('error', `The sandbox did not take the project: ${messageOf(error)}`)
  }

  function sync(): Promise<void> {
    cancel()
    // One after the other: a run that waits for the latest has all that was asked for before it.
    latest = latest.then(syncNow).catch(lost)
    return latest
  }

  return {
    sync,
    syncSoon() {
      cancel()
      cancel = services.page.later(SOON_MS, () => void sync())
    },
    dispose: () => cancel(),
    take(report, blob) {
      sent.set(report.name, blob)
      show(report)
    },
    forget() {
      sent.clear()
      set({ reading: new Map() })
      cache.forget()
      loaded = null
    },
  }
}

function without<T>(map: ReadonlyMap<string, T>, name: string): ReadonlyMap<string, T> {
  if (!map.has(name)) return map
  const rest = new Map(map)
  rest.delete(name)
  return rest
}
