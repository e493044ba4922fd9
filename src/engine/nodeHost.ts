import { Worker } from 'node:worker_threads'
import type { RunnerHost } from './adapters/webWorker/workerPool.ts'
import type { FromRunner, RunnerLine } from './worker/runnerProtocol.ts'

/** Runner threads of Node: the entry stands beside this file's bundle. */
export function createNodeHost(entry: URL = new URL('./nodeRunner.js', import.meta.url)): RunnerHost {
  return {
    spawn(number): RunnerLine {
      const worker = new Worker(entry, { workerData: number })
      let onMessage = (_message: FromRunner) => {}
      let onDeath = (_reason: string) => {}
      let isDead = false
      const die = (reason: string) => {
        if (isDead) return
        isDead = true
        onDeath(reason)
      }
      worker.on('message', (message: FromRunner) => onMessage(message))
      worker.on('error', (error) => die(error.message))
      worker.on('exit', (code) => die(`it ended with code ${code}`))
      // A waiting runner does not keep the process alive.
      worker.unref()
      return {
        post(message) {
          worker.ref()
          worker.postMessage(message)
        },
        onMessage: (listener) => {
          onMessage = (message) => {
            if (message.kind === 'groupDone') worker.unref()
            listener(message)
          }
        },
        onDeath: (listener) => {
          onDeath = listener
        },
        terminate() {
          isDead = true
          void worker.terminate()
        },
      }
    },
  }
}
