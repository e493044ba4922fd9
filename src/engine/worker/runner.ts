import type { RunEvent } from '../model/event.ts'
import { findNode, type GraphNode, type Program } from '../model/graph.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { createLoader, type Packages } from '../run/loader.ts'
import { createNodeRunner, type NodeRunner } from '../run/nodeRunner.ts'
import { runNodes } from '../run/runNodes.ts'
import { NO_SERVICES } from '../run/services.ts'
import { fromWire, toWire } from '../values/wire.ts'
import type { FromRunner, NamedValue, TaskGroup, ToRunner } from './runnerProtocol.ts'

/** What runs in each pool worker: the only place, besides Node in place, where the user's code exists. */
export interface Runner {
  handle(message: ToRunner): Promise<void>
}

interface ProgramRun {
  readonly program: Program
  readonly nodes: NodeRunner
  readonly values: Map<string, unknown>
  readonly failed: Map<string, string>
  readonly now: () => number
}

export function createRunner(worker: number, packages: Packages, post: (message: FromRunner) => void): Runner {
  let run: ProgramRun | null = null
  const outbox = createOutbox(post, (node, error) => {
    run?.failed.set(node, node)
    const problem = unsendable(node, error, run?.program ?? null)
    post({ kind: 'progress', events: [{ kind: 'nodeFailed', node, time: run?.now() ?? 0, problem }], values: [] })
  })

  function startRun({ program, startedAt, summaries }: ToRunner & { kind: 'startRun' }): void {
    const start = startedAt - performance.timeOrigin
    const now = () => performance.now() - start
    const nodes = createNodeRunner({
      program,
      loaderFor: (write) => createLoader(program, packages, write),
      emit: outbox.event,
      now,
      worker,
      summaries,
      services: NO_SERVICES,
      behaviours: [],
    })
    run = { program, nodes, values: new Map(), failed: new Map(), now }
  }

  function fetchValue(id: number, node: string): void {
    try {
      post({ kind: 'fetched', id, value: run?.values.has(node) ? toWire(run.values.get(node)) : null })
    } catch {
      // What no message can carry is as good as gone.
      post({ kind: 'fetched', id, value: null })
    }
  }

  async function runGroup(group: TaskGroup, { program, nodes, values, failed, now }: ProgramRun): Promise<void> {
    for (const [name, value] of group.values) values.set(name, fromWire(value))
    for (const [name, because] of group.failed) failed.set(name, because)
    const order = group.nodes.flatMap((name): GraphNode[] => {
      const node = findNode(program.graph, name)
      return node ? [node] : []
    })
    const exported = new Set(group.exports)
    await runNodes({
      order,
      values,
      failed,
      execute: (node, kwargs) => nodes.executable(node).run(kwargs),
      onSkipped: (node, because) => outbox.event({ kind: 'nodeSkipped', node: node.name, time: now(), because }),
      onValue: (node, value) => {
        if (exported.has(node.name)) outbox.value(node.name, value)
      },
    })
    outbox.flush()
    const lost = group.nodes.flatMap((name): [string, string][] => {
      const because = failed.get(name)
      return because === undefined ? [] : [[name, because]]
    })
    post({ kind: 'groupDone', group: group.id, failed: lost })
  }

  return {
    async handle(message) {
      if (message.kind === 'startRun') startRun(message)
      else if (message.kind === 'fetch') fetchValue(message.id, message.node)
      else if (run) await runGroup(message.group, run)
    },
  }
}

interface Outbox {
  readonly event: (event: RunEvent) => void
  readonly value: (node: string, value: unknown) => void
  readonly flush: () => void
}

/**
 * Gathers what happened into one message. The start of a node goes out before the node runs, with all that came before it:
 * a node that never ends must be seen, and what was computed before it kept.
 * A value that no message can carry (a proxy, an array whose buffer was taken away) is found by sending each value alone.
 */
function createOutbox(
  post: (message: FromRunner) => void,
  onUnsendable: (node: string, error: unknown) => void,
): Outbox {
  let events: RunEvent[] = []
  let values: NamedValue[] = []
  function attempt(node: string, send: () => void): void {
    try {
      send()
    } catch (error) {
      onUnsendable(node, error)
    }
  }
  function flush(): void {
    if (events.length === 0 && values.length === 0) return
    const message = { kind: 'progress', events, values } as const
    events = []
    values = []
    try {
      post(message)
    } catch {
      post({ ...message, values: [] })
      for (const value of message.values) {
        attempt(value[0], () => post({ kind: 'progress', events: [], values: [value] }))
      }
    }
  }
  return {
    flush,
    value: (node, value) => attempt(node, () => void values.push([node, toWire(value)])),
    event(event) {
      events.push(event)
      if (event.kind === 'nodeStarted' || event.kind === 'consoleWritten') flush()
    },
  }
}

function unsendable(node: string, error: unknown, program: Program | null): Problem {
  return makeProblem('DW-RUN-002', 'run', {
    message: `"${node}" gave a value that cannot go to another worker: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'Return plain data: numbers, texts, arrays, objects, Map, Set, Date, typed arrays or tables.',
    nodes: [node],
    where: (program && findNode(program.graph, node)?.where) ?? null,
  })
}
