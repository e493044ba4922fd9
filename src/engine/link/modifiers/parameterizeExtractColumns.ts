import type { StaticValue } from '../../model/module.ts'
import { type BindingEntries, partsAt } from '../bindings.ts'
import { checkTable, columnNode } from '../columns.ts'
import { expandOutputs } from '../expander.ts'
import { refuseForm } from '../misuse.ts'
import { type Modifier, sinkNodes } from '../modifier.ts'
import { entriesOf, textsOf } from '../staticValues.ts'

interface Frame {
  readonly outputs: readonly string[]
  readonly inputs: BindingEntries
}

/** A table for each frame, `f__0`, `f__1`, and a node for each of its columns, named by position. */
export const parameterizeExtractColumns: Modifier = {
  name: 'parameterizeExtractColumns',
  lifecycle: 'expander',
  apply(nodes, spec, context) {
    const frames = spec.args.map(readFrame)
    if (!frames.every((frame) => frame !== null)) {
      const form = `parameterizeExtractColumns({ outputs: ['a'], inputs: { parameter: source('node') } })`
      refuseForm(spec, form, context, [frames.indexOf(null)])
      return nodes
    }
    const [base = context.fn.name] = sinkNodes(nodes)
    const names = frames.map((_, at) => `${base}__${at}`)
    const outputs = frames.map(({ inputs }, at) => ({
      name: names[at] ?? '',
      bindings: inputs,
      partOf: partsAt([at, 'inputs']),
    }))
    const made = expandOutputs(nodes, outputs, { spec, context })
    return [
      ...made,
      ...made.flatMap((table) => {
        const frame = frames[names.indexOf(table.name)]
        if (!frame || !checkTable(table, spec, context)) return []
        return frame.outputs.map((name, key) => columnNode(name, table, { key, fill: null }, context))
      }),
    ]
  },
}

function readFrame(value: StaticValue): Frame | null {
  const options = new Map(entriesOf(value) ?? [])
  const outputs = textsOf(options.get('outputs'))
  const inputs = entriesOf(options.get('inputs'))
  return outputs && inputs && options.size === 2 ? { outputs, inputs } : null
}
