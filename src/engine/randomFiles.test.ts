import { asyncProperty, assert as check, integer } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GraphAdapter } from './adapters/GraphAdapter.ts'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from './adapters/webWorker/workerPool.ts'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './driver.ts'
import { CacheAdapter } from './lifecycle/CacheAdapter.ts'
import type { Adapter } from './lifecycle/LifecycleAdapter.ts'
import type { RunEvent } from './model/event.ts'
import type { Program } from './model/graph.ts'
import { PACKAGES } from './packages.ts'
import { createMemoryStore } from './run/cacheStore.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'
import { createMemoryFiles } from './testing/memoryFiles.ts'
import { naiveFileRun } from './testing/naiveFiles.ts'
import { createRandom, type Random } from './testing/random.ts'
import { FILE_EDITS, type FileWorld, randomFileWorld, textOfWorld } from './testing/randomFilePrograms.ts'

type Edit = (world: FileWorld, random: Random) => FileWorld

/** What came of a run, and what the files hold afterwards. */
async function runIn(world: FileWorld, program: Program, adapters: readonly Adapter[]) {
  const files = createMemoryFiles(Object.fromEntries(world.files))
  const driver = Driver.fromGraph(program, { packages: PACKAGES, services: files.services, adapters })
  const events: RunEvent[] = []
  const onEvent = (event: RunEvent) => void events.push(event)
  const end = await driver.run({ outputs: world.outputs, inputs: { k: world.k }, overrides: {} }, { onEvent })
  const named = (kind: RunEvent['kind']) =>
    events.flatMap((event) => (event.kind === kind && 'node' in event && event.node ? [event.node] : [])).sort()
  return {
    result: end.outcome === 'ok' ? { ...(end.result as object) } : null,
    problems: end.problems.map((problem) => problem.message).sort(),
    ran: named('nodeStarted'),
    cached: named('nodeCached'),
    files: files.all(),
  }
}

async function expectTrust(seed: number, adapter?: GraphAdapter): Promise<void> {
  const random = createRandom(seed)
  const store = createMemoryStore()
  const seen = new Set<string>()
  let world = randomFileWorld(random)
  for (let step = 0; step < 8; step++) {
    const { made, written, result } = naiveFileRun(world)
    const text = textOfWorld(world)
    const program = analyzeHere({ files: [{ path: 'm.ts', text }], modules: ['m.ts'], config: {}, versions: true })
    expect(program.graph.problems).toEqual([])
    const plain = await runIn(world, program, [])
    // Each run over the store is another process: what it knows of files it knows by their content.
    const cached = await runIn(world, program, [new CacheAdapter({ store }), ...(adapter ? [adapter] : [])])
    expect(plain.result).toEqual(result)
    expect([cached.result, cached.problems, cached.files]).toEqual([plain.result, plain.problems, plain.files])
    const isNew = (name: string) => {
      const saved = written.get(name)
      return !seen.has(made.get(name)?.of ?? '') || (saved && world.files.get(saved.path) !== saved.text)
    }
    expect({ ran: cached.ran, cached: cached.cached }).toEqual({
      ran: [...made.keys()].filter(isNew).sort(),
      cached: [...made.keys()].filter((name) => !isNew(name)).sort(),
    })
    for (const { of, fails } of made.values()) if (!fails) seen.add(of)
    const edit = random.pick(Object.values(FILE_EDITS) as [Edit, ...Edit[]])
    world = edit({ ...world, files: cached.files }, random)
  }
}

const seeds = integer()

describe('with a cache, programs that load and save files give the same under random edits of these, and run exactly what is new', () => {
  test('in place', { timeout: 120_000 }, async () => {
    await check(
      asyncProperty(seeds, (seed) => expectTrust(seed)),
      { numRuns: 15 },
    )
  })

  test('on workers', { timeout: 120_000 }, async () => {
    const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
    await check(
      asyncProperty(seeds, (seed) => expectTrust(seed, new WebWorkerGraphAdapter({ workers: 2, pool }))),
      { numRuns: 6 },
    )
    pool.stop()
  })
})
