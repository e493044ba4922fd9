import { createImportedModules } from './live/importModules.ts'
import { PACKAGES } from './packages.ts'
import { createNodeCache } from './run/cache.ts'
import { createRunner, type Runner } from './worker/runner.ts'
import type { ToRunner } from './worker/runnerProtocol.ts'

/** The entry of a runner in the page that the engine is bundled with. The first message is the runner's number. */
const live = createImportedModules((url) => import(/* @vite-ignore */ url))
/** Held for as long as this thread lives: it closes where nobody has it any more. */
const life = new Set<MessagePort>()
let runner: Runner | null = null
let ready = Promise.resolve()

self.onmessage = ({ data, ports }: MessageEvent<number | ToRunner>) => {
  if (typeof data === 'number') {
    for (const port of ports) life.add(port)
    runner = createRunner(
      data,
      PACKAGES,
      (message, transfer = []) => self.postMessage(message, { transfer: [...transfer] }),
      live.at,
      createNodeCache,
    )
    return
  }
  const frame = data.kind === 'startRun' && data.program.frame
  if (frame) ready = ready.then(() => live.load(frame))
  void ready.then(() => runner?.handle(data))
}
