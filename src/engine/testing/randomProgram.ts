import type { Json, SourceText } from '../model/module.ts'
import { OPERATIONS, type Operation, VALUE_TYPES, type ValueType } from './operations.ts'
import { createRandom, type Random } from './random.ts'

/** A program as TypeScript text, with what is asked of it: plain data, so that Node and a page can be given the same. */
export interface RandomProgram {
  readonly files: readonly SourceText[]
  readonly modules: readonly string[]
  /** What the generator meant: enough for an oracle that knows nothing of the engine. */
  readonly nodes: readonly RandomNode[]
  readonly inputs: Readonly<Record<string, Json>>
  readonly outputs: readonly string[]
}

export interface RandomNode {
  readonly name: string
  readonly parameters: readonly RandomParameter[]
  readonly gives: ValueType
  /** The function's statements in plain JavaScript. */
  readonly body: string
  readonly isAsync: boolean
}

export interface RandomParameter {
  readonly name: string
  readonly type: ValueType
  /** `name?: type`; with a default it is `name: type = default`. */
  readonly optional: boolean
  readonly default: string | null
}

export interface RandomProgramOptions {
  readonly seed: number
  /** About how many functions. */
  readonly size: number
  /** The share of functions that throw. */
  readonly failures?: number
}

/** A random DAG over several modules: sync and async, defaults and optional parameters, values of every kind. */
export function randomProgram({ seed, size, failures = 0 }: RandomProgramOptions): RandomProgram {
  const random = createRandom(seed)
  const modules = Array.from({ length: 1 + random.below(3) }, (_, at) => `module${at}.ts`)
  const nodes: RandomNode[] = []
  for (let at = 0; at < size; at++) {
    const node = randomNode(random.chance(0.1) ? (ODD_NAMES[at] ?? `n${at}`) : `n${at}`, nodes, random, failures)
    if (node) nodes.push(node)
  }
  const texts = modules.map(() => IMPORTS)
  for (const node of nodes) texts[random.below(modules.length)] += `\n${textOf(node)}\n`
  const outputs = nodes.filter(() => random.chance(0.3)).map((node) => node.name)
  return {
    files: [{ path: 'helpers.ts', text: HELPERS }, ...modules.map((path, at) => ({ path, text: texts[at] ?? '' }))],
    modules,
    nodes,
    inputs: inputsOf(nodes),
    outputs: outputs.length ? outputs : nodes.slice(-1).map((node) => node.name),
  }
}

/** Names that a record with a prototype would trip over. */
const ODD_NAMES = ['constructor', 'toString', 'then', 'valueOf', 'hasOwnProperty', 'größe', '$', 'get', 'prototype']

/** Inputs of every type that JSON, or its conversion, can give. */
const INPUTS: Readonly<Partial<Record<ValueType, Json>>> = {
  number: 4.5,
  string: 'text',
  boolean: true,
  'number | null': null,
  'number[]': [3, 1, 2],
  Float64Array: [0.5, 1e300, 7],
  Date: '2024-02-29T12:00:00.000Z',
  'Set<number>': [1, 2],
}

const IMPORTS = `import { type ColumnTable, desc, table } from 'arquero'
import { twice, type Item } from './helpers.ts'
`

const HELPERS = `export interface Item { id: number; items: number[]; inner: { name: string } }
export const twice = (value: number): number => value * 2
`

function randomNode(name: string, nodes: readonly RandomNode[], random: Random, failures: number): RandomNode | null {
  const operation = random.pick(OPERATIONS)
  const sources = operation.takes.map((type) => randomSource(type, nodes, random))
  if (sources.includes(null)) return null
  const parameters = sources.flatMap((source, at): RandomParameter[] =>
    source === null || sources.indexOf(source) < at
      ? []
      : [{ name: source, type: operation.takes[at] ?? 'unknown', optional: false, default: null }],
  )
  const spare = operation.gives === 'number' && random.chance(0.5) ? randomOptional(nodes, random) : null
  const takesSpare = spare !== null && !sources.includes(spare.name)
  const isAsync = random.chance(0.3)
  return {
    name,
    parameters: takesSpare ? [...parameters, spare] : parameters,
    gives: operation.gives,
    body: [
      isAsync ? `await new Promise((resolve) => setTimeout(() => resolve(null), ${random.below(3)}));` : '',
      random.chance(failures) ? `if (true) throw new RangeError(${JSON.stringify(`${name} gave up`)});` : '',
      `return ${bodyOf(operation, sources, takesSpare ? spare.name : null)};`,
    ].join(' '),
    isAsync,
  }
}

/** A node of that type, an input of it, or null where there is neither. */
function randomSource(type: ValueType, nodes: readonly RandomNode[], random: Random): string | null {
  const [first, ...others] = nodes.filter((node) => type === 'unknown' || node.gives === type)
  const hasInput = INPUTS[type] !== undefined
  if (first && (!hasInput || random.chance(0.8))) return random.pick([first, ...others]).name
  return hasInput ? inputName(type) : null
}

/** A number that may be missing: `absent` always is. */
function randomOptional(nodes: readonly RandomNode[], random: Random): RandomParameter {
  const number = nodes.findLast((node) => node.gives === 'number')
  return {
    name: number && random.chance(0.5) ? number.name : 'absent',
    type: 'number',
    optional: true,
    default: random.chance(0.5) ? '11' : null,
  }
}

function bodyOf({ body }: Operation, sources: readonly (string | null)[], spare: string | null): string {
  const text = body(...sources.map((source) => source ?? ''))
  return spare === null ? text : `(${text}) + (${spare} ?? 100)`
}

function textOf({ name, parameters, gives, body, isAsync }: RandomNode): string {
  const list = parameters.map((one) =>
    one.default === null
      ? `${one.name}${one.optional ? '?' : ''}: ${one.type}`
      : `${one.name}: ${one.type} = ${one.default}`,
  )
  const returns = isAsync ? `Promise<${gives}>` : gives
  return `export ${isAsync ? 'async ' : ''}function ${name}(${list.join(', ')}): ${returns} { ${body} }`
}

function inputName(type: ValueType): string {
  return `input${VALUE_TYPES.indexOf(type)}`
}

function inputsOf(nodes: readonly RandomNode[]): Record<string, Json> {
  const inputs: Record<string, Json> = {}
  for (const { name, type } of nodes.flatMap((node) => node.parameters)) {
    const value = INPUTS[type]
    if (value !== undefined && name === inputName(type)) inputs[name] = value
  }
  return inputs
}
