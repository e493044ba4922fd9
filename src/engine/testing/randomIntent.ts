import type { EditIntent } from '../model/edit.ts'
import type { Graph, GraphNode } from '../model/graph.ts'
import type { Random } from './random.ts'

type Kind = EditIntent['kind']

const KINDS: readonly [Kind, ...Kind[]] = [
  'rename',
  'rename',
  'move',
  'renameModule',
  'duplicate',
  'paste',
  'connect',
  'connect',
  'insert',
  'setDoc',
  'setDefault',
  'setModifier',
  'addFunction',
  'addInput',
  'retype',
  'disconnect',
  'remove',
]

/** Something that a person might want of a graph; much of it cannot be. */
export function randomIntent(graph: Graph, modules: readonly string[], random: Random): EditIntent {
  const nodes = graph.nodes.length ? graph.nodes : [NOBODY]
  const pick = (): GraphNode => nodes[random.below(nodes.length)] ?? NOBODY
  const node = pick()
  const name = freshName(random)
  const parameter = node.dependencies[random.below(node.dependencies.length)]?.parameter ?? 'nobody'
  const module = random.chance(0.3) ? `fresh${random.below(3)}.ts` : (modules[random.below(modules.length)] ?? 'a.ts')
  const some = random.chance(0.5) ? [node.name] : [...new Set([node.name, pick().name])]
  const kind = random.pick(KINDS)
  switch (kind) {
    case 'rename':
      return { kind, node: node.name, name: random.chance(0.1) ? pick().name : name }
    case 'move':
      return { kind, nodes: some, module }
    case 'renameModule':
      return {
        kind,
        module: node.module ?? 'nobody.ts',
        path: random.chance(0.8) ? `fresh${random.below(9)}.ts` : module,
      }
    case 'duplicate':
      return { kind, nodes: some }
    case 'paste':
      return { kind, text: pastedText(node, pick()), module, keepLinks: random.chance(0.5) }
    case 'connect':
      return { kind, source: pick().name, target: node.name, parameter: random.chance(0.5) ? null : parameter }
    case 'insert':
      return { kind, target: node.name, parameter, name }
    case 'setDoc':
      return { kind, node: node.name, text: random.pick(['', 'One line.', 'Two\n\nparagraphs of */ text.']) }
    case 'setDefault':
      return { kind, node: node.name, parameter, text: random.chance(0.5) ? 'undefined as never' : null }
    case 'setModifier':
      return { kind, node: node.name, at: null, text: "tag({ 'an.edit': 'yes' })" }
    case 'addFunction':
      return {
        kind,
        name,
        module,
        takes: [{ name: pick().name }, { name: 'fresh', type: 'Item' }],
        returns: 'ColumnTable',
      }
    case 'addInput':
      return { kind, name, type: 'Map<string, Item>', target: node.name }
    case 'retype':
      return { kind, node: node.name, type: random.pick(['unknown', 'Item[]']) }
    case 'disconnect':
      return { kind, target: node.name, parameter }
    case 'remove':
      return { kind, nodes: some, reconnect: random.chance(0.3) }
  }
}

/** Functions of names that are taken, one of which takes the other. */
function pastedText(one: GraphNode, other: GraphNode): string {
  const [first, second] = [one, other].map(({ name }) => name.replace(/\W/g, '_'))
  const names = first === second ? [first, `${first}_too`] : [first, second]
  return `import { mean } from 'd3-array'
const twice = (n: number) => n * 2
export const ${names[0]} = () => mean([1, twice(2)]) ?? 0
export function ${names[1]}(${names[0]}: number, valueOf?: Item): number { return ${names[0]} }
interface Item { readonly id: string }
`
}

/** Some are odd, and some are taken. */
function freshName(random: Random): string {
  return random.pick([
    'value',
    'valueOf',
    'toString',
    'äpfel',
    '$$',
    'table',
    'twice',
    'one',
    'fresh',
    'fresh_2',
    'Map',
  ])
}

const NOBODY: GraphNode = {
  name: 'nobody',
  kind: 'input',
  module: null,
  type: 0,
  dependencies: [],
  call: { kind: 'none' },
  tags: {},
  doc: '',
  modifiers: [],
  origin: 'nobody',
  where: null,
  extent: null,
}
