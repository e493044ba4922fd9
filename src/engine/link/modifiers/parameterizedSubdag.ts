import type { ArgumentPath } from '../../model/callPart.ts'
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
    const common = parts && readFeeds(spec, parts.options, [-1], context)
    if (!common) return nodes
    const outputs = entriesOf(parts.options.get('outputs'))
    if (!outputs?.length) {
      const wanted = 'an object of nodes: outputs: { name: { inputs: { ... } } }'
      refuseOption(
        spec,
        'outputs',
        { wanted, path: parts.options.has('outputs') ? [-1, 'outputs'] : undefined },
        context,
      )
      return nodes
    }
    return outputs.flatMap(([name, entry]) => {
      const way: ArgumentPath = [-1, 'outputs', name]
      const own = readEntry(name, entry, { spec, way }, context)
      if (!own) return []
      const inputs = new Map([...common.inputs, ...own.inputs])
      const config = { ...common.config, ...own.config }
      const isOwn = {
        inputs: (key: string) => own.inputs.has(key),
        config: (key: string) => Object.hasOwn(own.config, key),
      }
      const pathOf: Nesting['pathOf'] = (option, key) => [...(isOwn[option](key) ? way : [-1]), option, key]
      return nestGraph(
        { spec, namespace: name, functions: parts.functions, inputs, config, pathOf, node: { ...node, name } },
        context,
      )
    })
  },
}

function readEntry(
  name: string,
  entry: StaticValue,
  { spec, way }: { readonly spec: ModifierSpec; readonly way: ArgumentPath },
  context: ModifierContext,
): Feeds | null {
  const entries = entriesOf(entry)
  const wanted = 'an object: { inputs: { ... }, config: { ... } }'
  if (!entries) return refuseOption(spec, `outputs.${name}`, { wanted, path: way }, context)
  const options = readOptions(spec, { entries, path: way }, ['inputs', 'config'], context)
  return options && readFeeds(spec, options, way, context)
}
