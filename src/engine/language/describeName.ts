import ts from 'typescript'
import { findNode } from '../model/graph.ts'
import type { Description } from '../model/language.ts'
import { typeAt } from '../model/type.ts'
import { FORMAT, type LanguageScope, spotAt } from './scope.ts'

/** What stands beside a name in a list of completions. */
export function describeName(scope: LanguageScope, path: string, offset: number, name: string): Description | null {
  const spot = spotAt(scope, path, offset)
  if (!spot) return null
  const { file, position } = spot
  const details = scope.service.getCompletionEntryDetails(
    file.fileName,
    position,
    name,
    FORMAT,
    undefined,
    undefined,
    undefined,
  )
  if (details)
    return { code: ts.displayPartsToString(details.displayParts), docs: docsOf(details.documentation, details.tags) }
  const node = findNode(scope.graph, name)
  return node
    ? { code: `${name}: ${typeAt(scope.graph.types, node.type).text}`, docs: node.doc }
    : describeExport(scope, name)
}

/** Of a name that another file or a package exports. */
function describeExport({ packageExports }: LanguageScope, name: string): Description | null {
  const found = packageExports.find((one) => one.name === name)
  return found ? { code: `import { ${name} } from '${found.from}'`, docs: '' } : null
}

/** A documentation comment with its tags, as text. */
export function docsOf(
  documentation: readonly ts.SymbolDisplayPart[] | undefined,
  tags: readonly ts.JSDocTagInfo[] | undefined,
): string {
  const lines = (tags ?? [])
    .filter((tag) => tag.name !== 'param' && tag.name !== 'template')
    .map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`.trimEnd())
  return [ts.displayPartsToString([...(documentation ?? [])]), ...lines].filter(Boolean).join('\n')
}
