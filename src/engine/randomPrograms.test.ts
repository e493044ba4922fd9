import { asyncProperty, assert as check, integer, record } from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildCommandLine } from '../../scripts/commandLine.mjs'
import type { GraphAdapter } from './adapters/GraphAdapter.ts'
import { SimpleGraphAdapter } from './adapters/SimpleGraphAdapter.ts'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool, type WorkerPool } from './adapters/webWorker/workerPool.ts'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './driver.ts'
import type { RunEvent } from './model/event.ts'
import { findNode } from './model/graph.ts'
import { foldEvents } from './model/runState.ts'
import { createNodeHost } from './nodeHost.ts'
import { PACKAGES } from './packages.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'
import { naiveRun } from './testing/naiveRun.ts'
import { pictureOf } from './testing/pictureOf.ts'
import { type RandomProgram, randomProgram } from './testing/randomProgram.ts'
import { fitValue } from './values/fit.ts'

const seeds = record({ seed: integer(), size: integer({ min: 1, max: 40 }) })

/** Statuses of a run, and the values of the outputs that the oracle computes. */
async function runWith(program: RandomProgram, adapter: GraphAdapter) {
  const { files, modules, inputs } = program
  const analysed = analyzeHere({ files, modules, config: {} })
  const driver = Driver.fromGraph(analysed, { adapter, packages: PACKAGES })
  const given = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => {
      const fit = fitValue(value, findNode(analysed.graph, name)?.type ?? -1, analysed.graph.types)
      return [name, fit.ok ? fit.value : value]
    }),
  )
  const oracle = await naiveRun(program, given)
  const good = program.outputs.filter((name) => oracle.get(name)?.kind === 'ok')
  const events: RunEvent[] = []
  const all = await driver.run(
    { outputs: program.outputs, inputs, overrides: {} },
    { onEvent: (one) => events.push(one) },
  )
  const end = await driver.run({ outputs: good, inputs, overrides: {} })
  return {
    problems: analysed.graph.problems,
    actual: { outcome: all.outcome, statuses: statusesOf(events), result: pictureOf(end.result) },
    wanted: {
      outcome: good.length === program.outputs.length ? 'ok' : 'failed',
      statuses: [...oracle]
        .map(([name, outcome]) => [
          name,
          outcome.kind,
          outcome.kind === 'ok'
            ? 1
            : outcome.kind === 'failed'
              ? `"${name}" failed: ${outcome.message}`
              : outcome.because,
        ])
        .sort(),
      result: pictureOf(Object.fromEntries(good.map((name) => [name, outputOf(oracle, name)]))),
    },
  }
}

function outputOf(oracle: Awaited<ReturnType<typeof naiveRun>>, name: string): unknown {
  const outcome = oracle.get(name)
  return outcome?.kind === 'ok' ? outcome.value : undefined
}

/** Name, status, and how often it started or why it has no value. */
function statusesOf(events: readonly RunEvent[]) {
  const state = foldEvents(null, events)
  return [...(state?.nodes ?? [])]
    .map(([name, { status, reason }]) => {
      const starts = events.filter((event) => event.kind === 'nodeStarted' && event.node === name).length
      return [name, status, status === 'ok' ? starts : reason]
    })
    .sort()
}

async function expectOracle(program: RandomProgram, adapter: GraphAdapter): Promise<void> {
  const { problems, actual, wanted } = await runWith(program, adapter)
  expect(problems).toEqual([])
  expect(actual).toEqual(wanted)
}

function withPool(pool: WorkerPool, workers: number): GraphAdapter {
  return new WebWorkerGraphAdapter({ workers, pool, summaries: true })
}

describe('a random program gives what plain recursion gives', () => {
  test('in place', { timeout: 60_000 }, async () => {
    await check(
      asyncProperty(seeds, (options) => expectOracle(randomProgram(options), new SimpleGraphAdapter())),
      { numRuns: 60 },
    )
  })

  test('in place, where functions throw', { timeout: 60_000 }, async () => {
    await check(
      asyncProperty(seeds, (options) =>
        expectOracle(randomProgram({ ...options, failures: 0.15 }), new SimpleGraphAdapter()),
      ),
      { numRuns: 60 },
    )
  })

  test('on 1 to 4 workers that live on from run to run', { timeout: 120_000 }, async () => {
    const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
    await check(
      asyncProperty(seeds, integer({ min: 1, max: 4 }), (options, workers) =>
        expectOracle(randomProgram({ ...options, failures: options.seed % 2 ? 0.15 : 0 }), withPool(pool, workers)),
      ),
      { numRuns: 60 },
    )
    pool.stop()
  })

  describe('on real threads', () => {
    beforeAll(buildCommandLine, 60_000)

    test('of Node', { timeout: 120_000 }, async () => {
      const entry = new URL('../../build/cli/nodeRunner.js', import.meta.url)
      const pool = createWorkerPool(createNodeHost(entry))
      await check(
        asyncProperty(seeds, integer({ min: 1, max: 3 }), (options, workers) =>
          expectOracle(randomProgram({ ...options, failures: 0.05 }), withPool(pool, workers)),
        ),
        { numRuns: 8 },
      )
      pool.stop()
    })
  })
})
