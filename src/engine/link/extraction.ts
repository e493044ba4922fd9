import type { GraphNode, NodeCall } from '../model/graph.ts'
import type { Json, ModifierSpec } from '../model/module.ts'
import { listNames } from '../model/names.ts'
import type { TypeId } from '../model/type.ts'
import { fitsLiteral } from './literals.ts'
import { refuseForm } from './misuse.ts'
import { type ModifierContext, sinkNodes } from './modifier.ts'
import { edgeTo, makeNode } from './nodes.ts'
import { entriesOf, textOf } from './staticValues.ts'

type Pick = NodeCall & { kind: 'pick' }

export type Filling = { readonly value: Json | undefined } | null

/** The parts that a modifier names. */
export interface Wanted {
  readonly names: readonly string[]
  readonly fill: Filling
}

/** Names of parts, then, last, `{ fillWith }`. Null, and a problem, where it is something else or a name stands twice. */
export function readWanted(spec: ModifierSpec, takesFill: boolean, context: ModifierContext): Wanted | null {
  const last = takesFill ? entriesOf(spec.args[spec.args.length - 1]) : null
  const names = (last ? spec.args.slice(0, -1) : spec.args).map(textOf)
  const fill = last ? readFill(last) : null
  if (!names.every((name): name is string => !!name) || (last && !fill)) {
    // -1 is the last one, the options.
    const wrong = names.findIndex((name) => !name)
    refuseForm(spec, `${spec.name}('a', 'b'${takesFill ? ', { fillWith: 0 }' : ''})`, context, [wrong])
    return null
  }
  const second = names.findIndex((name, at) => names.indexOf(name) < at)
  if (second < 0) return { names, fill }
  context.complain('DW-LINK-028', {
    message: `${spec.name} at "${context.fn.name}" names "${names[second]}" twice.`,
    hint: 'Take one of them out.',
    part: { path: [second] },
  })
  return null
}

function readFill(options: NonNullable<ReturnType<typeof entriesOf>>): Filling {
  if (options.length === 0) return null
  const [[key, value] = ['', undefined], ...more] = options
  return key === 'fillWith' && value?.kind === 'json' && more.length === 0 ? { value: value.value } : null
}

/** The one node that a function gives so far; null, and a problem, where there are several. */
export function soleNode(nodes: readonly GraphNode[], spec: ModifierSpec, context: ModifierContext): GraphNode | null {
  const sinks = sinkNodes(nodes)
  const [sole, ...others] = nodes.filter((node) => sinks.has(node.name))
  if (sole && others.length === 0) return sole
  context.complain('DW-LINK-024', {
    message: `${spec.name} at "${context.fn.name}" takes the one node of a function, but there are ${listNames([...sinks])}.`,
    hint: 'Put one of the modifiers on a function of its own.',
  })
  return null
}

interface Part extends Omit<Pick, 'kind'> {
  readonly type: TypeId
  /** The type says that the part is always there. */
  readonly isRequired?: boolean
}

/** A node that takes a part of another one. */
export function pickNode(
  name: string,
  from: GraphNode,
  { part, key, fill, type, isRequired = false }: Part,
  context: ModifierContext,
): GraphNode {
  return makeNode(context, {
    name,
    type: fill && !isRequired ? withFilling(type, fill.value, context) : type,
    dependencies: [edgeTo(from.name, from.type)],
    call: { kind: 'pick', part, key, fill },
    doc: from.doc || `The ${part} ${typeof key === 'string' ? `"${key}"` : key} of ${from.name}.`,
  })
}

/** What stands for a missing part may be of another type. */
function withFilling(type: TypeId, value: unknown, { oracle }: ModifierContext): TypeId {
  if (fitsLiteral(value, type, oracle)) return type
  const other = value === undefined ? UNDEFINED : oracle.info(oracle.ofJson(value))
  const filling = oracle.declare(other)
  return oracle.declare({
    text: `${oracle.info(type).text} | ${other.text}`,
    shape: { kind: 'union', members: [type, filling] },
  })
}

const UNDEFINED = { text: 'undefined', shape: { kind: 'primitive', name: 'undefined' } } as const
