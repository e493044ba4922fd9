import { type Graph, type GraphNode, type TypeId, type TypeTable, typeAt } from '../../engine/page.ts'

/** What goes through a port, as far as its mark tells. */
export type PortKind = 'number' | 'text' | 'boolean' | 'list' | 'table' | 'other'

export interface Port {
  readonly name: string
  readonly optional: boolean
  readonly kind: PortKind
  readonly type: string
}

export function portKind(types: TypeTable, id: TypeId): PortKind {
  const { shape } = typeAt(types, id)
  switch (shape.kind) {
    case 'primitive':
      return KINDS[shape.name] ?? 'other'
    case 'literal':
      return KINDS[typeof shape.value] ?? 'other'
    case 'array':
    case 'tuple':
    case 'typedArray':
    case 'set':
    case 'column':
      return 'list'
    case 'table':
      return 'table'
    case 'parallelizable':
    case 'collect':
      return portKind(types, shape.element)
    case 'union': {
      const kinds = new Set(shape.members.filter((one) => !isNothing(types, one)).map((one) => portKind(types, one)))
      const [kind] = kinds
      return kinds.size === 1 && kind ? kind : 'other'
    }
    default:
      return 'other'
  }
}

const KINDS: Readonly<Record<string, PortKind>> = {
  number: 'number',
  bigint: 'number',
  string: 'text',
  boolean: 'boolean',
}

function isNothing(types: TypeTable, id: TypeId): boolean {
  const { shape } = typeAt(types, id)
  return shape.kind === 'primitive' && ['undefined', 'null', 'void'].includes(shape.name)
}

const texts = new WeakMap<GraphNode, string>()

/** A card's ports as one text, so that a card can tell by it whether they are the same; computed once for each node. */
export function portsText({ types }: Graph, node: GraphNode): string {
  const known = texts.get(node)
  if (known !== undefined) return known
  const text = node.dependencies
    .map(({ parameter, optional, type }) =>
      [parameter, optional ? '?' : '', portKind(types, type), typeAt(types, type).text].join('\t'),
    )
    .join('\n')
  texts.set(node, text)
  return text
}

/** The inverse of `portsText`. */
export function readPorts(text: string): Port[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', mark, kind, type = ''] = line.split('\t')
    return name ? [{ name, optional: mark === '?', kind: kind as PortKind, type }] : []
  })
}
