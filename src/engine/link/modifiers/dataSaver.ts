import type { Modifier } from '../modifier.ts'

const KINDS = new Set(['object', 'map', 'any', 'opaque', 'intersection', 'union'])

/** `dataSaver()`: the function saves data, and gives what is known of what it saved. */
export const dataSaver: Modifier = {
  name: 'dataSaver',
  lifecycle: 'creator',
  apply(nodes, spec, { complain, fn, oracle }) {
    return nodes.map((node) => {
      const { text, shape } = oracle.info(node.type)
      if (!KINDS.has(shape.kind)) {
        complain('DW-LINK-053', {
          message: `${spec.name} at "${fn.name}" needs an object that tells what was saved, but "${fn.name}" gives ${text}.`,
          hint: 'Return one: { rows: 12, place: "memory" }.',
        })
      }
      const tags = { 'hamilton.data_saver': 'true', 'hamilton.data_saver.sink': 'saver' }
      return { ...node, role: 'saver' as const, tags: { ...node.tags, ...tags } }
    })
  },
}
