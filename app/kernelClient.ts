import srcdoc from 'virtual:frame'
import kernelUrl from 'virtual:kernel'
import type { ExportReply, FileMessage, ImageView, KeptPart, RunEvent } from '../src/engine/page.ts'
import type { Services } from '../src/ui/store/services.ts'
import { createSandbox, type Sandbox, type SandboxState } from './sandbox.ts'

type Kernel = Services['kernel']

/** The kernel as the page sees it: one sandbox at a time, replaced by `restart`. */
export function createKernelClient(): Kernel {
  const eventListeners = new Set<(events: readonly RunEvent[]) => void>()
  const fileListeners = new Set<(message: FileMessage) => void>()
  const stateListeners = new Set<(state: SandboxState, message: string) => void>()
  let state: { readonly state: SandboxState; readonly message: string } = { state: 'starting', message: '' }
  let kernelText: Promise<string> | undefined

  const tell = (next: SandboxState, message: string) => {
    state = { state: next, message }
    for (const listener of stateListeners) listener(next, message)
  }
  const start = (): Sandbox =>
    createSandbox({
      srcdoc,
      kernel: getKernelText(),
      onEvents: (events) => {
        for (const listener of eventListeners) listener(events)
      },
      onFile: (message) => {
        for (const listener of fileListeners) listener(message)
      },
      onState: tell,
      onLost: () => {
        sandbox = start()
        tell('starting', 'The sandbox ran out of memory or crashed. A new one was started; run again to get results.')
      },
    })
  const getKernelText = () => {
    kernelText ??= fetchText(kernelUrl).catch((error: unknown) => {
      kernelText = undefined
      throw error
    })
    return kernelText
  }
  let sandbox: Sandbox = start()

  return {
    load: (program) => sandbox.call((kernel) => kernel.load(program)),
    putFile: (name, blob) => sandbox.call((kernel) => kernel.putFile(name, blob)),
    cancelFile: (name) => sandbox.call((kernel) => kernel.cancelFile(name)),
    removeFile: (name) => sandbox.call((kernel) => kernel.removeFile(name)),
    run: (request) => sandbox.call((kernel) => kernel.run(request)),
    plan: (request) => sandbox.call((kernel) => kernel.plan(request)),
    stop: () => sandbox.call((kernel) => kernel.stop()),
    expand: (ref, offset, limit) => sandbox.call((kernel) => kernel.expand(ref, offset, limit)),
    rows: (ref, query) => sandbox.call((kernel) => kernel.rows(ref, query)),
    profile: (ref) => sandbox.call((kernel) => kernel.profile(ref)),
    stopProfiles: () => sandbox.call((kernel) => kernel.stopProfiles()),
    clearCache: () => sandbox.call((kernel) => kernel.clearCache()),
    takeKept: () => sandbox.call<KeptPart>(async (kernel) => kernel.takeKept()),
    restoreCache: (part) => sandbox.call((kernel) => kernel.restoreCache(part)),
    takeCosts: () => sandbox.call((kernel) => kernel.takeCosts()),
    restoreCosts: (entries) => sandbox.call((kernel) => kernel.restoreCosts(entries)),
    image: (ref) => sandbox.call<ImageView | null>(async (kernel) => kernel.image(ref)),
    exportValue: (ref, format) => sandbox.call<ExportReply | null>(async (kernel) => kernel.exportValue(ref, format)),
    cancelExport: (ref, format) => sandbox.call((kernel) => kernel.cancelExport(ref, format)),
    async restart() {
      sandbox.dispose()
      sandbox = start()
    },
    onEvents: (listener) => subscribe(eventListeners, listener),
    onFile: (listener) => subscribe(fileListeners, listener),
    onState(listener) {
      // Whoever comes late hears how things stand, but not before it has its unsubscribe.
      queueMicrotask(() => stateListeners.has(listener) && listener(state.state, state.message))
      return subscribe(stateListeners, listener)
    },
  }
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The kernel could not be loaded (${response.status}).`)
  return response.text()
}
