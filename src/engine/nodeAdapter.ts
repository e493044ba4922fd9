import {
  WebWorkerGraphAdapter as PooledGraphAdapter,
  type WebWorkerOptions,
} from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from './adapters/webWorker/workerPool.ts'
import { createNodeHost } from './nodeHost.ts'

/** As in the page, with a pool of worker threads of its own unless it is given one. */
export type NodeWorkerOptions = Omit<WebWorkerOptions, 'pool'> & Partial<Pick<WebWorkerOptions, 'pool'>>

/**
 * Records nodes in `executeNode` and runs them in worker threads in `buildResult`. The threads stay warm between runs and
 * do not keep the process alive; `dispose` ends them.
 *
 * @example new WebWorkerGraphAdapter({ workers: 4, resultBuilder: new TableResult() })
 */
export class WebWorkerGraphAdapter extends PooledGraphAdapter {
  constructor(options: NodeWorkerOptions) {
    super({ ...options, pool: options.pool ?? createWorkerPool(createNodeHost()) })
  }
}
