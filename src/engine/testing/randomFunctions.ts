import { GIVEN, OPERATIONS, type Operation, VALUE_TYPES, type ValueType } from './operations.ts'
import { type Draft, isIdentifier, pickNode } from './randomDraft.ts'
import { fromNode, parameter, type RandomFunction, type RandomParameter } from './randomNode.ts'

/**
 * A function that does something with values of the right types. Its parameters have the names of the nodes that feed them,
 * or, for a modifier that binds them, names of their own.
 */
export function randomFunction(draft: Draft, block: readonly string[], naming: 'nodes' | 'own'): RandomFunction | null {
  const { random } = draft
  const operation = random.pick(OPERATIONS)
  const parameters: RandomParameter[] = []
  const names: string[] = []
  for (const [at, type] of operation.takes.entries()) {
    const source = randomSource(draft, block, type, naming)
    if (source === null) return null
    const name = naming === 'own' ? `a${at}` : source
    names.push(name)
    if (!parameters.some((one) => one.name === name)) parameters.push(parameter(name, type, fromNode(source)))
  }
  const spare = operation.gives === 'number' && random.chance(0.5) ? randomOptional(draft, block) : null
  const takesSpare = spare !== null && !parameters.some((one) => one.name === spare.name)
  if (takesSpare) parameters.push(spare)
  const flavour = random.chance(0.3) ? 'async' : 'plain'
  const name = draft.newName()
  const result = bodyOf(operation, names, takesSpare ? spare.name : null)
  return {
    name,
    parameters,
    gives: operation.gives,
    body: [...pauses(draft, flavour), ...throwing(draft, name, parameters), `return ${result};`].join(' '),
    flavour,
    expands: false,
  }
}

/** The name of a node of that type, or of an input of it; null where there is neither. */
export function randomSource(
  draft: Draft,
  block: readonly string[],
  type: ValueType,
  naming: 'nodes' | 'own',
): string | null {
  const hasInput = GIVEN[type] !== undefined
  const node = hasInput && draft.random.chance(0.15) ? null : pickNode(draft, block, type)
  if (node && (naming === 'own' || isIdentifier(node.name))) return node.name
  return hasInput ? inputName(type) : null
}

export function inputName(type: ValueType): string {
  return `input${VALUE_TYPES.indexOf(type)}`
}

/** What is optional wherever it is taken: an input, one that is never given, and a value of the config. */
export const SPARE = { given: 'spare', absent: 'absent', config: 'level' }

function randomOptional(draft: Draft, block: readonly string[]): RandomParameter {
  const { random } = draft
  const node = random.chance(0.5) ? pickNode(draft, block, 'number') : null
  const name =
    node && isIdentifier(node.name)
      ? node.name
      : random.pick([SPARE.absent, SPARE.given, draft.mixture.modifiers ? SPARE.config : SPARE.given])
  return { ...parameter(name, 'number', fromNode(name)), optional: true, default: random.chance(0.5) ? '11' : null }
}

/** Lets others run before it goes on. */
export function pauses({ random }: Draft, flavour: RandomFunction['flavour']): string[] {
  if (!flavour.startsWith('async')) return []
  return [`await new Promise((resolve) => setTimeout(() => resolve(null), ${random.below(3)}));`]
}

/** Always, or for some of the values that it may be given. */
export function throwing(
  { random, mixture: { failures } }: Draft,
  name: string,
  parameters: readonly RandomParameter[],
): string[] {
  if (!random.chance(failures)) return []
  const [number] = parameters.filter((one) => one.type === 'number' && !one.optional)
  const when = number && random.chance(0.7) ? `${number.name} % 3 === 2` : 'true'
  return [`if (${when}) throw new RangeError(${JSON.stringify(`${name} gave up`)});`]
}

function bodyOf({ body }: Operation, names: readonly string[], spare: string | null): string {
  const text = body(...names)
  return spare === null ? text : `(${text}) + (${spare} ?? 100)`
}
