import { type Modifier, recordArgument, sinkNodes } from '../modifier.ts'

const RESERVED = new Set(['hamilton', 'data_quality', 'gdpr', 'ccpa', 'dag', 'module', 'ray_remote'])
const DOTTED_NAME = /^[\p{ID_Start}_$][\p{ID_Continue}$]*(\.[\p{ID_Start}_$][\p{ID_Continue}$]*)*$/u

/** `tag({...})`: labels on the nodes that a function gives. */
export const tag: Modifier = {
  name: 'tag',
  lifecycle: 'decorator',
  apply(nodes, spec, context) {
    const tags = recordArgument(spec, context)
    if (!tags) return nodes
    const good: Record<string, string | readonly string[]> = {}
    for (const [key, value] of Object.entries(tags)) {
      if (RESERVED.has(key.split('.')[0] ?? '')) {
        context.complain('DW-LINK-013', {
          message: `The tag "${key}" at "${context.fn.name}" starts with a reserved name.`,
          hint: `Reserved are ${[...RESERVED].join(', ')}; put your own name first.`,
        })
      } else if (!DOTTED_NAME.test(key)) {
        context.complain('DW-LINK-014', {
          message: `The tag "${key}" at "${context.fn.name}" is no dotted name.`,
          hint: 'Write names joined by dots: team.owner.',
        })
      } else if (typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'))) {
        good[key] = value
      } else {
        context.complain('DW-LINK-015', {
          message: `The tag "${key}" at "${context.fn.name}" has the value ${JSON.stringify(value)}.`,
          hint: 'A tag is text or a list of texts.',
        })
      }
    }
    const sinks = sinkNodes(nodes)
    return nodes.map((node) => (sinks.has(node.name) ? { ...node, tags: { ...node.tags, ...good } } : node))
  },
}
