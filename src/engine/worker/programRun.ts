import type { RunEvent } from '../model/event.ts'
import type { Program } from '../model/graph.ts'
import type { CreateNodeCache } from '../run/cache.ts'
import { createLoader, type LiveModules, type Packages } from '../run/loader.ts'
import { createNodeRunner, type NodeRunner } from '../run/nodeRunner.ts'
import type { RunServices } from '../run/services.ts'
import { createHeldValues, type HeldValues } from './heldValues.ts'
import type { Pulse } from './pulse.ts'
import type { RunStart } from './runnerProtocol.ts'
import { createTaskHooks, type TaskHooks } from './taskHooks.ts'

/** What a runner has of one run. */
export interface ProgramRun {
  readonly program: Program
  readonly nodes: NodeRunner
  readonly values: HeldValues
  readonly failed: Map<string, string>
  readonly now: () => number
  readonly around: TaskHooks
  readonly pulse: Pulse | null
}

/** Where nobody says how much: values that nobody needs any more stay for a look at them while all hold less. */
const LOOK_BUDGET = 256 * 2 ** 20

/** What a runner has for all its runs. */
export interface RunnerTools {
  readonly worker: number
  readonly packages: Packages
  readonly liveAt: LiveModules | undefined
  readonly createCache: CreateNodeCache | undefined
  readonly services: RunServices
  readonly emit: (event: RunEvent) => void
}

interface Starting {
  readonly start: RunStart & { readonly pulse: Pulse | null }
  readonly program: Program
  /** The run before, whose values a run may go on with. */
  readonly before: ProgramRun | null
}

export function createProgramRun({ start, program, before }: Starting, tools: RunnerTools): ProgramRun {
  const { worker, packages, liveAt, createCache, services, emit } = tools
  const { startedAt, summaries, behaviours, pulse, memory, continues } = start
  const origin = startedAt - performance.timeOrigin
  const now = () => performance.now() - origin
  const nodes = createNodeRunner({
    program,
    loaderFor: (write) => createLoader(program, packages, write, liveAt),
    emit,
    now,
    worker,
    followed: true,
    summaries,
    services,
    behaviours,
    createCache,
    maxValueBytes: memory?.value,
  })
  const around = createTaskHooks({ worker, behaviours, services, now })
  const most = memory?.held ?? LOOK_BUDGET
  const values = (continues && before?.values) || createHeldValues(most)
  values.limit(most)
  return { around, program, nodes, values, failed: new Map(), now, pulse }
}
