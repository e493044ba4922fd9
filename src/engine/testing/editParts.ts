import type { Json } from '../model/module.ts'
import type { Random } from './random.ts'
import { MODES, type RandomNode } from './randomNode.ts'
import type { ProgramFunction, ProgramParts, RandomProgram } from './randomProgram.ts'

/** Changes a program's text and what its nodes mean together; nothing, where chance found nothing to change. */
export type ProgramEdit = (program: RandomProgram, random: Random) => Partial<ProgramParts>

/** Another value of the same type. */
export function changed(value: Json): Json {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (typeof value === 'string') return Number.isNaN(Date.parse(value)) ? `${value}!` : '2020-01-01T00:00:00.000Z'
  return Array.isArray(value) ? [...value, 4] : 5
}

/** What is returned, with that done to it; without, where that is the last that is done to it. */
export function toggled(body: string, done: string): string {
  const [, before = '', value = body, end = ''] = /^(.*return )(.*)(;)$/.exec(body) ?? []
  const isDone = value.startsWith('(') && value.endsWith(`) ${done}`)
  return before + (isDone ? value.slice(1, -done.length - 2) : `(${value}) ${done}`) + end
}

/** Nodes that the program has whatever its config says. */
export function inBothModes({ functions }: RandomProgram): readonly RandomNode[] {
  return functions.flatMap(({ nodes: { a, b } }) => a.filter(({ name }) => b.some((node) => node.name === name)))
}

export function withFunction(
  { functions }: ProgramParts,
  fn: ProgramFunction | undefined,
  change: (fn: ProgramFunction) => ProgramFunction,
): Partial<ProgramParts> {
  return { functions: functions.map((one) => (one === fn ? change(one) : one)) }
}

export function withHelper(
  { helpers }: ProgramParts,
  random: Random,
  change: (body: string) => string,
): Partial<ProgramParts> {
  const name = random.any(Object.keys(helpers)) ?? 'twice'
  return { helpers: { ...helpers, [name]: change(helpers[name] ?? '') } }
}

/** Another body of a function, and of all nodes that run it. */
export function withBody(
  program: RandomProgram,
  random: Random,
  change: (node: RandomNode) => string,
): Partial<ProgramParts> {
  const possible = program.functions.flatMap((fn) =>
    MODES.flatMap((mode) => fn.nodes[mode].map((node) => ({ fn, node }))).filter(({ node }) =>
      fn.text.includes(inBraces(node.body)),
    ),
  )
  const { fn, node } = random.any(possible) ?? {}
  if (!fn || !node) return {}
  const body = change(node)
  return withFunction(program, fn, (one) => ({
    ...one,
    text: one.text.replace(inBraces(node.body), () => inBraces(body)),
    nodes: mapNodes(one, (own) => (own.body === node.body ? { ...own, body } : own)),
  }))
}

function inBraces(body: string): string {
  return `{ ${body} }`
}

/** Other words in the text of a function that has such words: wherever it has these; `change` is told what the pattern's group holds. */
export function withWords(
  program: RandomProgram,
  random: Random,
  pattern: RegExp,
  change: (said: string) => readonly [words: string, inNodes?: (node: RandomNode) => RandomNode],
): Partial<ProgramParts> {
  const fn = random.any(program.functions.filter(({ text }) => pattern.test(text)))
  if (!fn) return {}
  const [before = '', said = ''] = pattern.exec(fn.text) ?? []
  const [after, inNodes = (node) => node] = change(said)
  return withFunction(program, fn, (one) => ({
    ...one,
    text: one.text.replaceAll(before, () => after),
    nodes: mapNodes(one, inNodes),
  }))
}

/** That in the body of a node is something else. */
export function withText(from: string, to: string): (node: RandomNode) => RandomNode {
  return (node) => ({ ...node, body: node.body.replace(from, () => to) })
}

export function mapNodes(
  { nodes }: ProgramFunction,
  change: (node: RandomNode) => RandomNode,
): ProgramFunction['nodes'] {
  return { a: nodes.a.map(change), b: nodes.b.map(change) }
}

/** In every text: what takes the values of its nodes names them too. Names that modifiers make of its own begin with it. */
export function renamed(program: ProgramParts, name: string): Partial<ProgramParts> {
  const pattern = `(?<![\\w$]|(?<!\\.\\.)\\.)${escaped(name)}(?=(?:_raw|_range_validator|__[ab])?(?![\\w$]))`
  return withTexts(program, new RegExp(pattern, 'g'), `${name}x`)
}

/** Of what only modifiers hold, also where it is a node's name within another's namespace: no other text has the word. */
export function renamedWithin(program: ProgramParts, name: string): Partial<ProgramParts> {
  return withTexts(program, new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`, 'g'), `${name}x`)
}

function withTexts(program: ProgramParts, pattern: RegExp, name: string): Partial<ProgramParts> {
  const change = (text: string): string => text.replace(pattern, () => name)
  return {
    functions: mapTexts(program.functions, change),
    outputs: program.outputs.map(change),
    overrides: Object.fromEntries(Object.entries(program.overrides).map(([key, value]) => [change(key), value])),
  }
}

function escaped(name: string): string {
  return name.replaceAll('$', '\\$')
}

/** All texts that plain data holds. */
function mapTexts<T>(data: T, change: (text: string) => string): T {
  const map = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value)
    if (Array.isArray(value)) return value.map(map)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item)]))
  }
  return map(data) as T
}
