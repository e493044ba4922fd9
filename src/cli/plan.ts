import {
  fateWords,
  formatProblem,
  isError,
  type LookedUp,
  listNames,
  type RunPlacement,
  WebWorkerGraphAdapter,
} from '../engine/index.ts'
import { alignColumns } from './alignColumns.ts'
import type { Io } from './io.ts'
import type { Options } from './options.ts'
import { writeOut } from './output.ts'
import type { LoadedProject } from './project.ts'
import { openSession, placementOf } from './session.ts'

/** Prints what a run would do, and runs nothing: which nodes, what the cache gives of them, on which worker, and why. */
export async function plan(options: Options, project: LoadedProject, io: Io): Promise<number> {
  const { driver, adapter, request, problems: early } = await openSession(options, project, io)
  const { order, outputs, problems: found } = driver.plan(request)
  const problems = [...new Set([...early, ...driver.buildProblems(), ...found])]
  const isRefused = problems.some(isError)
  const lookUps = isRefused ? [] : await driver.lookUp(request)
  const placement = isRefused ? null : placementOf(driver, request, lookUps)
  if (adapter instanceof WebWorkerGraphAdapter) adapter.dispose()
  const nodes = order.filter(({ kind }) => kind === 'function').map(({ name }) => name)
  const told = { nodes, outputs, lookUps, placement, problems }
  if (options.format === 'json') {
    await writeOut(options, io, `${JSON.stringify(told)}\n`)
  } else {
    for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`)
    if (!isRefused) await writeOut(options, io, toText(told))
  }
  return isRefused ? 1 : 0
}

interface Told {
  readonly nodes: readonly string[]
  readonly lookUps: readonly LookedUp[]
  readonly placement: RunPlacement | null
}

function toText({ nodes, lookUps, placement }: Told): string {
  const looked = new Map(lookUps.map((one) => [one.node, one]))
  const lines = nodes.map((node) => [node, ...fateOf(looked.get(node))])
  const groups = placement?.groups ?? []
  const placed = groups.map(({ worker, start, milliseconds, nodes: some, why }) => [
    `worker ${worker}`,
    `${Math.round(start)} ms`,
    `${Math.round(milliseconds)} ms`,
    listNames(some, 'and', 4),
    why,
  ])
  const head = placed.length ? [['', 'from', 'takes', 'nodes', placement?.hasGuess ? 'why (with guesses)' : 'why']] : []
  return [alignColumns(lines), ...(placed.length ? [alignColumns([...head, ...placed])] : [])].join('\n')
}

/** Whether a node would run, in a word, and why. */
function fateOf(looked: LookedUp | undefined): readonly [word: string, why: string] {
  if (!looked) return ['runs', '']
  const { fate, why } = fateWords(looked)
  return [fate, fate === 'cached' ? '' : why]
}
