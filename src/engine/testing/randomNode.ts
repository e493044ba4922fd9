import type { Json } from '../model/module.ts'
import type { ValueType } from './operations.ts'

/** What a node of a random program means: enough for an oracle that knows nothing of the engine, modifiers or files. */
export interface RandomNode {
  readonly name: string
  readonly parameters: readonly RandomParameter[]
  readonly gives: ValueType
  /** The function's statements in plain JavaScript. */
  readonly body: string
  readonly flavour: Flavour
  /** It gives the items of a parallel block, one of which goes to each that takes it. */
  readonly expands: boolean
  /** The nodes whose items it sees one by one, outermost first. */
  readonly block: readonly string[]
  /** What it throws is a check's refusal. */
  readonly refuses: boolean
  /** It gives what only checks understand: nobody can ask for it. */
  readonly isHidden: boolean
  /** The function of `helpers.ts` whose body is its own. */
  readonly helper?: string
  /** How a cache treats it, where that is not as usual. */
  readonly behavior?: CacheBehavior
}

/** Of those that `cache` takes the ones that never make a run give something else. */
export type CacheBehavior = 'recompute' | 'disable'

export type Flavour = 'plain' | 'async' | 'generator' | 'asyncGenerator'

export interface RandomParameter {
  readonly name: string
  /** As TypeScript writes it. */
  readonly type: string
  /** `name?: type`; with a default it is `name: type = default`. */
  readonly optional: boolean
  readonly default: string | null
  readonly source: RandomSource
}

export type RandomSource =
  | { readonly kind: 'node'; readonly node: string }
  /** All that became of a block's items. */
  | { readonly kind: 'collected'; readonly node: string }
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'list'; readonly items: readonly RandomSource[] }

/** A function before its modifiers: one node, or what they make of it. */
export type RandomFunction = Pick<RandomNode, 'name' | 'parameters' | 'gives' | 'body' | 'flavour' | 'expands'>

/** A node before it is known in which block it stands. */
export type UnplacedNode = RandomFunction & Partial<Pick<RandomNode, 'refuses' | 'isHidden' | 'helper'>>

/** The values of `mode` in the config: under each a program has another graph. */
export const MODES = ['a', 'b'] as const

export type Mode = (typeof MODES)[number]

/** A function as text, under its modifiers, and the nodes that it means under each mode. */
export interface RandomText {
  readonly text: string
  readonly nodes: Readonly<Record<Mode, readonly RandomNode[]>>
}

/** A node that one may put between others: it takes the one, and does this with it. */
export function simpleNode(
  name: string,
  source: RandomSource,
  { gives, body }: { readonly gives: ValueType; readonly body: string },
): UnplacedNode {
  return { name, parameters: [parameter('value', gives, source)], gives, body, flavour: 'plain', expands: false }
}

export function parameter(name: string, type: string, source: RandomSource): RandomParameter {
  return { name, type, optional: false, default: null, source }
}

export function fromNode(node: string): RandomSource {
  return { kind: 'node', node }
}

/** The names of the nodes that a source reads. */
export function namesIn(source: RandomSource): readonly string[] {
  if (source.kind === 'list') return source.items.flatMap(namesIn)
  return source.kind === 'value' ? [] : [source.node]
}

/** As modifiers write it. */
export function bindingText(source: RandomSource): string {
  if (source.kind === 'list') return `group(${source.items.map(bindingText).join(', ')})`
  return source.kind === 'value' ? `value(${JSON.stringify(source.value)})` : `source(${JSON.stringify(source.node)})`
}
