import { addFunction } from './addFunction.ts'
import type { ValueType } from './operations.ts'
import { type Draft, isIdentifier, textOf } from './randomDraft.ts'
import { pauses, randomSource, SPARE, throwing } from './randomFunctions.ts'
import { checked, tagged } from './randomModifiers.ts'
import { type Flavour, fromNode, parameter, type RandomNode, type RandomParameter } from './randomNode.ts'

const DEEPEST = 3

/** Adds a parallel block: what gives its items, functions that see them one by one, and what collects. */
export function addBlock(draft: Draft, around: readonly string[], lists: readonly RandomNode[] = []): void {
  const { random } = draft
  // It may have taken nothing of what is around: then it stands further out.
  const block = addExpand(draft, around, lists)
  for (let left = 1 + random.below(4); left > 0; left--) {
    if (block.length < DEEPEST && random.chance(0.25)) addBlock(draft, block)
    else addFunction(draft, block)
  }
  collect(draft, block)
}

type ItemType = 'number' | 'string' | 'number[]' | 'Item'

/** Items by their number, out of a number that the function has. */
const ITEMS: Readonly<Record<ItemType, (at: string, base: string) => string>> = {
  number: (at, base) => `${at} + ${base}`,
  string: (at) => `"item " + ${at}`,
  'number[]': (at, base) => `[${at}, ${base}]`,
  Item: (at, base) => `{ id: ${at}, items: [${base}], inner: { name: "at " + ${at} } }`,
}

const FLAVOURS: readonly [Flavour, ...Flavour[]] = ['plain', 'async', 'generator', 'asyncGenerator']

/** A function that gives items; where it is given lists, it collects another block's and its items are what those hold. */
function addExpand(draft: Draft, around: readonly string[], lists: readonly RandomNode[]): readonly string[] {
  const {
    random,
    mixture: { failures },
  } = draft
  const type: ItemType = lists.length
    ? 'number'
    : random.pick(['number', 'number', 'number', 'string', 'number[]', 'Item'])
  const source = randomSource(draft, around, 'number', 'nodes')
  const parameters = [
    ...lists.map(collector),
    ...(source !== null && random.chance(around.length ? 0.9 : 0.5)
      ? [parameter(source, 'number', fromNode(source))]
      : []),
  ]
  const base = parameters.length > lists.length ? (source ?? '0') : '1'
  const flavour = random.pick(FLAVOURS)
  const name = draft.newName()
  const count = random.chance(0.12) ? 0 : 1 + random.below(4)
  const lengths = lists.map((list) => `[...${list.name}].length`)
  const total = lengths.length ? `Math.min(4, ${lengths.join(' + ')})` : String(count)
  const item = ITEMS[type]
  const breaks = random.chance(failures)
    ? `if (at === ${1 + random.below(3)}) throw new RangeError("${name} broke off"); `
    : ''
  const loop = `for (let at = 0; at < ${total}; at++) { ${breaks}yield ${item('at', base)} }`
  const given = `return Array.from({ length: ${total} }, (_, at) => (${item('at', base)}));`
  const body = [
    ...pauses(draft, flavour),
    ...throwing(draft, name, parameters),
    flavour === 'generator' || flavour === 'asyncGenerator' ? loop : given,
  ].join(' ')
  const fn = { name, parameters, gives: type, body, flavour, expands: true }
  draft.add(textOf(fn, `Parallelizable<${type}>`, random.chance(draft.mixture.modifiers) ? [tagged(draft)] : []), [fn])
  return [...(draft.find(name)?.block ?? []), name]
}

/** Takes all that nothing in the block takes, in up to three functions, the last of which may begin another block. */
function collect(draft: Draft, block: readonly string[]): void {
  const { random } = draft
  const around = block.slice(0, -1)
  const open = draft.openEnds(block).filter((node) => !node.isHidden && isIdentifier(node.name))
  const groups: RandomNode[][] = Array.from({ length: 1 + random.below(Math.min(3, open.length)) }, () => [])
  for (const node of open) groups[random.below(groups.length)]?.push(node)
  const filled = groups.filter((group) => group.length)
  const used = draft
    .visible(block)[0]
    ?.filter((node) => !open.includes(node) && isIdentifier(node.name) && !node.isHidden)
  const [again] = used ?? []
  if (again && random.chance(0.4)) filled[0]?.push(again)
  const [last] = filled.slice(-1)
  const goesOn = last !== undefined && random.chance(0.2)
  for (const group of goesOn ? filled.slice(0, -1) : filled) addCollector(draft, around, group)
  if (goesOn) addBlock(draft, around, last)
}

/** A function of lists, and of an ordinary value now and then; under a check or a step sometimes. */
function addCollector(draft: Draft, around: readonly string[], lists: readonly RandomNode[]): void {
  const { random } = draft
  const name = draft.newName()
  const source = random.chance(0.4) ? randomSource(draft, around, 'number', 'nodes') : null
  const spare = random.chance(0.3) ? random.pick([SPARE.given, SPARE.absent]) : null
  const parameters: RandomParameter[] = [
    ...lists.map(collector),
    ...(source === null ? [] : [parameter(source, 'number', fromNode(source))]),
    ...(spare === null ? [] : [{ ...parameter(spare, 'number', fromNode(spare)), optional: true, default: '5' }]),
  ]
  const whole = lists.map((list) => `[...${list.name}]`)
  const more = [source, spare].filter((one) => one !== null)
  const [gives, result] = collected(draft, lists, whole, more)
  const flavour = random.chance(0.2) ? 'async' : 'plain'
  const fn = {
    name,
    parameters,
    gives,
    body: [...pauses(draft, flavour), ...throwing(draft, name, parameters), `return ${result};`].join(' '),
    flavour,
    expands: false,
  } as const
  if (gives === 'number' && random.chance(draft.mixture.modifiers)) checked(draft, fn)
  else draft.add(textOf(fn, gives), [fn])
}

/** What is made of the lists: a number, a list or something that holds them all. */
function collected(
  { random }: Draft,
  lists: readonly RandomNode[],
  whole: readonly string[],
  more: readonly string[],
): readonly [ValueType, string] {
  const numbers = lists.every((list) => list.gives === 'number')
  const kind = random.pick(['length', 'all', numbers ? 'sum' : 'all', numbers ? 'list' : 'all'])
  const flat = `[${[...whole.map((list) => `...${list}`), ...more].join(', ')}]`
  switch (kind) {
    case 'length':
      return ['number', [...whole.map((list) => `${list}.length`), ...more].join(' + ')]
    case 'sum':
      return ['number', `${flat}.reduce((sum, one) => sum + one, 0)`]
    case 'list':
      return ['number[]', flat]
    default:
      return ['unknown', `[${[...whole, ...more].join(', ')}]`]
  }
}

function collector(node: RandomNode): RandomParameter {
  return parameter(node.name, `Collect<${node.gives}>`, { kind: 'collected', node: node.name })
}
