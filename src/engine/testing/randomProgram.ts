import type { Json, SourceText } from '../model/module.ts'
import { addFunction } from './addFunction.ts'
import { GIVEN, type ValueType } from './operations.ts'
import { createRandom, type Random } from './random.ts'
import { addBlock } from './randomBlocks.ts'
import { createDraft, type Mixture } from './randomDraft.ts'
import { inputName, SPARE } from './randomFunctions.ts'
import { HELPER_BODIES, helpersText } from './randomHelpers.ts'
import { CONFIG } from './randomModifiers.ts'
import { type CacheBehavior, namesIn, type RandomNode, type RandomText } from './randomNode.ts'

/** A program as TypeScript text, with what is asked of it: plain data, so that Node and a page can be given the same. */
export interface RandomProgram extends ProgramParts {
  readonly files: readonly SourceText[]
  /** What the generator meant: enough for an oracle that knows nothing of the engine. */
  readonly nodes: readonly RandomNode[]
}

/** What a program is made of, and what is asked of it: where these are others, so are its files and its nodes. */
export interface ProgramParts {
  readonly modules: readonly string[]
  readonly functions: readonly ProgramFunction[]
  /** What each function of `helpers.ts` does. */
  readonly helpers: Readonly<Record<string, string>>
  readonly style: ProgramStyle
  readonly config: Readonly<Record<string, Json>>
  readonly inputs: Readonly<Record<string, Json>>
  readonly overrides: Readonly<Record<string, Json>>
  readonly outputs: readonly string[]
}

export interface ProgramFunction extends RandomText {
  readonly name: string
  /** The module that it stands in, by number. */
  readonly module: number
  /** How a cache treats its nodes; null as usual. Only what is decorated can say it. */
  readonly behavior: CacheBehavior | null
}

/** How a program is written, which makes no difference to what it does. */
export interface ProgramStyle {
  readonly hasComments: boolean
  readonly hasBreaks: boolean
  /** How many helpers it has that nothing calls. */
  readonly unused: number
}

/** Everything that a program can hold. */
export const EVERYTHING: Omit<Mixture, 'failures'> = {
  blocks: 0.06,
  modifiers: 0.3,
  overrides: 0.03,
  choices: 0,
  columns: 0,
}

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
  const mixture: Mixture = { failures: 0, blocks: 0, modifiers: 0, overrides: 0, choices: 0, columns: 0, ...given }
  const random = createRandom(seed)
  const modules = Array.from({ length: 1 + random.below(3) }, (_, at) => `module${at}.ts`)
  const draft = createDraft(random, mixture)
  while (draft.nodes.length < size) {
    if (random.chance(mixture.blocks)) addBlock(draft, [])
    else addFunction(draft, [])
  }
  const functions = draft.functions.map(
    (one): ProgramFunction => ({
      ...one,
      name: nameIn(one.text),
      module: random.below(modules.length),
      behavior: null,
    }),
  )
  const { nodes } = draft
  return assembleProgram({
    modules,
    functions,
    helpers: HELPER_BODIES,
    style: { hasComments: false, hasBreaks: false, unused: 0 },
    config: mixture.modifiers ? CONFIG : {},
    inputs: inputsOf(draft.functions.flatMap((fn) => [...fn.nodes.a, ...fn.nodes.b])),
    overrides: randomOverrides(nodes, mixture.overrides, random),
    outputs: randomOutputs(nodes, random),
  })
}

/** As its text has it, without what chooses a variant by the config. */
function nameIn(text: string): string {
  const [, name = ''] = /^export (?:const|(?:async )?function\*?) (.+?)(?:__a)?(?: =|\()/.exec(text) ?? []
  return name
}

export function assembleProgram(parts: ProgramParts): RandomProgram {
  const { modules, functions, helpers, style, config } = parts
  const mode = config.mode === 'b' ? 'b' : 'a'
  const unused = Array.from({ length: style.unused }, (_, at) => `export const unused${at} = ${at}\n`).join('')
  const texts = modules.map((path, at) => ({
    path,
    text: [IMPORTS, ...functions.filter(({ module }) => module === at).map(functionText)].join('\n'),
  }))
  const files = [{ path: 'helpers.ts', text: helpersText(helpers) + unused }, ...texts]
  const nodes = functions.flatMap(({ nodes: under, behavior }) =>
    under[mode].map((node): RandomNode => {
      const body = (node.helper === undefined ? undefined : helpers[node.helper]) ?? node.body
      return { ...node, body, ...(behavior ? { behavior } : {}) }
    }),
  )
  return { ...parts, files: files.map(({ path, text }) => ({ path, text: styled(text, style) })), nodes }
}

function functionText({ text, behavior }: ProgramFunction): string {
  return `${behavior ? text.replaceAll('decorate(', `decorate(cache({ behavior: '${behavior}' }), `) : text}\n`
}

function styled(text: string, { hasComments, hasBreaks }: ProgramStyle): string {
  const broken = hasBreaks ? text.replaceAll('; return', '\n;;return') : text
  return hasComments ? `// words\n${broken.replaceAll('{ ', '{ /* so */\n')}` : broken
}

const IMPORTS = `import { type ColumnTable, desc, table } from 'arquero'
import {
  type Collect, cache, checkOutput, config, decorate, does, extractFields, group, inject, type Parallelizable, parameterize, pipeInput,
  pipeOutput, resolve, source, step, subdag, tag, unpackFields, value, withColumns,
} from 'dagwright'
import { add, finish, half, type Item, middle, slow, strict, twice } from './helpers.ts'
`

/** Nodes outside of blocks have one value, which can be asked for or given. */
export function hasOneValue(node: RandomNode): boolean {
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

/** Of those that nodes take under either mode. */
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
