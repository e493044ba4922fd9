import { GraphError, makeProblem } from '../../model/problem.ts'
import type { Dispatched, DispatchRequest } from './dispatchRequest.ts'
import { Dispatch } from './dispatchRun.ts'

/**
 * Runs recorded steps on the pool. Settles when every step has ended; rejects when the run is stopped or its time is over, with
 * the workers ended.
 */
export function dispatchSteps(request: DispatchRequest): Promise<Dispatched> {
  return new Promise((resolve, reject) => {
    const { signal } = request.run
    const { runTimeout } = request.limits
    let timer: ReturnType<typeof setTimeout> | undefined
    // The signal outlives the run: aborted later it must not end runners that wait for the next one.
    const settle = (end: () => void) => {
      signal.removeEventListener('abort', stop)
      clearTimeout(timer)
      run.dispose()
      end()
    }
    const end = (how: () => void) =>
      settle(() => {
        request.pool.rest()
        how()
      })
    const run = new Dispatch(
      request,
      (result) => end(() => resolve(result)),
      (error) => end(() => reject(error)),
    )
    const stop = () => {
      request.pool.stop()
      settle(() => reject(signal.reason))
    }
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    if (runTimeout !== undefined) {
      timer = setTimeout(() => {
        request.pool.stop()
        settle(() => reject(new GraphError([runExpired(runTimeout, run.runningNodes())])))
      }, runTimeout)
    }
    run.start()
  })
}

function runExpired(limit: number, nodes: readonly string[]) {
  return makeProblem('DW-RUN-029', 'run', {
    message: `The run took longer than ${limit} ms and was ended${nodes.length ? ` while it ran ${nodes.map((name) => `"${name}"`).join(', ')}` : ''}.`,
    hint: 'Ask for less, or raise the limit.',
    nodes,
  })
}
