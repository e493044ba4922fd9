import type { ValueType } from './operations.ts'
import type { Random } from './random.ts'
import {
  type Mode,
  namesIn,
  type RandomFunction,
  type RandomNode,
  type RandomParameter,
  type RandomText,
  type UnplacedNode,
} from './randomNode.ts'

/** How often something is in a random program, from 0 to 1. */
export interface Mixture {
  /** Functions that throw. */
  readonly failures: number
  readonly blocks: number
  readonly modifiers: number
  readonly overrides: number
  /** Functions under `resolve` and `does`; where there are none, what else a seed gives is as ever. */
  readonly choices: number
  /** Functions under `withColumns`; as with choices. */
  readonly columns: number
}

/** A random program as it grows. */
export interface Draft {
  readonly random: Random
  readonly mixture: Mixture
  /** Those under mode `a`. */
  readonly nodes: readonly RandomNode[]
  readonly functions: readonly RandomText[]
  /** A name that nothing has yet. */
  newName(): string
  find(name: string): RandomNode | undefined
  /** The nodes that a function within these blocks can take, a block's own before those around it. */
  visible(block: readonly string[]): readonly (readonly RandomNode[])[]
  /** Nodes within these blocks, and no further in, that nothing takes yet. */
  openEnds(block: readonly string[]): readonly RandomNode[]
  /**
   * Adds a function's text, and the nodes that it means, dependencies first. Under mode `b` it may mean others, but no node less,
   * and none in another block: what takes them does not know the mode.
   */
  add(text: string, nodes: readonly UnplacedNode[], underB?: readonly UnplacedNode[]): void
}

/** Names that a record with a prototype would trip over. */
const ODD_NAMES = ['constructor', 'toString', 'then', 'valueOf', 'hasOwnProperty', 'größe', '$', 'get', 'prototype']

export function createDraft(random: Random, mixture: Mixture): Draft {
  const nodes: RandomNode[] = []
  const functions: RandomText[] = []
  const known: Readonly<Record<Mode, Map<string, RandomNode>>> = { a: new Map(), b: new Map() }
  const byBlock = new Map<string, RandomNode[]>([['', []]])
  const used = new Set<string>()
  let count = 0

  function place(node: UnplacedNode, mode: Mode): RandomNode {
    const chains = node.parameters.flatMap((one) =>
      namesIn(one.source).map((name) => {
        const seen = insideOf(known[mode].get(name))
        return one.source.kind === 'collected' ? seen.slice(0, -1) : seen
      }),
    )
    const block = chains.reduce((longest, chain) => (chain.length > longest.length ? chain : longest), [])
    const placed = { refuses: false, isHidden: false, ...node, block }
    known[mode].set(node.name, placed)
    return placed
  }

  return {
    random,
    mixture,
    nodes,
    functions,
    newName: () => {
      const at = count++
      return (random.chance(0.1) ? ODD_NAMES[at] : undefined) ?? `n${at}`
    },
    find: (name) => known.a.get(name),
    visible: (block) =>
      [...block.keys(), block.length].reverse().map((depth) => byBlock.get(keyOf(block.slice(0, depth))) ?? []),
    openEnds: (block) => (byBlock.get(keyOf(block)) ?? []).filter((node) => !used.has(node.name)),
    add(text, added, underB = added) {
      const a = added.map((one) => place(one, 'a'))
      functions.push({ text, nodes: { a, b: underB.map((one) => place(one, 'b')) } })
      for (const node of a) {
        nodes.push(node)
        const key = keyOf(insideOf(node))
        const list = byBlock.get(key) ?? []
        byBlock.set(key, list)
        list.push(node)
        for (const { source } of node.parameters) for (const name of namesIn(source)) used.add(name)
      }
    },
  }
}

/** The blocks that those see who take a node. */
function insideOf(node: RandomNode | undefined): readonly string[] {
  if (!node) return []
  return node.expands ? [...node.block, node.name] : node.block
}

function keyOf(block: readonly string[]): string {
  return block.join(' ')
}

/** A node of that type; those of the innermost block are taken more often. */
export function pickNode(draft: Draft, block: readonly string[], type: ValueType): RandomNode | null {
  const { random } = draft
  const layers = draft.visible(block).map((nodes) => nodes.filter((node) => isUsable(node, type)))
  const chosen = layers
    .filter((nodes) => nodes.length)
    .find((_, at, all) => at === all.length - 1 || random.chance(0.7))
  const [first, ...others] = chosen ?? []
  if (!first) return null
  // Some chains are long: the latest node is taken now and then.
  return random.chance(0.2) ? (others.at(-1) ?? first) : random.pick([first, ...others])
}

function isUsable(node: RandomNode, type: ValueType): boolean {
  return !node.isHidden && (type === 'unknown' ? true : node.gives === type)
}

/** Whether a name can be a parameter's: made nodes may have dots. */
export function isIdentifier(name: string): boolean {
  return !name.includes('.')
}

const KEYWORDS: Readonly<Record<RandomFunction['flavour'], string>> = {
  plain: 'function',
  async: 'async function',
  generator: 'function*',
  asyncGenerator: 'async function*',
}

/** A function as TypeScript, under its modifiers if it has any. `returns` is what the type says without its promise. */
export function textOf(
  fn: Pick<RandomFunction, 'name' | 'parameters' | 'body' | 'flavour'>,
  returns: string,
  modifiers: readonly string[] = [],
): string {
  const type = fn.flavour === 'async' ? `Promise<${returns}>` : returns
  const rest = `(${fn.parameters.map(parameterText).join(', ')}): ${type} { ${fn.body} }`
  const keyword = KEYWORDS[fn.flavour]
  if (modifiers.length === 0) return `export ${keyword} ${fn.name}${rest}`
  return `export const ${fn.name} = decorate(${modifiers.join(', ')}, ${keyword} ${rest})`
}

function parameterText(one: RandomParameter): string {
  if (one.default !== null) return `${one.name}: ${one.type} = ${one.default}`
  return `${one.name}${one.optional ? '?' : ''}: ${one.type}`
}
