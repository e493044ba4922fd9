import { Driver } from '../src/engine/driver.ts'
import type { Program } from '../src/engine/model/graph.ts'
import { PACKAGES } from '../src/engine/packages.ts'
import { type PlanRequest, planRun } from '../src/engine/plan/plan.ts'
import { chain, fan, layered, type NumberFunction, programOf } from './programOf.ts'
import { againstBudget, measure, median, type Row } from './row.ts'

/** Runs of trivial functions beside a bare loop over the same functions: what the engine adds to a node. */
export async function benchRuns(): Promise<Row[]> {
  const layers = layered(5000, 100)
  const last = layers.slice(-100).map(([name]) => name)
  return [
    ...(await benchAbove('5,000 nodes in layers, two parents each', layers, last)),
    await benchPlanning(layers, last),
    ...(await benchGrowth('chain', chain, (count) => `c${count - 1}`)),
    ...(await benchGrowth('fan-out', fan, () => 'total')),
    ...(await benchAsync()),
  ]
}

async function benchAbove(name: string, functions: readonly NumberFunction[], outputs: readonly string[]) {
  const plain = await timePerNode(functions, outputs)
  const hooked = await timePerNode(functions, outputs, [{ preNodeExecute() {} }])
  return [
    againstBudget(`run: ${name}, above the bare loop`, plain.run - plain.bare, 'us/node', 1),
    againstBudget(`the same with one no-op hook, above the bare loop`, hooked.run - hooked.bare, 'us/node', 2),
    {
      name: `run: ${name}`,
      value: plain.run,
      unit: 'us/node',
      rival: bareOf(plain.bare),
      ratio: plain.run / plain.bare,
    },
  ]
}

async function benchPlanning(functions: readonly NumberFunction[], outputs: readonly string[]): Promise<Row> {
  const { graph } = programOf(functions, ['x'])
  const request: PlanRequest = { outputs, inputs: new Set(['x']), overrides: new Set() }
  const count = planRun(graph, request).order.length
  const taken = await measure(50, () => planRun(graph, request))
  return againstBudget('planning the same', (1000 * taken) / count, 'us/node', 2)
}

/** Time per node must not grow with the number of nodes; the bare loop's own growth stands beside. */
async function benchGrowth(name: string, make: (count: number) => NumberFunction[], output: (count: number) => string) {
  const small = await timePerNode(make(1000), [output(1000)])
  const large = await timePerNode(make(100_000), [output(100_000)])
  return [
    {
      name: `run: ${name} of 1,000`,
      value: small.run,
      unit: 'us/node',
      rival: bareOf(small.bare),
      ratio: small.run / small.bare,
    },
    {
      name: `run: ${name} of 100,000`,
      value: large.run,
      unit: 'us/node',
      rival: bareOf(large.bare),
      ratio: large.run / large.bare,
    },
    {
      name: `${name}: time per node at 100,000 over that at 1,000 (budget 1.5)`,
      value: large.run / small.run,
      unit: 'times',
      rival: `bare loop ${(large.bare / small.bare).toFixed(2)} times`,
      ratio: large.run / small.run / 1.5,
    },
  ]
}

/** 64 functions that each wait 20 ms. */
async function benchAsync(): Promise<Row[]> {
  const wait = 'new Promise((done) => setTimeout(() => done(x), 20))'
  const functions = Array.from({ length: 64 }, (_, at): NumberFunction => [`w${at}`, ['x'], wait])
  const driver = driverOf(programOf(functions, ['x']))
  const names = functions.map(([name]) => name)
  const taken = await measure(10, () => driver.execute(names, { inputs: { x: 1 } }))
  return [againstBudget('64 asynchronous nodes of 20 ms', taken, 'ms', 30)]
}

interface PerNode {
  readonly run: number
  readonly bare: number
}

/** Medians in microseconds a node; run and bare loop take turns, so that both see the same machine. */
async function timePerNode(
  functions: readonly NumberFunction[],
  outputs: readonly string[],
  adapters: readonly object[] = [],
): Promise<PerNode> {
  const program = programOf(functions, ['x'])
  const driver = driverOf(program, adapters)
  const bare = bareLoop(program, functions, outputs)
  const times = functions.length > 50_000 ? 15 : 60
  const [runs, bares]: [number[], number[]] = [[], []]
  for (let at = 0; at < times + 10; at++) {
    const start = performance.now()
    await driver.execute(outputs, { inputs: { x: 1 } })
    const middle = performance.now()
    bare.loop()
    const end = performance.now()
    if (at < 10) continue
    runs.push(middle - start)
    bares.push(end - middle)
  }
  return { run: (1000 * median(runs)) / bare.count, bare: (1000 * median(bares)) / bare.count }
}

/** The same functions called in the same order over a Map: what any engine must do at least. */
function bareLoop(program: Program, functions: readonly NumberFunction[], outputs: readonly string[]) {
  const plan = planRun(program.graph, { outputs, inputs: new Set(['x']), overrides: new Set() })
  const known = new Map(functions.map((fn) => [fn[0], fn]))
  const steps = plan.order.map(({ name }) => {
    const [, from = [], body = ''] = known.get(name) ?? []
    return { name, from, fn: new Function(...from, `return ${body}`) }
  })
  const loop = () => {
    const values = new Map<string, number>([['x', 1]])
    for (const { name, from, fn } of steps) values.set(name, fn(...from.map((one) => values.get(one) ?? 0)))
  }
  return { loop, count: steps.length }
}

function driverOf(program: Program, adapters: readonly object[] = []): Driver {
  return Driver.fromGraph(program, { packages: PACKAGES, adapters })
}

function bareOf(perNode: number): string {
  return `bare loop ${perNode.toFixed(3)} us/node`
}
