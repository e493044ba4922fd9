import { SimpleGraphAdapter } from '../adapters/SimpleGraphAdapter.ts'
import { WebWorkerGraphAdapter } from '../adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from '../adapters/webWorker/workerPool.ts'
import { Driver } from '../driver.ts'
import type { Program } from '../model/graph.ts'
import type { Json } from '../model/module.ts'
import { formatProblem } from '../model/problem.ts'
import { PACKAGES } from '../packages.ts'
import type { RunServices } from '../run/services.ts'
import { analyzed } from './analyzed.ts'
import { createInProcessHost } from './inProcessHost.ts'
import { pictureOf } from './pictureOf.ts'

interface Asked {
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly config?: Record<string, Json>
  readonly services?: Partial<RunServices>
}

/** The outputs' values, or all problems as text: the same in place and in runners, else it throws. */
export async function ran(
  files: Readonly<Record<string, string>> | string,
  outputs: readonly string[],
  { inputs = {}, config = {}, services = {} }: Asked = {},
): Promise<unknown> {
  return ranProgram(analyzed(files, config), outputs, { inputs, services })
}

export async function ranProgram(
  program: Program,
  outputs: readonly string[],
  { inputs = {}, services = {} }: Omit<Asked, 'config'> = {},
): Promise<unknown> {
  const request = { outputs, inputs, overrides: {} }
  const here = await runHere(program, request, services)
  const there = await runInRunners(program, request, services)
  if (JSON.stringify(pictureOf(here)) !== JSON.stringify(pictureOf(there))) {
    throw new Error(`in place ${JSON.stringify(here)}, in runners ${JSON.stringify(there)}`)
  }
  return here
}

type Request = Parameters<Driver['run']>[0]

async function runHere(program: Program, request: Request, services: Partial<RunServices>): Promise<unknown> {
  const driver = Driver.fromGraph(program, { adapter: new SimpleGraphAdapter(), packages: PACKAGES, services })
  return told(await driver.run(request))
}

async function runInRunners(program: Program, request: Request, services: Partial<RunServices>): Promise<unknown> {
  const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
  const adapter = new WebWorkerGraphAdapter({ workers: 2, pool })
  try {
    return told(await Driver.fromGraph(program, { adapter, services }).run(request))
  } finally {
    adapter.dispose()
  }
}

function told({ outcome, problems, result }: Awaited<ReturnType<Driver['run']>>): unknown {
  return outcome === 'ok' ? result : problems.map(formatProblem).sort()
}
