import type { Dependency } from '../model/graph.ts'
import type { Bound } from './bindings.ts'

/** `{parameter}` and `{output_name}` become what they stand for; other braces stay as they are. */
export function formatDoc(
  doc: string,
  outputName: string,
  parameters: readonly Dependency[],
  bound: ReadonlyMap<string, Bound>,
): string {
  const words = new Map(parameters.map(({ parameter, node }) => [parameter, node]))
  for (const [parameter, binding] of bound) words.set(parameter, spell(binding))
  words.set('output_name', outputName)
  return doc.replace(/\{([\p{ID_Start}_$][\p{ID_Continue}$]*)\}/gu, (text, name: string) => words.get(name) ?? text)
}

function spell(bound: Bound): string {
  switch (bound.kind) {
    case 'node':
      return bound.node
    case 'literal':
      return typeof bound.value === 'string' ? bound.value : (JSON.stringify(bound.value) ?? 'undefined')
    case 'list':
      return `[${bound.items.map(spell).join(', ')}]`
    case 'record':
      return `{${bound.entries.map(([key, item]) => `${key}: ${spell(item)}`).join(', ')}}`
  }
}
