import { parentPort, workerData } from 'node:worker_threads'
import { createImportedModules } from './live/importModules.ts'
import { PACKAGES } from './packages.ts'
import { createNodeCache } from './run/cache.ts'
import { createRunner } from './worker/runner.ts'
import type { PostToDriver, ToRunner } from './worker/runnerProtocol.ts'

/** The entry of a runner thread in Node. */
const port = parentPort
if (port) {
  const live = createImportedModules((url) => import(url))
  const post: PostToDriver = (message, transfer = []) => port.postMessage(message, [...transfer])
  const runner = createRunner(Number(workerData), PACKAGES, post, live.at, createNodeCache)
  let ready = Promise.resolve()
  port.on('message', (message: ToRunner) => {
    const frame = message.kind === 'startRun' && message.program.frame
    if (frame) ready = ready.then(() => live.load(frame))
    void ready.then(() => runner.handle(message))
  })
}
