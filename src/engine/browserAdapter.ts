import {
  WebWorkerGraphAdapter as PooledGraphAdapter,
  type WebWorkerOptions,
} from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from './adapters/webWorker/workerPool.ts'
import { createBrowserHost } from './browserHost.ts'

/** As in Node, with a pool of the page's workers of its own unless it is given one. */
export type BrowserWorkerOptions = Omit<WebWorkerOptions, 'pool'> & Partial<Pick<WebWorkerOptions, 'pool'>>

/**
 * Records nodes in `executeNode` and runs them in workers in `buildResult`. The workers stay warm between runs; `dispose`
 * ends them.
 */
export class WebWorkerGraphAdapter extends PooledGraphAdapter {
  constructor(options: BrowserWorkerOptions) {
    super({ ...options, pool: options.pool ?? createWorkerPool(createBrowserHost()) })
  }
}
