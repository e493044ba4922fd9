import type { GraphNode } from '../../model/graph.ts'
import type { Json } from '../../model/module.ts'
import { type Modifier, recordArgument } from '../modifier.ts'

type Test = (actual: Json, wanted: Json) => boolean

const isIn: Test = (actual, wanted) => Array.isArray(wanted) && wanted.some((one) => isSame(actual, one))

/** `config.when` and its kin: in the graph where every key passes. The name loses its last `__part`, once. */
export const configModifiers: readonly Modifier[] = [
  makeConfigModifier('config.when', isSame),
  makeConfigModifier('config.whenNot', (actual, wanted) => !isSame(actual, wanted)),
  makeConfigModifier('config.whenIn', isIn, true),
  makeConfigModifier('config.whenNotIn', (actual, wanted) => !isIn(actual, wanted), true),
]

function makeConfigModifier(name: string, test: Test, takesLists = false): Modifier {
  return {
    name,
    lifecycle: 'resolver',
    apply(nodes, spec, context) {
      const keys = recordArgument(spec, context)
      if (!keys) return nodes
      for (const [key, wanted] of Object.entries(keys)) {
        if (takesLists && !Array.isArray(wanted)) {
          context.complain('DW-LINK-011', {
            message: `${name} at "${context.fn.name}" compares "${key}" with a list of values.`,
            hint: `Write ${name}({ ${key}: [${JSON.stringify(wanted)}] }).`,
          })
          return nodes
        }
        const actual = Object.hasOwn(context.config, key) ? (context.config[key] ?? null) : null
        if (!test(actual, wanted)) return []
      }
      if (context.fn.name.endsWith('__')) {
        context.complain('DW-LINK-012', {
          message: `The name "${context.fn.name}" ends in "__": nothing says which variant it is.`,
          hint: `Name it ${context.fn.name}${Object.keys(keys)[0] ?? 'variant'}.`,
        })
        return nodes
      }
      return nodes.map((node) => withVariantName(node, context.fn.name))
    },
  }
}

function withVariantName(node: GraphNode, functionName: string): GraphNode {
  if (node.name !== functionName) return node
  const at = functionName.lastIndexOf('__')
  return at > 0 ? { ...node, name: functionName.slice(0, at) } : node
}

function isSame(a: Json, b: Json): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
