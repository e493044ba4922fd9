import type { Argument, Dependency } from '../model/graph.ts'
import type { ModifierSpec, StaticValue } from '../model/module.ts'
import type { TypeOracle } from '../model/oracle.ts'
import type { TypeId } from '../model/type.ts'
import type { ModifierContext } from './modifier.ts'
import { edgeTo } from './nodes.ts'
import { readOptions, refuseOption } from './parts.ts'
import { entriesOf, literalOf } from './staticValues.ts'

/** The one object that a modifier for files takes, and the path in it as a call is given it: a literal makes no node. */
export interface FileOptions {
  readonly options: ReadonlyMap<string, StaticValue>
  readonly dependencies: readonly Dependency[]
  readonly path: Argument
}

/** Null, and a problem, where the options or the path are something else. */
export function readFileOptions(
  spec: ModifierSpec,
  known: readonly string[],
  context: ModifierContext,
): FileOptions | null {
  const entries = spec.args.length === 1 ? entriesOf(spec.args[0]) : null
  const options = readOptions(spec, { entries: entries ?? [], path: [0] }, known, context)
  if (!options) return null
  const path = options.get('path')
  const literal = path && literalOf(path)
  if (path?.kind === 'source') {
    const type = context.oracle.ofJson('')
    const edge = edgeTo(path.node, type, { parameter: 'path', where: spec.where })
    return { options, dependencies: [edge], path: { kind: 'dependency', at: 0 } }
  }
  if (typeof literal?.value === 'string' && literal.value !== '') {
    return { options, dependencies: [], path: { kind: 'literal', value: literal.value } }
  }
  const wanted = 'a path: path: value("data/orders.json"), or path: source("node")'
  return refuseOption(spec, 'path', { wanted, path: path && [0, 'path'] }, context)
}

/** What is known of a file that was read or written. */
export function fileMetadata(oracle: TypeOracle): TypeId {
  const [text, number] = [oracle.ofJson(''), oracle.ofJson(0)]
  const field = (name: string, type: TypeId) => ({ name, type, optional: false })
  return oracle.declare({
    text: '{ path: string; format: string; size: number }',
    shape: {
      kind: 'object',
      fields: [field('path', text), field('format', text), field('size', number)],
      index: null,
    },
  })
}
