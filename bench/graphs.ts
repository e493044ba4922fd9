import { lowerBound } from '../src/engine/adapters/webWorker/placement/taskGraph.ts'
import { layered, type NumberFunction } from './programOf.ts'
import { measure } from './row.ts'

/** What is run in Node and in the sandbox, by the adapter and by its rivals. All take `x`, a number. */
export interface BenchGraph {
  readonly name: string
  readonly functions: readonly NumberFunction[]
  readonly outputs: readonly string[]
  /** Names of functions that give a `Float64Array`. */
  readonly columns: ReadonlySet<string>
}

const NO_COLUMNS: ReadonlySet<string> = new Set()

/** `loops` is how often a loop goes round in a millisecond, there and then. */
export function tasks(loops: number): BenchGraph {
  const functions = Array.from(
    { length: 64 },
    (_, at): NumberFunction => [`t${at}`, ['x'], burn(`x + ${at}`, 40 * loops)],
  )
  return { name: '64 tasks of 40 ms', functions, outputs: functions.map(([name]) => name), columns: NO_COLUMNS }
}

export function trivial(): BenchGraph {
  const functions = layered(1000, 100)
  const outputs = functions.slice(-100).map(([name]) => name)
  return { name: '1,000 trivial nodes', functions, outputs, columns: NO_COLUMNS }
}

/** Costs are log-uniform between 0.01 and 50 ms; `share` is the least that workers need of what one needs. */
export function mixed(loops: number, workers: number): BenchGraph & { readonly share: number } {
  const next = randomFrom(7)
  const costs = Array.from({ length: 200 }, () => 0.01 * 5000 ** next())
  const needs = costs.map((_, at) => [
    ...new Set([1, 2].flatMap(() => (at < 8 ? [] : [at - 1 - Math.floor(next() * Math.min(at, 24))]))),
  ])
  const functions = costs.map((cost, at): NumberFunction => {
    const from = at < 8 ? ['x'] : (needs[at] ?? []).map((need) => `m${need}`)
    return [`m${at}`, from, burn(from.join('+'), cost * loops)]
  })
  const used = new Set(needs.flat())
  const outputs = functions.flatMap(([name], at) => (used.has(at) ? [] : [name]))
  const total = costs.reduce((sum, cost) => sum + cost, 0)
  const share = lowerBound({ needs }, { run: costs, move: costs.map(() => 0) }, workers) / total
  return { name: '200 mixed nodes', functions, outputs, columns: NO_COLUMNS, share }
}

/** A column of 80 MB through a chain of five and a fan-out to two. */
export function column(): BenchGraph {
  const functions: NumberFunction[] = [
    ['c0', ['x'], 'new Float64Array(1e7).fill(x)'],
    ...Array.from({ length: 4 }, (_, at): NumberFunction => [`c${at + 1}`, [`c${at}`], `c${at}.map((one) => one + 1)`]),
    ['sum', ['c4'], 'c4.reduce((all, one) => all + one, 0)'],
    ['most', ['c4'], 'c4.reduce((all, one) => Math.max(all, one), 0)'],
  ]
  const columns = new Set(functions.flatMap(([name]) => (name.startsWith('c') ? [name] : [])))
  return { name: '80 MB through five nodes and a fan-out', functions, outputs: ['sum', 'most'], columns }
}

/** An expression that takes its time: `value` with what a loop made of it taken away again. */
export function burn(value: string, rounds: number): string {
  return `((v) => { let s = 1; for (let i = 0; i < ${Math.round(rounds)}; i++) s = (s * 16807) % 2147483647; return s < 0 ? s : v })(${value})`
}

export async function loopsPerMillisecond(): Promise<number> {
  const rounds = 2e6
  const loop = new Function(`return ${burn('1', rounds)}`)
  for (let warm = 0; warm < 5; warm++) loop()
  return rounds / (await measure(9, () => loop()))
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
