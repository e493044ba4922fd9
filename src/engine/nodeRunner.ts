import { parentPort, workerData } from 'node:worker_threads'
import { PACKAGES } from './packages.ts'
import { createRunner } from './worker/runner.ts'
import type { ToRunner } from './worker/runnerProtocol.ts'

/** The entry of a runner thread in Node. */
const port = parentPort
if (port) {
  const runner = createRunner(Number(workerData), PACKAGES, (message) => port.postMessage(message))
  port.on('message', (message: ToRunner) => void runner.handle(message))
}
