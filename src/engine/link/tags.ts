import type { ArgumentPath } from '../model/callPart.ts'
import type { GraphNode } from '../model/graph.ts'
import type { Json } from '../model/module.ts'
import type { ModifierContext } from './modifier.ts'

const RESERVED = new Set(['hamilton', 'data_quality', 'gdpr', 'ccpa', 'dag', 'module', 'ray_remote'])
const DOTTED_NAME = /^[\p{ID_Start}_$][\p{ID_Continue}$]*(\.[\p{ID_Start}_$][\p{ID_Continue}$]*)*$/u

/** The tags, which stand at `path`, that are as they should be; what is wrong with others is told. */
export function readTags(
  tags: Readonly<Record<string, Json>>,
  path: ArgumentPath,
  context: ModifierContext,
): GraphNode['tags'] {
  const good: Record<string, string | readonly string[]> = Object.create(null)
  for (const [key, value] of Object.entries(tags)) {
    if (RESERVED.has(key.split('.')[0] ?? '')) {
      context.complain('DW-LINK-013', {
        message: `The tag "${key}" at "${context.fn.name}" starts with a reserved name.`,
        hint: `Reserved are ${[...RESERVED].join(', ')}; put your own name first.`,
        part: { path: [...path, key], of: 'key' },
      })
    } else if (!DOTTED_NAME.test(key)) {
      context.complain('DW-LINK-014', {
        message: `The tag "${key}" at "${context.fn.name}" is no dotted name.`,
        hint: 'Write names joined by dots: team.owner.',
        part: { path: [...path, key], of: 'key' },
      })
    } else if (typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'))) {
      good[key] = value
    } else {
      context.complain('DW-LINK-015', {
        message: `The tag "${key}" at "${context.fn.name}" has the value ${JSON.stringify(value)}.`,
        hint: 'A tag is text or a list of texts.',
        part: { path: [...path, key] },
      })
    }
  }
  return good
}

export function withTags(node: GraphNode, tags: GraphNode['tags']): GraphNode {
  return { ...node, tags: { ...node.tags, ...tags } }
}
