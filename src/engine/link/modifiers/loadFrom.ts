import { FILE_FORMATS, type FileFormat, FORMAT_TITLES } from '../../model/fileFormat.ts'
import type { GraphNode } from '../../model/graph.ts'
import type { ModifierSpec, ParameterInfo } from '../../model/module.ts'
import { didYouMean, listNames } from '../../model/names.ts'
import { type FileOptions, fileMetadata, readFileOptions } from '../fileOptions.ts'
import { injectionsOf, withInjection } from '../inject.ts'
import type { Modifier, ModifierContext } from '../modifier.ts'
import { edgeTo, makeNode } from '../nodes.ts'
import { textOf } from '../staticValues.ts'

/** `loadFrom.json({ path, inject })` and its kin: a parameter takes what is in a file: `f.load_data.p` -> `f.select_data.p`. */
export const loadModifiers: readonly Modifier[] = FILE_FORMATS.map(loadFrom)

function loadFrom(format: FileFormat): Modifier {
  return {
    name: `loadFrom.${format}`,
    lifecycle: 'injector',
    apply(nodes, spec, context) {
      const file = readFileOptions(spec, ['path', 'inject'], context)
      const parameter = file && findParameter(file, spec, context)
      if (!parameter) return nodes
      return injectionsOf(nodes, parameter.name).reduce<readonly GraphNode[]>((all, { node, prefix }) => {
        const loaders = loaderNodes(prefix, parameter, format, file, context)
        return [...loaders, ...withInjection(all, node, parameter.name, `${prefix}.select_data.${parameter.name}`)]
      }, nodes)
    },
  }
}

/** The parameter that `inject` names, or the only one. */
function findParameter({ options }: FileOptions, spec: ModifierSpec, context: ModifierContext): ParameterInfo | null {
  const { parameters } = context.fn
  const names = parameters.map((parameter) => parameter.name)
  const given = options.get('inject')
  const wanted = given ? textOf(given) : names.length === 1 ? names[0] : undefined
  const found = parameters.find((parameter) => parameter.name === wanted)
  if (found) return found
  const has = names.length ? `It has ${listNames(names)}.` : 'Give it one.'
  context.complain('DW-LINK-054', {
    message: given
      ? `${spec.name} at "${context.fn.name}" feeds "${wanted ?? ''}", which is no parameter.`
      : `${spec.name} at "${context.fn.name}" does not say which of ${names.length} parameters it feeds.`,
    hint: given ? didYouMean(wanted ?? '', names, has) : `Name it: inject: "${names[0] ?? 'data'}".`,
    part: given && { path: [0, 'inject'] },
  })
  return null
}

function loaderNodes(
  prefix: string,
  { name, type }: ParameterInfo,
  format: FileFormat,
  { dependencies, path }: FileOptions,
  context: ModifierContext,
): readonly GraphNode[] {
  const { oracle } = context
  const metadata = fileMetadata(oracle)
  const text = `[${oracle.info(type).text}, ${oracle.info(metadata).text}]`
  const tags = (hasMetadata: boolean) => ({
    'hamilton.data_loader': 'true',
    'hamilton.data_loader.has_metadata': String(hasMetadata),
    'hamilton.data_loader.source': format,
    'hamilton.data_loader.node': name,
  })
  const load = makeNode(context, {
    name: `${prefix}.load_data.${name}`,
    type: oracle.declare({
      text,
      shape: { kind: 'tuple', elements: [type, metadata], required: 2, rest: null },
    }),
    dependencies,
    call: { kind: 'load', format },
    args: [path],
    role: 'loader',
    tags: tags(true),
    doc: `Reads a ${FORMAT_TITLES[format]} file for ${name} of ${prefix}.`,
  })
  const select = makeNode(context, {
    name: `${prefix}.select_data.${name}`,
    type,
    dependencies: [edgeTo(load.name, load.type)],
    call: { kind: 'pick', part: 'item', key: 0, fill: null },
    tags: tags(false),
    doc: `What ${load.name} read.`,
  })
  return [load, select]
}
