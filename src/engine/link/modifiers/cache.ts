import type { GraphNode } from '../../model/graph.ts'
import { didYouMean } from '../../model/names.ts'
import { type Modifier, NESTED_TAG, recordArgument, sinkNodes } from '../modifier.ts'
import { withTags } from '../tags.ts'

const BEHAVIOR_TAG = 'cache.behavior'
const BEHAVIORS = ['default', 'recompute', 'disable', 'ignore']

/**
 * `cache({ behavior })`: how the cache treats what the function gives, as the tag `cache.behavior`; also what is nested in it, unless
 * that says otherwise. Others that modifiers make of the function have the modifier itself.
 */
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
      return nodes.map((node) =>
        sinks.has(node.name) || isSilent(node) ? withTags(node, { [BEHAVIOR_TAG]: behavior }) : node,
      )
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

/** Of a nested function of which nobody said yet how it is treated. */
function isSilent({ tags, modifiers }: GraphNode): boolean {
  return (
    Object.hasOwn(tags, NESTED_TAG) &&
    !Object.hasOwn(tags, BEHAVIOR_TAG) &&
    !modifiers.some(({ name }) => name === 'cache')
  )
}
