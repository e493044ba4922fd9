import ts from 'typescript'
import { findNode } from '../model/graph.ts'
import type { Hover } from '../model/language.ts'
import { typeAt } from '../model/type.ts'
import { docsOf } from './describeName.ts'
import { nodeOfName } from './nodeOfName.ts'
import { type LanguageScope, markOf, spotAt } from './scope.ts'
import { nameAt } from './tokens.ts'

/** What a name is: its declaration as TypeScript prints it, its documentation, and the node that it stands for. */
export function hover(scope: LanguageScope, path: string, offset: number): Hover | null {
  const spot = spotAt(scope, path, offset)
  const name = spot && nameAt(spot.file, spot.position)
  if (!spot || !name) return null
  const node = nodeOfName(scope, name)
  const info = scope.service.getQuickInfoAtPosition(spot.file.fileName, name.getStart(spot.file))
  const known = node === null ? undefined : findNode(scope.graph, node)
  if (!info && !known) return null
  const mark = markOf(scope.files, path)
  const own = info && !ts.isStringLiteralLike(name) ? ts.displayPartsToString(info.displayParts) : null
  const docs = info ? docsOf(info.documentation, info.tags) : ''
  return {
    from: name.getStart(spot.file) + mark,
    to: name.end + mark,
    code: own ?? (known ? `${known.name}: ${typeAt(scope.graph.types, known.type).text}` : ''),
    // Of a parameter the node that feeds it says what it is.
    docs: docs || (known?.doc ?? ''),
    node,
  }
}
