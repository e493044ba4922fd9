import { desc, table } from 'arquero'
import { fromGiven, VALUE_TYPES } from './operations.ts'
import { inputName } from './randomFunctions.ts'
import type { RandomNode, RandomParameter, RandomSource } from './randomNode.ts'
import type { RandomProgram } from './randomProgram.ts'

/** What became of a node: a value, an error of its own, or another node's failure; any of several may be named for it. */
export type NaiveOutcome =
  | { readonly kind: 'ok'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'skipped'; readonly because: ReadonlySet<string> }

export interface NaiveRun {
  /** Of each node that the outputs need what became of it, once for each item that it sees. */
  readonly outcomes: ReadonlyMap<string, readonly NaiveOutcome[]>
  /** Of nodes outside of parallel blocks, which have one. */
  readonly single: ReadonlyMap<string, NaiveOutcome>
  readonly outputs: ReadonlyMap<string, NaiveOutcome>
  /** Of all functions that had what they need. */
  readonly calls: readonly NaiveCall[]
}

export interface NaiveCall {
  readonly node: RandomNode
  /** By parameter, in their order; undefined where an optional one is given nothing. */
  readonly taken: readonly unknown[]
  readonly outcome: NaiveOutcome
  /** False where a sentinel stands for the rest of a generator's items. */
  readonly isWhole: boolean
}

/** By `Parallelizable`, the item that is seen, and which of all it is. */
type Items = ReadonlyMap<string, { readonly value: unknown; readonly at: number }>

const NO_ITEMS: Items = new Map()

/**
 * Evaluates the outputs by plain recursion over the functions' bodies: nothing of the engine takes part. With a sentinel it
 * stands for what failed where items are collected, and for the rest of a generator that broke off.
 */
export async function naiveRun(program: RandomProgram, sentinel?: { readonly value: unknown }): Promise<NaiveRun> {
  const nodes = new Map(program.nodes.map((node) => [node.name, node]))
  const given = givenValues(program)
  const known = new Map<string, Promise<NaiveOutcome>>()
  const outcomes = new Map<string, NaiveOutcome[]>()
  const calls: NaiveCall[] = []

  function evaluate(name: string, items: Items): Promise<NaiveOutcome> {
    const node = nodes.get(name)
    if (!node || given.has(name)) return Promise.resolve({ kind: 'ok', value: given.get(name) })
    const key = [name, ...node.block.map((block) => items.get(block)?.at)].join(' ')
    const outcome = known.get(key) ?? call(node, items).then((end) => tell(name, end))
    known.set(key, outcome)
    return outcome
  }

  function tell(name: string, outcome: NaiveOutcome): NaiveOutcome {
    outcomes.set(name, [...(outcomes.get(name) ?? []), outcome])
    return outcome
  }

  async function call(node: RandomNode, items: Items): Promise<NaiveOutcome> {
    const taken: NaiveOutcome[] = []
    for (const { source } of node.parameters) taken.push(await take(source, items))
    const because = culpritsOf(taken)
    if (because.size) return { kind: 'skipped', because }
    const values = taken.map((one) => one.kind === 'ok' && one.value)
    try {
      const value: unknown = await functionOf(node, program.helpers.twice ?? '')(...values)
      if (!node.expands) return tellCall(node, values, { kind: 'ok', value })
      const { all, isWhole } = await itemsOf(value)
      return tellCall(node, values, { kind: 'ok', value: all }, isWhole)
    } catch (error) {
      return tellCall(node, values, { kind: 'failed', message: messageOf(node, error, items) })
    }
  }

  function tellCall(node: RandomNode, taken: readonly unknown[], outcome: NaiveOutcome, isWhole = true): NaiveOutcome {
    calls.push({ node, taken, outcome, isWhole })
    return outcome
  }

  async function take(source: RandomSource, items: Items): Promise<NaiveOutcome> {
    switch (source.kind) {
      case 'value':
        return { kind: 'ok', value: source.value }
      case 'list':
        return joined(await Promise.all(source.items.map((item) => take(item, items))))
      case 'collected':
        return collect(source.node, items)
      case 'node': {
        const item = items.get(source.node)
        return item ? { kind: 'ok', value: item.value } : named(source.node, await evaluate(source.node, items))
      }
    }
  }

  /** What became of a node for each item of its innermost block. */
  async function collect(name: string, items: Items): Promise<NaiveOutcome> {
    const node = nodes.get(name)
    const expand = node?.expands ? name : (node?.block.at(-1) ?? '')
    const all = named(expand, await evaluate(expand, items))
    if (all.kind !== 'ok' || !Array.isArray(all.value)) return all
    const list: NaiveOutcome[] = []
    for (const [at, value] of all.value.entries()) {
      const inside = new Map([...items, [expand, { value, at }]])
      const one: NaiveOutcome = name === expand ? { kind: 'ok', value } : named(name, await evaluate(name, inside))
      list.push(one.kind !== 'ok' && sentinel ? { kind: 'ok', value: sentinel.value } : one)
    }
    return joined(list)
  }

  async function itemsOf(value: unknown): Promise<{ readonly all: readonly unknown[]; readonly isWhole: boolean }> {
    const items: unknown[] = []
    let isWhole = true
    const isGenerator = !Array.isArray(value)
    try {
      for await (const item of value as AsyncIterable<unknown>) items.push(item)
    } catch (error) {
      if (!isGenerator || !sentinel) throw error
      items.push(sentinel.value)
      isWhole = false
    }
    return { all: items, isWhole }
  }

  const outputs = new Map<string, NaiveOutcome>()
  for (const output of program.outputs) outputs.set(output, await evaluate(output, NO_ITEMS))
  // What only the body of a block needs has an outcome even where there was no item to see it.
  for (const name of reachableNodes(program)) if (!nodes.get(name)?.block.length) await evaluate(name, NO_ITEMS)
  const single = new Map(
    [...outcomes].flatMap(([name, [outcome]]) => (outcome && !nodes.get(name)?.block.length ? [[name, outcome]] : [])),
  )
  return { outcomes, single, outputs, calls }
}

/**
 * The outputs that can be had: all that is needed for them went well, even what only the body of a block needs that saw no item.
 */
export function goodOutputs(program: RandomProgram, naive: NaiveRun): readonly string[] {
  const isOk = (name: string) => (naive.outcomes.get(name) ?? []).every((outcome) => outcome.kind === 'ok')
  return program.outputs.filter((output) => [...reachableNodes({ ...program, outputs: [output] })].every(isOk))
}

/** The functions that a run of the outputs calls: nothing that only overridden ones need, and nothing else. */
export function reachableNodes({ nodes, outputs, overrides }: RandomProgram): ReadonlySet<string> {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const reached = new Set<string>()
  function reach(name: string): void {
    const node = byName.get(name)
    if (!node || reached.has(name) || Object.hasOwn(overrides, name)) return
    reached.add(name)
    for (const one of node.parameters) for (const source of sourcesIn(one)) reach(source)
    // Whoever sees items needs what gives them.
    for (const block of node.block) reach(block)
  }
  for (const output of outputs) reach(output)
  return reached
}

function sourcesIn({ source }: RandomParameter): readonly string[] {
  const within = (one: RandomSource): readonly string[] =>
    one.kind === 'list' ? one.items.flatMap(within) : one.kind === 'value' ? [] : [one.node]
  return within(source)
}

/** As a user of the node sees it: its own failure is why others are skipped. */
function named(name: string, outcome: NaiveOutcome): NaiveOutcome {
  return outcome.kind === 'failed' ? { kind: 'skipped', because: new Set([name]) } : outcome
}

function joined(outcomes: readonly NaiveOutcome[]): NaiveOutcome {
  const because = culpritsOf(outcomes)
  if (because.size) return { kind: 'skipped', because }
  return { kind: 'ok', value: outcomes.map((one) => one.kind === 'ok' && one.value) }
}

function culpritsOf(outcomes: readonly NaiveOutcome[]): ReadonlySet<string> {
  return new Set(outcomes.flatMap((one) => (one.kind === 'skipped' ? [...one.because] : [])))
}

function messageOf({ name, block, refuses }: RandomNode, error: unknown, items: Items): string {
  if (refuses) return `"${name}" did not pass`
  const place = block.map((expand) => `${expand}[${items.get(expand)?.at}]`).join(', ')
  return `"${name}" failed${place && ` at ${place}`}: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`
}

/** What functions are given for names that the run has values for. */
function givenValues({ nodes, config, inputs, overrides }: RandomProgram): ReadonlyMap<string, unknown> {
  const named = { ...config, ...inputs }
  const given = new Map<string, unknown>(Object.entries(named))
  for (const type of VALUE_TYPES) given.set(inputName(type), fromGiven(type, named[inputName(type)]))
  for (const { name, gives, expands } of nodes) {
    if (!Object.hasOwn(overrides, name)) continue
    // Items of a list that is given are taken as they are.
    given.set(name, expands ? overrides[name] : fromGiven(gives, overrides[name]))
  }
  return given
}

const KEYWORDS = {
  plain: 'function',
  async: 'async function',
  generator: 'function*',
  asyncGenerator: 'async function*',
} as const

function functionOf({ parameters, body, flavour }: RandomNode, twice: string): (...args: unknown[]) => unknown {
  const list = parameters.map((one) => (one.default === null ? one.name : `${one.name} = ${one.default}`))
  const text = `'use strict'; return ${KEYWORDS[flavour]} (${list.join(', ')}) { ${body} }`
  return new Function('table', 'desc', `const twice = (value) => ${twice}; ${text}`)(table, desc)
}
