import type { Json, SourceText } from '../model/module.ts'
import { addFunction } from './addFunction.ts'
import { GIVEN, type ValueType } from './operations.ts'
import { createRandom, type Random } from './random.ts'
import { addBlock } from './randomBlocks.ts'
import { createDraft, type Mixture } from './randomDraft.ts'
import { inputName, SPARE } from './randomFunctions.ts'
import { HELPERS } from './randomHelpers.ts'
import { CONFIG } from './randomModifiers.ts'
import { namesIn, type RandomNode } from './randomNode.ts'

/** A program as TypeScript text, with what is asked of it: plain data, so that Node and a page can be given the same. */
export interface RandomProgram {
  readonly files: readonly SourceText[]
  readonly modules: readonly string[]
  /** What the generator meant: enough for an oracle that knows nothing of the engine. */
  readonly nodes: readonly RandomNode[]
  readonly config: Readonly<Record<string, Json>>
  readonly inputs: Readonly<Record<string, Json>>
  readonly overrides: Readonly<Record<string, Json>>
  readonly outputs: readonly string[]
}

/** Everything that a program can hold. */
export const EVERYTHING: Omit<Mixture, 'failures'> = { blocks: 0.06, modifiers: 0.3, overrides: 0.03 }

export interface RandomProgramOptions extends Partial<Mixture> {
  readonly seed: number
  /** About how many nodes. */
  readonly size: number
}

/**
 * A random DAG over several modules: sync and async, defaults and optional parameters, values of every kind. What else it
 * holds is said by how often: failures, parallel blocks, modifiers and overrides.
 */
export function randomProgram({ seed, size, ...given }: RandomProgramOptions): RandomProgram {
  const mixture: Mixture = { failures: 0, blocks: 0, modifiers: 0, overrides: 0, ...given }
  const random = createRandom(seed)
  const modules = Array.from({ length: 1 + random.below(3) }, (_, at) => `module${at}.ts`)
  const draft = createDraft(random, mixture)
  while (draft.nodes.length < size) {
    if (random.chance(mixture.blocks)) addBlock(draft, [])
    else addFunction(draft, [])
  }
  const texts = modules.map(() => IMPORTS)
  for (const text of draft.functions) texts[random.below(modules.length)] += `\n${text}\n`
  const { nodes } = draft
  return {
    files: [{ path: 'helpers.ts', text: HELPERS }, ...modules.map((path, at) => ({ path, text: texts[at] ?? '' }))],
    modules,
    nodes,
    config: mixture.modifiers ? CONFIG : {},
    inputs: inputsOf(nodes),
    overrides: randomOverrides(nodes, mixture.overrides, random),
    outputs: randomOutputs(nodes, random),
  }
}

const IMPORTS = `import { type ColumnTable, desc, table } from 'arquero'
import {
  type Collect, checkOutput, config, decorate, extractFields, group, inject, type Parallelizable, parameterize, pipeInput,
  pipeOutput, source, step, subdag, tag, unpackFields, value,
} from 'dagwright'
import { add, finish, half, type Item, middle, slow, strict, twice } from './helpers.ts'
`

/** Nodes outside of blocks have one value, which can be asked for or given. */
function hasOneValue(node: RandomNode): boolean {
  return node.block.length === 0 && !node.isHidden
}

function randomOutputs(nodes: readonly RandomNode[], random: Random): readonly string[] {
  const possible = nodes.filter(hasOneValue).map((node) => node.name)
  const outputs = possible.filter(() => random.chance(0.3))
  return outputs.length ? outputs : possible.slice(-1)
}

function randomOverrides(nodes: readonly RandomNode[], share: number, random: Random): Record<string, Json> {
  const overrides: Record<string, Json> = Object.create(null)
  for (const node of nodes.filter(hasOneValue)) {
    const value = GIVEN[node.gives]
    if (value === undefined || !random.chance(share)) continue
    overrides[node.name] = node.expands ? Array.from({ length: random.below(4) }, () => value) : value
  }
  return overrides
}

function inputsOf(nodes: readonly RandomNode[]): Record<string, Json> {
  const inputs: Record<string, Json> = {}
  const taken = new Set(nodes.flatMap((node) => node.parameters.flatMap((one) => namesIn(one.source))))
  if (taken.has(SPARE.given)) inputs[SPARE.given] = 6
  for (const [type, value] of Object.entries(GIVEN)) {
    const name = inputName(type as ValueType)
    if (taken.has(name)) inputs[name] = value
  }
  return inputs
}
