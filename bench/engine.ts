import { analyzeHere } from '../src/engine/analyzeHere.ts'
import { Driver } from '../src/engine/driver.ts'
import type { Program } from '../src/engine/model/graph.ts'
import { PACKAGES } from '../src/engine/packages.ts'
import { planRun } from '../src/engine/plan/plan.ts'
import { chainModule, fanModule, layeredModule } from './programs.ts'
import { againstBudget, measure, type Row } from './row.ts'

/** The engine in Node: analysis and runs of trivial functions, beside the same work as a bare loop. */
export async function benchEngine(): Promise<Row[]> {
  return [
    await benchEdit(200),
    await benchEdit(1000),
    ...(await benchRun('5,000 nodes in layers, two parents each', layeredModule(5000, 100), 2, 100)),
    ...(await benchRun('chain of 10,000', chainModule(10_000), null)),
    ...(await benchRun('chain of 100,000', chainModule(100_000), null)),
    ...(await benchRun('fan-out of 1,000 and their sum', fanModule(1000), null)),
    ...(await benchRun('fan-out of 10,000 and their sum', fanModule(10_000), null)),
  ]
}

/** One character changed in a module of `count` functions, compiler warm. */
async function benchEdit(count: number): Promise<Row> {
  const text = layeredModule(count, 20)
  let edit = 0
  const analyze = () => {
    edit++
    analyzeModule(text.replace('x + 3 ', `x + 3${edit} `))
  }
  for (let warm = 0; warm < 5; warm++) analyze()
  return againstBudget(
    `edit to new graph, ${count} functions, warm`,
    await measure(15, analyze),
    'ms',
    count === 200 ? 120 : 250,
  )
}

async function benchRun(name: string, text: string, budget: number | null, lastLayer = 1): Promise<Row[]> {
  const start = performance.now()
  const program = analyzeModule(text)
  const build = performance.now() - start
  const nodes = program.graph.nodes.filter((node) => node.kind === 'function')
  const outputs = nodes.map((node) => node.name).slice(-lastLayer)
  const count = planRun(program.graph, { outputs, inputs: new Set(['x']), overrides: new Set() }).order.length
  const driver = Driver.fromGraph(program, { packages: PACKAGES })
  const run = () => driver.execute(outputs, { inputs: { x: 1 } })
  for (let warm = 0; warm < 10; warm++) await run()
  const taken = await measure(15, run)
  const bare = bareLoop(program, outputs)
  for (let warm = 0; warm < 10; warm++) bare()
  const floor = await measure(15, bare)
  const perNode = (1000 * taken) / count
  const rows: Row[] = [
    {
      name: `run: ${name}`,
      value: perNode,
      unit: 'us/node',
      rival: `bare loop ${((1000 * floor) / count).toFixed(3)} us/node`,
      ratio: taken / floor,
    },
    { name: `build: ${name}`, value: (1000 * build) / nodes.length, unit: 'us/node', rival: '', ratio: Number.NaN },
  ]
  return budget === null ? rows : [againstBudget(`run: ${name}, against budget`, perNode, 'us/node', budget), ...rows]
}

/** The same functions called in the same order over a Map: what any engine must do at least. */
function bareLoop(program: Program, outputs: readonly string[]): () => void {
  const plan = planRun(program.graph, { outputs, inputs: new Set(['x']), overrides: new Set() })
  const steps = plan.order.map((node) => {
    const from = node.dependencies.map((dependency) => dependency.node)
    return {
      name: node.name,
      from,
      fn: (...values: readonly number[]) => values.reduce((sum, value) => sum + value, 1),
    }
  })
  return () => {
    const values = new Map<string, number>([['x', 1]])
    for (const { name, from, fn } of steps) values.set(name, fn(...from.map((one) => values.get(one) ?? 0)))
  }
}

function analyzeModule(text: string): Program {
  return analyzeHere({ files: [{ path: 'bench.ts', text }], modules: ['bench.ts'], config: {} })
}
