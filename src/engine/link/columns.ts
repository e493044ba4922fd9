import type { GraphNode } from '../model/graph.ts'
import type { ModifierSpec } from '../model/module.ts'
import type { TypeInfo } from '../model/type.ts'
import { type Filling, pickNode } from './extraction.ts'
import type { ModifierContext } from './modifier.ts'

/** What a table's column is, as far as a type can say. */
export const COLUMN: TypeInfo = { text: 'column', shape: { kind: 'column' } }

/** A node that takes a column of a table, by its name or its position. */
export function columnNode(
  name: string,
  from: GraphNode,
  { key, fill }: { readonly key: string | number; readonly fill: Filling },
  context: ModifierContext,
): GraphNode {
  return pickNode(name, from, { part: 'column', key, fill, type: context.oracle.declare(COLUMN) }, context)
}

/** False, and a problem, where what a node gives is no table. */
export function checkTable(from: GraphNode, spec: ModifierSpec, context: ModifierContext): boolean {
  const { text, shape } = context.oracle.info(from.type)
  if (shape.kind === 'table' || shape.kind === 'any') return true
  context.complain('DW-LINK-025', {
    message: `${spec.name} at "${context.fn.name}" needs a table, but "${from.name}" gives ${text}.`,
    hint: "Return an Arquero table: import { table } from 'arquero'.",
  })
  return false
}
