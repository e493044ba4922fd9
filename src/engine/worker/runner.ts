import { findNode, type GraphNode, type Program } from '../model/graph.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { nodesOf } from '../model/steps.ts'
import type { CreateNodeCache } from '../run/cache.ts'
import { NodeFailure } from '../run/errors.ts'
import type { LiveModules, Packages } from '../run/loader.ts'
import { Missing } from '../run/missing.ts'
import type { NodeRunner } from '../run/nodeRunner.ts'
import type { Lists } from '../run/runBlock.ts'
import { runNodes } from '../run/runNodes.ts'
import { createSchedule } from '../run/schedule.ts'
import { fromWire, toWire } from '../values/wire.ts'
import { ownWire } from '../values/wireBuffers.ts'
import { createGroupValues } from './groupValues.ts'
import type { HeldValues } from './heldValues.ts'
import { createOutbox } from './outbox.ts'
import { createProgramTaker } from './programParts.ts'
import { createProgramRun, type ProgramRun } from './programRun.ts'
import { clearPulse, writePulse } from './pulse.ts'
import { createRemoteServices } from './remoteServices.ts'
import type { ItemsTask, NamedValue, PostToDriver, TaskGroup, ToRunner } from './runnerProtocol.ts'

/** What runs in each pool worker: the only place, besides Node in place, where the user's code exists. */
export interface Runner {
  handle(message: ToRunner): Promise<void>
}

/** Stands where the name of a culprit would: nobody failed, the group's time was over. */
const LEFT = ''

export function createRunner(
  worker: number,
  packages: Packages,
  post: PostToDriver,
  liveAt?: LiveModules,
  createCache?: CreateNodeCache,
): Runner {
  const programOf = createProgramTaker()
  let run: ProgramRun | null = null
  const services = createRemoteServices(post)
  const onUnsendable = (node: string, error: unknown) => {
    run?.failed.set(node, node)
    const problem = unsendable(node, error, run?.program ?? null)
    post({ kind: 'progress', events: [{ kind: 'nodeFailed', node, time: run?.now() ?? 0, problem }], values: [] })
  }
  /** The node that the pulse shows. */
  let seen: string | null = null
  const outbox = createOutbox({
    post,
    onUnsendable,
    sendMore: services.sendKept,
    isSeen: (node) => node === seen,
  })

  function startRun(message: ToRunner & { kind: 'startRun' }): void {
    const program = programOf(message.program)
    run = createProgramRun(
      { start: message, program, before: run },
      { worker, packages, liveAt, createCache, services, emit: outbox.event },
    )
  }

  function fetchValue(id: number, node: string): void {
    try {
      if (run?.values.has(node)) {
        const { wire, buffers } = ownWire(toWire(run.values.get(node)))
        post({ kind: 'fetched', id, sent: [node, wire, run.values.sizeOf(node)] }, buffers)
        return
      }
    } catch {
      // What no message can carry is as good as gone.
    }
    post({ kind: 'fetched', id, sent: null })
  }

  function limit({ bytes, over }: ToRunner & { kind: 'limit' }): void {
    if (!run) return
    const { values, program } = run
    if (bytes !== null) values.limit(bytes)
    if (over) {
      const outputs = new Set(over.outputs)
      values.releaseAll((node) => findNode(program.graph, node) !== undefined && !outputs.has(node))
    }
    post({ kind: 'held', held: values.held })
  }

  async function runGroup(group: TaskGroup, state: ProgramRun): Promise<void> {
    const { around, program, values, failed, now } = state
    for (const name of group.release) values.release(name)
    if (group.limit !== null) values.limit(group.limit)
    take(group.values, values)
    for (const [name, because] of group.failed) failed.set(name, because)
    const steps = group.nodes.flatMap((name): GraphNode[] => {
      const step = findNode(program.graph, name)
      return step ? [step] : []
    })
    const refused = await around.before(group.id, group.nodes)
    if (refused) for (const name of failAll(steps, refused, now())) failed.set(name, name)
    const giving = createGroupValues(group, steps, values, outbox)
    const until = group.slice === null ? Number.POSITIVE_INFINITY : now() + group.slice
    const run = seeing(group, state)
    let begun = 0
    const end = await runNodes({
      schedule: createSchedule(refused ? [] : steps),
      given: (name) => values.get(name),
      failed,
      keep: [],
      execute(step, taken) {
        if (begun++ > 0 && now() >= until) throw new Missing(LEFT)
        return run(step, taken)
      },
      onSkipped(step, because) {
        if (because === LEFT) return
        for (const node of nodesOf(step)) outbox.event({ kind: 'nodeSkipped', node, time: now(), because })
      },
      onValue: (step, value) => giving.put(step, value),
    })
    const left = group.nodes.filter((name) => end.failed.get(name) === LEFT)
    for (const [name, because] of end.failed) if (because !== LEFT) failed.set(name, because)
    const late = await around.after(group.id, group.nodes)
    if (late)
      outbox.event({ kind: 'nodeWarned', node: group.nodes[0] ?? '', problem: { ...late, severity: 'warning' } })
    const exported = giving.end(left)
    outbox.flush()
    const lost = group.nodes.flatMap((name): [string, string][] => {
      const because = failed.get(name)
      return because === undefined ? [] : [[name, because]]
    })
    post({ kind: 'groupDone', group: group.id, failed: lost, left, exported, held: values.held })
  }

  /** Runs a group's nodes so that it is seen which one keeps this thread busy. Those within a block are told. */
  function seeing(group: TaskGroup, { pulse, now, nodes }: ProgramRun): NodeRunner['run'] {
    if (!pulse) return nodes.run
    const places = new Map(group.nodes.map((name, at) => [name, at]))
    return (step, taken) => {
      const at = places.get(step.name)
      if (at === undefined || step.call.kind === 'block') return nodes.run(step, taken)
      writePulse(pulse, { group: group.id, at, time: now() })
      seen = step.name
      try {
        return nodes.run(step, taken)
      } finally {
        clearPulse(pulse)
        seen = null
      }
    }
  }

  /** A hook that fails before a task fails its first node; the others have nothing to run on. */
  function failAll(steps: readonly GraphNode[], problem: Problem, time: number): readonly string[] {
    const [first, ...others] = steps.flatMap(nodesOf)
    if (first !== undefined)
      outbox.event({ kind: 'nodeFailed', node: first, time, problem: { ...problem, nodes: [first] } })
    for (const node of others) outbox.event({ kind: 'nodeSkipped', node, time, because: first ?? node })
    return steps.map((step) => step.name)
  }

  async function runItems(task: ItemsTask, { program, nodes, values }: ProgramRun): Promise<void> {
    take(task.values, values)
    const { id: part, firstItem } = task
    const step = findNode(program.graph, task.step)
    const items = fromWire(task.items)
    const done = (lists: readonly NamedValue[], lost: readonly (readonly [string, string])[]) => {
      outbox.flush()
      post({ kind: 'itemsDone', part, lists, lost, held: values.held })
    }
    if (step?.call.kind !== 'block' || !Array.isArray(items)) return done([], [])
    try {
      const given = (name: string) => values.get(name)
      const lists = await nodes.runItems(step, { items, firstItem, given, failed: new Map(task.failed) })
      const [whole, lost] = divide(lists)
      done(whole, lost)
    } catch (error) {
      const culprit = tellLost(error, step, program)
      done(
        [],
        step.call.collected.map((name) => [name, culprit]),
      )
    }
  }

  /** Whose fault it is: a node that failed has told already; a list that no message can carry has not. */
  function tellLost(error: unknown, step: GraphNode, program: Program): string {
    const [node = step.name] = error instanceof NodeFailure ? error.problem.nodes : nodesOf(step)
    if (!(error instanceof NodeFailure)) {
      outbox.event({ kind: 'nodeFailed', node, time: run?.now() ?? 0, problem: unsendable(node, error, program) })
    }
    return node
  }

  return {
    async handle(message) {
      if (message.kind === 'startRun') startRun(message)
      else if (message.kind === 'fetch') fetchValue(message.id, message.node)
      else if (message.kind === 'limit') limit(message)
      else if (message.kind === 'answer') services.answer(message.answers)
      else if (run && message.kind === 'runGroup') await runGroup(message.group, run)
      else if (run && message.kind === 'runItems') await runItems(message.part, run)
    },
  }
}

/** The lists that can go on their way, and those that are missing. */
function divide(lists: Lists): [whole: NamedValue[], lost: [node: string, because: string][]] {
  const whole: NamedValue[] = []
  const lost: [string, string][] = []
  for (const [name, list] of Object.entries(lists)) {
    if (list instanceof Missing) lost.push([name, list.because])
    else whole.push([name, toWire(list)])
  }
  return [whole, lost]
}

function take(given: readonly NamedValue[], values: HeldValues): void {
  for (const [name, value] of given) values.keep(name, fromWire(value))
}

function unsendable(node: string, error: unknown, program: Program | null): Problem {
  return makeProblem('DW-RUN-002', 'run', {
    message: `"${node}" gave a value that cannot go to another worker: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'Return plain data: numbers, texts, arrays, objects, Map, Set, Date, typed arrays or tables.',
    nodes: [node],
    where: (program && findNode(program.graph, node)?.where) ?? null,
  })
}
