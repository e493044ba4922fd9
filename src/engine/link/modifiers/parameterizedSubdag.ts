import type { ModifierSpec, StaticValue } from '../../model/module.ts'
import type { Modifier, ModifierContext } from '../modifier.ts'
import { type Nesting, nestGraph, readFeeds } from '../nest.ts'
import { readOptions, readParts, refuseOption } from '../parts.ts'
import { entriesOf } from '../staticValues.ts'

type Feeds = Pick<Nesting, 'inputs' | 'config'>

/** `parameterizedSubdag(fns or namespaces..., { outputs, inputs, config })`: one nested graph, and one node, for each of `outputs`. */
export const parameterizedSubdag: Modifier = {
  name: 'parameterizedSubdag',
  lifecycle: 'creator',
  apply(nodes, spec, context) {
    const [node] = nodes
    const parts = node && readParts(spec, ['outputs', 'inputs', 'config'], context)
    const common = parts && readFeeds(spec, parts.options, context)
    if (!common) return nodes
    const outputs = entriesOf(parts.options.get('outputs'))
    if (!outputs?.length) {
      refuseOption(spec, 'outputs', 'an object of nodes: outputs: { name: { inputs: { ... } } }', context)
      return nodes
    }
    return outputs.flatMap(([name, entry]) => {
      const own = readEntry(name, entry, spec, context)
      if (!own) return []
      const inputs = new Map([...common.inputs, ...own.inputs])
      const config = { ...common.config, ...own.config }
      return nestGraph(
        { spec, namespace: name, functions: parts.functions, inputs, config, node: { ...node, name } },
        context,
      )
    })
  },
}

function readEntry(name: string, entry: StaticValue, spec: ModifierSpec, context: ModifierContext): Feeds | null {
  const entries = entriesOf(entry)
  if (!entries) return refuseOption(spec, `outputs.${name}`, 'an object: { inputs: { ... }, config: { ... } }', context)
  const options = readOptions(spec, entries, ['inputs', 'config'], context)
  return options && readFeeds(spec, options, context)
}
