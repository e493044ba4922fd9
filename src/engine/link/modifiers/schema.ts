import type { StaticValue } from '../../model/module.ts'
import { checkTable } from '../columns.ts'
import { refuseForm } from '../misuse.ts'
import { type Modifier, sinkNodes } from '../modifier.ts'
import { textsOf } from '../staticValues.ts'
import { withTags } from '../tags.ts'

/** As Hamilton names it: drawings read the columns of a table from it. */
export const SCHEMA_TAG = 'hamilton.internal.schema_output'

/** `schema.output(['shop', 'string'], ['units', 'number'])`: the columns of the table that the function gives. */
export const schemaOutput: Modifier = {
  name: 'schema.output',
  lifecycle: 'decorator',
  apply(nodes, spec, context) {
    const fields = spec.args.map(readField)
    if (fields.length === 0 || !fields.every((field) => field !== null)) {
      refuseForm(spec, `schema.output(['column', 'number'])`, context, [Math.max(0, fields.indexOf(null))])
      return nodes
    }
    const sinks = sinkNodes(nodes)
    const tags = { [SCHEMA_TAG]: fields.join(',') }
    return nodes.map((node) => (sinks.has(node.name) && checkTable(node, spec, context) ? withTags(node, tags) : node))
  },
}

function readField(value: StaticValue): string | null {
  const [name, type, ...more] = textsOf(value) ?? []
  return name && type && more.length === 0 ? `${name}=${type}` : null
}
