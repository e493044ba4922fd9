import { desc, table } from 'arquero'
import type { RandomNode, RandomProgram } from './randomProgram.ts'

/** What became of a node: a value, an error of its own, or another node's failure. */
export type NaiveOutcome =
  | { readonly kind: 'ok'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'skipped'; readonly because: string }

/** Evaluates the outputs by plain recursion over the functions' bodies: nothing of the engine takes part. */
export async function naiveRun(
  program: RandomProgram,
  given: Readonly<Record<string, unknown>>,
): Promise<Map<string, NaiveOutcome>> {
  const nodes = new Map(program.nodes.map((node) => [node.name, node]))
  const outcomes = new Map<string, NaiveOutcome>()

  async function evaluate(name: string): Promise<NaiveOutcome> {
    const node = nodes.get(name)
    if (!node) return { kind: 'ok', value: Object.hasOwn(given, name) ? given[name] : undefined }
    const known = outcomes.get(name)
    if (known) return known
    const outcome = await call(node)
    outcomes.set(name, outcome)
    return outcome
  }

  async function call(node: RandomNode): Promise<NaiveOutcome> {
    const args: unknown[] = []
    let because: string | null = null
    for (const parameter of node.parameters) {
      const outcome = await evaluate(parameter.name)
      if (outcome.kind === 'ok') args.push(outcome.value)
      else because ??= outcome.kind === 'failed' ? parameter.name : outcome.because
    }
    if (because !== null) return { kind: 'skipped', because }
    try {
      return { kind: 'ok', value: await functionOf(node)(...args) }
    } catch (error) {
      return { kind: 'failed', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
    }
  }

  for (const output of program.outputs) await evaluate(output)
  return outcomes
}

function functionOf({ parameters, body, isAsync }: RandomNode): (...args: unknown[]) => unknown {
  const list = parameters.map((one) => (one.default === null ? one.name : `${one.name} = ${one.default}`))
  const text = `'use strict'; return ${isAsync ? 'async ' : ''}function (${list.join(', ')}) { ${body} }`
  return new Function('table', 'desc', 'twice', text)(table, desc, (value: number) => value * 2)
}
