import type { GraphNode } from '../model/graph.ts'
import type { Row } from './picture.ts'

const SCHEMA_TAG = 'hamilton.internal.schema_output'

/** What `schema.output(['a', 'int'], ...)` left as a tag: `a=int,b=str`. */
export function schemaFields({ tags }: GraphNode): Row[] {
  const schema = Object.hasOwn(tags, SCHEMA_TAG) ? tags[SCHEMA_TAG] : undefined
  if (typeof schema !== 'string') return []
  return schema
    .split(',')
    .filter((field) => field !== '')
    .map((field) => {
      const at = field.indexOf('=')
      return at < 0 ? { name: field, type: '' } : { name: field.slice(0, at), type: field.slice(at + 1) }
    })
}
