import type { GraphNode } from '../../model/graph.ts'
import { CONDITIONS, isMet } from '../conditions.ts'
import { type Modifier, recordArgument } from '../modifier.ts'

/** `config.when` and its kin: in the graph where every key passes. The name loses its last `__part`, once. */
export const configModifiers: readonly Modifier[] = CONDITIONS.map(makeConfigModifier)

function makeConfigModifier(condition: string): Modifier {
  const name = `config.${condition}`
  const takesLists = condition.endsWith('In')
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
            part: { path: [0, key] },
          })
          return nodes
        }
      }
      if (!isMet(condition, keys, context.config)) return []
      if (context.fn.name.endsWith('__')) {
        context.complain('DW-LINK-012', {
          message: `The name "${context.fn.name}" ends in "__": nothing says which variant it is.`,
          hint: `Name it ${context.fn.name}${Object.keys(keys)[0] ?? 'variant'}.`,
          where: context.fn.where,
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
