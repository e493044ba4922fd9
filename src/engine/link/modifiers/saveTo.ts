import { FILE_FORMATS, type FileFormat, FORMAT_TITLES } from '../../model/fileFormat.ts'
import type { GraphNode } from '../../model/graph.ts'
import { listNames } from '../../model/names.ts'
import { type FileOptions, fileMetadata, readFileOptions } from '../fileOptions.ts'
import { type Modifier, type ModifierContext, sinkNodes } from '../modifier.ts'
import { edgeTo, makeNode } from '../nodes.ts'
import { refuseOption } from '../parts.ts'
import { textOf } from '../staticValues.ts'

/** `saveTo.json({ path, outputName })` and its kin: a node more, which writes what the function gives to a file. */
export const saveModifiers: readonly Modifier[] = FILE_FORMATS.map(saveTo)

function saveTo(format: FileFormat): Modifier {
  return {
    name: `saveTo.${format}`,
    lifecycle: 'transformer',
    apply(nodes, spec, context) {
      const file = readFileOptions(spec, ['path', 'outputName'], context)
      const sinks = sinkNodes(nodes)
      const saved = nodes.filter((node) => sinks.has(node.name))
      const [node] = saved
      if (!file || !node) return nodes
      if (saved.length > 1) {
        context.complain('DW-LINK-055', {
          message: `${spec.name} at "${context.fn.name}" cannot tell which of ${listNames([...sinks])} to write.`,
          hint: `Put it at a function that gives one node.`,
        })
        return nodes
      }
      const given = file.options.get('outputName')
      const name = given ? textOf(given) : `save.${node.name}`
      if (name) return [...nodes, saverNode(name, node, format, file, context)]
      refuseOption(spec, 'outputName', { wanted: 'a name: outputName: "saved"', path: [0, 'outputName'] }, context)
      return nodes
    },
  }
}

function saverNode(
  name: string,
  saved: GraphNode,
  format: FileFormat,
  { dependencies, path }: FileOptions,
  context: ModifierContext,
): GraphNode {
  return makeNode(context, {
    name,
    type: fileMetadata(context.oracle),
    dependencies: [...dependencies, edgeTo(saved.name, saved.type)],
    call: { kind: 'save', format },
    args: [path, { kind: 'dependency', at: dependencies.length }],
    role: 'saver',
    tags: { 'hamilton.data_saver': 'true', 'hamilton.data_saver.sink': format },
    doc: `Writes ${saved.name} to a ${FORMAT_TITLES[format]} file.`,
  })
}
