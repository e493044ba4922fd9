import { parentPort } from 'node:worker_threads'
import * as Comlink from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import type { NumberFunction } from './programOf.ts'

const known = new Map<string, (...values: readonly unknown[]) => unknown>()

const api = {
  load(functions: readonly NumberFunction[]): void {
    for (const [name, parameters, body] of functions) {
      known.set(name, new Function(`return (${parameters}) => ${body}`)())
    }
  },
  call: (name: string, values: readonly unknown[]): unknown => known.get(name)?.(...values),
}

export type NaiveApi = typeof api

/** A worker of the naive pool. */
if (parentPort) Comlink.expose(api, nodeEndpoint(parentPort))
