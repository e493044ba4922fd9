import { analyzeHere } from '../src/engine/analyzeHere.ts'
import type { Program } from '../src/engine/model/graph.ts'
import { benchBlocks } from './blocks.ts'
import { benchChecks } from './checks.ts'
import { benchLinks } from './links.ts'
import { layeredModule } from './programs.ts'
import { againstBudget, measure, type Row } from './row.ts'
import { benchRuns } from './runs.ts'
import { benchValues } from './values.ts'

/** The engine in Node: analysis and runs of trivial functions, beside the same work as a bare loop. */
export async function benchEngine(): Promise<Row[]> {
  return [
    await benchEdit(200),
    await benchEdit(1000),
    ...(await benchLinks()),
    ...(await benchRuns()),
    ...(await benchBlocks()),
    ...(await benchValues()),
    await benchChecks(),
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

function analyzeModule(text: string): Program {
  return analyzeHere({ files: [{ path: 'bench.ts', text }], modules: ['bench.ts'], config: {} })
}
