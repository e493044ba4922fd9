import { asyncProperty, assert as check, integer, record } from 'fast-check'
import { expect, test } from 'vitest'
import { buildCommandLine } from '../../scripts/commandLine.mjs'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool, type RunnerHost } from './adapters/webWorker/workerPool.ts'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './driver.ts'
import type { Program } from './model/graph.ts'
import { createNodeHost } from './nodeHost.ts'
import { PACKAGES } from './packages.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'
import { pictureOf } from './testing/pictureOf.ts'
import { EVERYTHING, type RandomProgram, randomProgram } from './testing/randomProgram.ts'
import { startKernel } from './testing/startKernel.ts'
import { measure } from './values/measure.ts'
import { fromWire } from './values/wire.ts'
import type { FromRunner, Held, ToRunner } from './worker/runnerProtocol.ts'

interface Sample {
  readonly program: RandomProgram
  readonly analysed: Program
}

function sample(options: { readonly seed: number; readonly size: number }): Sample {
  const program = randomProgram({ ...EVERYTHING, ...options })
  const { files, modules, config } = program
  return { program, analysed: analyzeHere({ files, modules, config }) }
}

const seeds = record({ seed: integer(), size: integer({ min: 5, max: 40 }) })

/** The least power of two under which no value is too large by itself. */
async function leastBudget<T extends { readonly outcome: string; readonly problems: readonly { code: string }[] }>(
  run: (bytes: number) => Promise<T>,
): Promise<{ readonly bytes: number; readonly end: T }> {
  for (let bytes = 64; ; bytes *= 2) {
    const end = await run(bytes)
    if (end.problems.every(({ code }) => code !== 'DW-RUN-030')) return { bytes, end }
  }
}

/** What runners told of what they hold, each time beside what all others told last. */
interface Told {
  readonly all: number
  readonly kept: number
  /** Of the work that each told last: what it was given for it, and what others need of it. */
  readonly own: number
}

interface Followed {
  readonly host: RunnerHost
  /** While every runner had heard how much it may hold: one that is busy lets go of nothing. */
  readonly told: Told[]
  /** How many have not. */
  readonly waiting: () => number
  forget(): void
}

function followed(host: RunnerHost): Followed {
  const held = new Map<number, Held & { readonly own: number }>()
  const told: Told[] = []
  const given = new Map<number, number>()
  let waiting = 0
  function give(worker: number, message: ToRunner): void {
    if (message.kind === 'limit') waiting++
    const values =
      message.kind === 'runGroup' ? message.group.values : message.kind === 'runItems' ? message.part.values : null
    if (values)
      given.set(
        worker,
        values.reduce((sum, [, value]) => sum + measure(fromWire(value)), 0),
      )
  }
  function note(worker: number, message: FromRunner): void {
    if (!('held' in message)) return
    if (message.kind === 'held') waiting--
    const exported = message.kind === 'groupDone' ? message.exported.reduce((sum, { bytes }) => sum + bytes, 0) : 0
    held.set(worker, { ...message.held, own: exported + (given.get(worker) ?? 0) })
    const sumOf = (key: keyof Told) => [...held.values()].reduce((sum, one) => sum + one[key], 0)
    if (waiting === 0) told.push({ all: sumOf('all'), kept: sumOf('kept'), own: sumOf('own') })
  }
  return {
    told,
    waiting: () => waiting,
    forget() {
      held.clear()
      given.clear()
      told.length = 0
    },
    host: {
      spawn(worker) {
        const line = host.spawn(worker)
        return {
          ...line,
          post(message, transfer) {
            give(worker, message)
            line.post(message, transfer)
          },
          onMessage: (listener) =>
            line.onMessage((message) => {
              note(worker, message)
              listener(message)
            }),
        }
      },
    },
  }
}

async function expectBudgetKept(one: Sample, workers: number, { host, told, waiting, forget }: Followed) {
  const pool = createWorkerPool(host)
  const { outputs, inputs, overrides } = one.program
  const run = async (maxHeldBytes?: number) => {
    await expect.poll(waiting).toBe(0)
    forget()
    const adapter = new WebWorkerGraphAdapter({ workers, pool, maxHeldBytes })
    return Driver.fromGraph(one.analysed, { adapter }).run({ outputs, inputs, overrides })
  }
  try {
    const free = await run()
    const { bytes, end } = await leastBudget(run)
    expect(pictureOf([end.outcome, end.result])).toEqual(pictureOf([free.outcome, free.result]))
    await expect.poll(waiting).toBe(0)
    for (const { all, kept, own } of told) expect(all).toBeLessThanOrEqual(Math.max(bytes, kept) + own)
    // Of a run that is over nothing is needed.
    expect(told.at(-1)?.all ?? 0).toBeLessThanOrEqual(bytes)
  } finally {
    pool.stop()
  }
}

test(
  'R31: under a tiny budget random programs give what they give without, and hold no more than it and what they need',
  {
    timeout: 120_000,
  },
  () =>
    check(
      asyncProperty(seeds, async (options) => {
        const one = sample(options)
        for (const workers of [1, 2, 3])
          await expectBudgetKept(one, workers, followed(createInProcessHost({ packages: PACKAGES })))
      }),
      { numRuns: 25 },
    ),
)

test('the same on the threads of Node', { timeout: 120_000 }, async () => {
  await buildCommandLine()
  const threads = createNodeHost(new URL('../../build/cli/nodeRunner.js', import.meta.url))
  await check(
    asyncProperty(seeds, (options) => expectBudgetKept(sample(options), 2, followed(threads))),
    { numRuns: 6 },
  )
})

async function lookAtAll({ program, analysed }: Sample, maxHeldBytes: number | null) {
  const { kernel, events } = await startKernel(analysed)
  const { outputs, overrides } = program
  const inputs = Object.fromEntries(
    Object.entries(program.inputs).map(([name, value]) => [name, { kind: 'json', value } as const]),
  )
  const limits = maxHeldBytes === null ? {} : { maxHeldBytes }
  const adapter = { kind: 'workers', workers: 2 } as const
  const { outcome, problems } = await kernel.run({
    run: 1,
    outputs,
    inputs,
    overrides,
    adapter,
    limits,
    result: 'dict',
  })
  const inBlocks = new Set(analysed.graph.nodes.flatMap(({ name, block }) => (block?.length ? [name] : [])))
  const ended = events.flatMap((event) => (event.kind === 'nodeFinished' ? [event.node] : []))
  const values = new Map<string, unknown>()
  for (const node of [...new Set(ended)].sort())
    if (!inBlocks.has(node)) values.set(node, await kernel.expand({ root: { kind: 'node', node }, path: [] }, 0, 50))
  const again = events.flatMap((event) => (event.kind === 'nodeWarned' ? [event.problem.code] : []))
  return { outcome, problems, values, again: again.filter((code) => code === 'DW-RUN-031').length }
}

test('R30: under a tiny budget every value that a random program made can be looked at: those that went are made again', {
  timeout: 120_000,
}, async () => {
  let again = 0
  await check(
    asyncProperty(seeds, async (options) => {
      const one = sample(options)
      const free = await lookAtAll(one, null)
      const { end } = await leastBudget((bytes) => lookAtAll(one, bytes))
      expect(Object.fromEntries(end.values)).toEqual(Object.fromEntries(free.values))
      again += end.again
    }),
    { numRuns: 15 },
  )
  expect(again).toBeGreaterThan(0)
})
