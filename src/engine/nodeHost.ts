import { Worker } from 'node:worker_threads'
import type { RunnerHost } from './adapters/webWorker/workerPool.ts'
import type { FromRunner, RunnerLine, ToRunner } from './worker/runnerProtocol.ts'

const ASKS: ReadonlySet<ToRunner['kind']> = new Set(['runGroup', 'runItems', 'fetch'])
const ANSWERS: ReadonlySet<FromRunner['kind']> = new Set(['groupDone', 'itemsDone', 'fetched'])

/** Runner threads of Node: the entry stands beside this file's bundle. */
export function createNodeHost(entry: URL = new URL('./nodeRunner.js', import.meta.url)): RunnerHost {
  return {
    spawn(number): RunnerLine {
      const worker = new Worker(entry, { workerData: number })
      let onMessage = (_message: FromRunner) => {}
      let onDeath = (_reason: string) => {}
      let isDead = false
      let awaited = 0
      const die = (reason: string) => {
        if (isDead) return
        isDead = true
        onDeath(reason)
      }
      worker.on('message', (message: FromRunner) => onMessage(message))
      worker.on('error', (error) => die(error.message))
      worker.on('exit', (code) => die(`it ended with code ${code}`))
      // Only a runner that somebody waits for keeps the process alive.
      worker.unref()
      return {
        sharesMemory: true,
        post(message, transfer = []) {
          if (ASKS.has(message.kind) && ++awaited === 1) worker.ref()
          worker.postMessage(message, [...transfer])
        },
        onMessage: (listener) => {
          onMessage = (message) => {
            if (ANSWERS.has(message.kind) && --awaited === 0) worker.unref()
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
