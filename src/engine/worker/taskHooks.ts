import type { Problem } from '../model/problem.ts'
import type { Behaviour } from '../run/behaviour.ts'
import { NodeFailure } from '../run/errors.ts'
import type { RunServices, TaskHookCall } from '../run/services.ts'

/** Calls the hooks around a task, beside the driver, from the runner that works on it. */
export interface TaskHooks {
  /** Why the task may not run; null where it may. */
  before(id: number, nodes: readonly string[]): Promise<Problem | null>
  /** What a hook threw although the task is done; null where none did. */
  after(id: number, nodes: readonly string[]): Promise<Problem | null>
}

export interface TaskHooksOptions {
  readonly worker: number
  readonly behaviours: readonly Behaviour[]
  readonly services: RunServices
  readonly now: () => number
}

export function createTaskHooks({ worker, behaviours, services, now }: TaskHooksOptions): TaskHooks {
  const moments = new Set(behaviours.flatMap((one) => (one.kind === 'hooks' ? one.moments : [])))

  async function call(moment: TaskHookCall['moment'], id: number, nodes: readonly string[]): Promise<Problem | null> {
    if (!moments.has(moment)) return null
    try {
      await services.callHook({ moment, task: { id, nodes, worker }, time: now() })
      return null
    } catch (error) {
      if (error instanceof NodeFailure) return error.problem
      throw error
    }
  }

  return {
    before: (id, nodes) => call('preTaskExecute', id, nodes),
    after: (id, nodes) => call('postTaskExecute', id, nodes),
  }
}
