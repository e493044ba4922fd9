import type { Random } from './random.ts'

/** A random function under random modifiers, as text, and what must become of it, worked out without the engine. */
export interface ModifiedFunction {
  readonly text: string
  /** What each node gives when every input holds its `inputs`. */
  readonly values: ReadonlyMap<string, unknown>
  readonly inputs: Readonly<Record<string, number>>
  /** Names -> tags, of all nodes that the function makes. */
  readonly tags: ReadonlyMap<string, Readonly<Record<string, string>>>
}

type Returned = 'number' | 'object' | 'tuple'

/** The nodes so far: `sinks` are those that modifiers further out act on. */
interface Made {
  readonly values: Map<string, unknown>
  readonly tags: Map<string, Record<string, string>>
  sinks: string[]
}

const RETURNED: Readonly<Record<Returned, readonly [type: string, body: (sum: string) => string]>> = {
  number: ['number', (sum) => sum],
  object: ['{ x: number; y: number; z?: number }', (sum) => `{ x: ${sum}, y: ${sum} + 1 }`],
  tuple: ['[number, number]', (sum) => `[${sum}, ${sum} + 1]`],
}

/** All names begin with `name`, so that several functions make one program. */
export function randomModified(name: string, random: Random): ModifiedFunction {
  const parameters = Array.from({ length: 1 + random.below(3) }, (_, at) => `${name}_p${at}`)
  const returned = random.pick<Returned>(['number', 'object', 'tuple'])
  const inputs: Record<string, number> = Object.fromEntries(parameters.map((one, at) => [one, at + 2]))
  inputs[`${name}_u`] = 50

  const expanded = expand(name, parameters, inputs, random)
  const made: Made = {
    values: new Map([...expanded.sums].map(([one, sum]) => [one, valueFor(returned, sum)])),
    tags: new Map([...expanded.sums.keys()].map((one) => [one, {}])),
    sinks: [...expanded.sums.keys()],
  }
  // The one nearest to the function acts first.
  const transformers = transform(name, returned, made, random)
  const labels = label(made, random)
  const modifiers = merge([...expanded.modifiers], [...transformers].reverse(), labels, random)
  const [type, body] = RETURNED[returned]
  const sum = parameters.map((one, at) => `${one} * ${10 ** at}`).join(' + ')
  const list = parameters.map((one) => `${one}: number`).join(', ')
  return {
    text: `export const ${name} = decorate(${[...modifiers, `(${list}): ${type} => (${body(sum)})`].join(', ')})`,
    inputs,
    values: made.values,
    tags: made.tags,
  }
}

function valueFor(returned: Returned, sum: number): unknown {
  if (returned === 'number') return sum
  return returned === 'object' ? { x: sum, y: sum + 1 } : [sum, sum + 1]
}

/** The nodes that the function becomes, with the sums that they compute. */
function expand(
  name: string,
  parameters: readonly string[],
  inputs: Readonly<Record<string, number>>,
  random: Random,
): { readonly modifiers: readonly string[]; readonly sums: ReadonlyMap<string, number> } {
  const bind = (): { text: string; sum: number } => {
    const bound = parameters.map((parameter, at) => {
      const choice = random.below(3)
      const value = choice === 0 ? (inputs[parameter] ?? 0) : choice === 1 ? 50 : random.below(9)
      const binding = choice === 1 ? `source('${name}_u')` : `value(${value})`
      return { text: choice === 0 ? [] : [`${parameter}: ${binding}`], value: value * 10 ** at }
    })
    return {
      text: `{ ${bound.flatMap((one) => one.text).join(', ')} }`,
      sum: bound.reduce((total, one) => total + one.value, 0),
    }
  }
  const plain = parameters.reduce((total, parameter, at) => total + (inputs[parameter] ?? 0) * 10 ** at, 0)
  const choice = random.below(3)
  if (choice === 0) return { modifiers: [], sums: new Map([[name, plain]]) }
  const entries = Array.from({ length: choice === 1 ? 1 : 1 + random.below(3) }, (_, at) => ({
    name: `${name}_n${at}`,
    ...bind(),
  }))
  const [first] = entries
  if (choice === 1 && first) {
    return { modifiers: [`inject(${first.text})`], sums: new Map([[name, first.sum]]) }
  }
  const outputs = entries.map((one) => `${one.name}: ${one.text}`).join(', ')
  return {
    modifiers: [`parameterize({ ${outputs} })`],
    sums: new Map(entries.map((one) => [one.name, one.sum])),
  }
}

/** Checks and extractions, in the order in which they act. */
function transform(name: string, returned: Returned, made: Made, random: Random): string[] {
  const modifiers: string[] = []
  if (random.chance(0.4)) modifiers.push(check(made))
  if (returned !== 'number' && made.sinks.length === 1 && random.chance(0.7)) {
    modifiers.push(...extract(name, returned, made, random))
    if (random.chance(0.4)) modifiers.push(check(made))
  }
  return modifiers
}

function check(made: Made): string {
  for (const sink of made.sinks) {
    const value = made.values.get(sink)
    const raw = free(`${sink}_raw`, made)
    made.values.set(raw, value)
    made.tags.set(raw, {})
    const validator = free(`${sink}_allow_none_validator`, made)
    made.tags.set(validator, {})
  }
  return `checkOutput({ allowNone: false, importance: 'fail' })`
}

function free(name: string, { tags }: Made): string {
  return tags.has(name) ? `${name}_1` : name
}

/** Fields have one name in every function of a program, so only tuples are taken apart twice at most. */
function extract(name: string, returned: Returned, made: Made, random: Random): string[] {
  const [whole] = made.sinks
  if (whole === undefined) return []
  const value = made.values.get(whole)
  if (returned === 'tuple' && Array.isArray(value)) {
    const names = [`${name}_lo`, `${name}_hi`].slice(0, 1 + random.below(2))
    setSinks(
      made,
      names.map((one, at) => [one, value[at]]),
    )
    return [`unpackFields(${names.map((one) => `'${one}'`).join(', ')})`]
  }
  if (name !== 'f0' || typeof value !== 'object' || value === null) return []
  const fill = random.chance(0.5) ? -7 : undefined
  // What is not there would not pass a check unless it is filled.
  const names = (fill === undefined ? ['x', 'y'] : ['x', 'y', 'z']).slice(random.below(2))
  setSinks(
    made,
    names.map((one) => [one, Reflect.get(value, one) ?? fill]),
  )
  const options = fill === undefined ? '' : `, { fillWith: ${fill} }`
  return [`extractFields(${names.map((one) => `'${one}'`).join(', ')}${options})`]
}

function setSinks(made: Made, nodes: readonly (readonly [string, unknown])[]): void {
  for (const [name, value] of nodes) {
    made.values.set(name, value)
    made.tags.set(name, {})
  }
  made.sinks = nodes.map(([name]) => name)
}

function label(made: Made, random: Random): string[] {
  const modifiers: string[] = []
  const put = (name: string, key: string, value: string) => Object.assign(made.tags.get(name) ?? {}, { [key]: value })
  if (random.chance(0.6)) {
    for (const sink of made.sinks) put(sink, 'owner', 'me')
    modifiers.push(`tag({ owner: 'me' })`)
  }
  if (random.chance(0.6)) {
    const name = [...made.tags.keys()][random.below(made.tags.size)] ?? ''
    put(name, 'one', 'yes')
    modifiers.push(`tagOutputs({ ${name}: { one: 'yes' } })`)
  }
  return modifiers
}

/** In any order, but those of one class in their own. */
function merge(a: string[], b: string[], c: string[], random: Random): string[] {
  const merged: string[] = []
  for (let lists = [a, b, c]; lists.length; lists = lists.filter((list) => list.length)) {
    const next = lists[random.below(lists.length)]?.shift()
    if (next !== undefined) merged.push(next)
  }
  return merged
}
