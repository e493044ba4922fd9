import { didYouMean } from '../../model/names.ts'
import { type Modifier, recordArgument, sinkNodes } from '../modifier.ts'
import { withTags } from '../tags.ts'

const BEHAVIORS = ['default', 'recompute', 'disable', 'ignore']

/** `cache({ behavior })`: how the cache treats what the function gives, as the tag `cache.behavior`. */
export const cache: Modifier = {
  name: 'cache',
  lifecycle: 'decorator',
  apply(nodes, spec, context) {
    const options = recordArgument(spec, context)
    if (!options) return nodes
    const { behavior, ...others } = options
    const [other] = Object.entries(others)
    const wrong = other ?? ['behavior', behavior]
    if (
      behavior !== undefined &&
      typeof behavior === 'string' &&
      BEHAVIORS.includes(behavior) &&
      wrong[0] === 'behavior'
    ) {
      const sinks = sinkNodes(nodes)
      return nodes.map((node) => (sinks.has(node.name) ? withTags(node, { 'cache.behavior': behavior }) : node))
    }
    if (behavior === undefined && wrong[0] === 'behavior') return nodes
    context.complain('DW-LINK-034', {
      message: `cache at "${context.fn.name}" does not know ${wrong[0]}: ${JSON.stringify(wrong[1])}.`,
      hint: didYouMean(String(wrong[1]), BEHAVIORS, `Write behavior: one of ${BEHAVIORS.join(', ')}.`),
      part: { path: [0, wrong[0]], ...(other ? { of: 'key' } : {}) },
    })
    return nodes
  },
}
