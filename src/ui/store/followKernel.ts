import type { Context } from './context.ts'
import { withData } from './history.ts'
import type { KernelSync } from './kernelSync.ts'
import type { Projects } from './projects.ts'

interface Followed {
  readonly kernel: KernelSync
  readonly projects: Projects
}

/** Keeps in the store what the kernel tells of itself and of files, unasked. Returns its end. */
export function followKernel({ services, get, set, notify }: Context, { kernel, projects }: Followed): () => void {
  const ends = [
    services.kernel.onState((sandbox, message) => {
      set({ sandbox })
      if (sandbox === 'failed') notify('error', `The sandbox could not start: ${message}`)
      if (sandbox === 'starting' && message) notify('error', message)
      if (sandbox !== 'ready') kernel.forget()
      else void kernel.sync()
    }),
    services.kernel.onFile((message) => {
      if (message.kind === 'fileProgress') {
        // Reports come by another port: what is read already may still be told of.
        if (!get().files.has(message.name)) set({ reading: new Map(get().reading).set(message.name, message) })
        return
      }
      const { report, blob } = message
      kernel.take(report, blob)
      const history = withData(get().history, report.name, blob)
      set({ history, written: [...new Set([...get().written, report.name])] })
      projects.saveSoon()
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}
