import type { GraphNode } from '../../model/graph.ts'
import { didYouMean, listNames } from '../../model/names.ts'
import { refuseForm } from '../misuse.ts'
import type { Modifier } from '../modifier.ts'
import { entriesOf, jsonRecordOf } from '../staticValues.ts'
import { readTags, withTags } from '../tags.ts'

/** `tagOutputs({ p: { unit: 'cm' } })`: labels on the nodes of a function one by one. */
export const tagOutputs: Modifier = {
  name: 'tagOutputs',
  lifecycle: 'decorator',
  apply(nodes, spec, context) {
    const names = nodes.map((node) => node.name)
    const tags = new Map<string, GraphNode['tags']>()
    for (const [name, value] of (spec.args.length === 1 && entriesOf(spec.args[0])) || [['', undefined] as const]) {
      const given = jsonRecordOf(value)
      if (!given) {
        refuseForm(spec, `tagOutputs({ name: { key: 'value' } })`, context, spec.args.length > 1 ? [1] : [0, name])
      } else if (!names.includes(name)) {
        context.complain('DW-LINK-029', {
          message: `tagOutputs at "${context.fn.name}" labels "${name}", which is none of its nodes.`,
          hint: didYouMean(name, names, `There are ${listNames(names)}.`),
          part: { path: [0, name], of: 'key' },
        })
      } else tags.set(name, readTags(given, [0, name], context))
    }
    return nodes.map((node) => withTags(node, tags.get(node.name) ?? {}))
  },
}
