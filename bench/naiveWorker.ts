import { parentPort } from 'node:worker_threads'
import * as Comlink from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { naiveApi } from './naiveApi.ts'

/** A worker of the naive pool in Node. */
if (parentPort) Comlink.expose(naiveApi, nodeEndpoint(parentPort))
