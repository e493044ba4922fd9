import ts from 'typescript'
import type { CompletionItem, CompletionKind, CompletionList } from '../model/language.ts'
import { findImportable } from './importable.ts'
import type { LanguageScope, Spot } from './scope.ts'
import { tokenBefore } from './tokens.ts'

const PREFERENCES: ts.UserPreferences = {
  includeCompletionsForModuleExports: false,
  includeCompletionsWithInsertText: true,
  includeAutomaticOptionalChainCompletions: true,
}

/** As TypeScript does, and the names that other modules and the allowed packages export, with their imports. */
export function completeTypeScript(scope: LanguageScope, { file, position }: Spot): CompletionList | null {
  const token = tokenBefore(file, position)
  const isWord = token !== null && ts.isIdentifier(token) && position <= token.end
  const from = isWord ? token.getStart(file) : position
  const info = scope.service.getCompletionsAtPosition(file.fileName, position, PREFERENCES)
  const entries = info?.entries ?? []
  if (!info) return null
  const start = info.optionalReplacementSpan?.start ?? from
  const known = new Set(entries.map((entry) => entry.name))
  const items = entries.map(itemOf)
  // What every place for values offers, and every place for types.
  const isTypePlace = !known.has('parseInt')
  const isNamePlace = !info.isMemberCompletion && known.has(isTypePlace ? 'Partial' : 'parseInt')
  if (!isNamePlace) return { from: inText(token, file, position) ?? start, items, imports: [] }
  const more = findImportable(scope, file, { isTypePlace, known })
  return { from: start, items: [...items, ...more.items], imports: more.imports }
}

/** Texts that a type allows, as in `checkOutput({ importance: '' })`: the whole of what stands there goes. */
function inText(token: ts.Node | null, file: ts.SourceFile, position: number): number | null {
  if (!token || !ts.isStringLiteralLike(token) || position >= token.end) return null
  return token.getStart(file) + 1
}

function itemOf(entry: ts.CompletionEntry): CompletionItem {
  const { name, insertText, kind, sortText, labelDetails, isRecommended } = entry
  const isPlainText = insertText !== undefined && !insertText.startsWith('?.') && insertText !== name
  return {
    label: name,
    kind: KINDS.get(kind) ?? 'variable',
    rank: (isRecommended ? 20 : 0) + (RANKS.get(sortText.slice(0, 2)) ?? -10),
    ...(labelDetails?.description ? { detail: labelDetails.description } : {}),
    ...(isPlainText ? { insert: insertText } : {}),
  }
}

/** TypeScript's order: locals, then members and what the file declares, then globals and keywords. */
const RANKS: ReadonlyMap<string, number> = new Map([
  ['10', 40],
  ['11', 30],
  ['12', 25],
  ['13', 20],
  ['14', 10],
  ['15', 0],
])

const KINDS: ReadonlyMap<string, CompletionKind> = new Map<string, CompletionKind>([
  [ts.ScriptElementKind.functionElement, 'function'],
  [ts.ScriptElementKind.localFunctionElement, 'function'],
  [ts.ScriptElementKind.memberFunctionElement, 'method'],
  [ts.ScriptElementKind.constructSignatureElement, 'method'],
  [ts.ScriptElementKind.callSignatureElement, 'method'],
  [ts.ScriptElementKind.memberVariableElement, 'property'],
  [ts.ScriptElementKind.memberGetAccessorElement, 'property'],
  [ts.ScriptElementKind.memberSetAccessorElement, 'property'],
  [ts.ScriptElementKind.keyword, 'keyword'],
  [ts.ScriptElementKind.classElement, 'type'],
  [ts.ScriptElementKind.interfaceElement, 'type'],
  [ts.ScriptElementKind.typeElement, 'type'],
  [ts.ScriptElementKind.enumElement, 'type'],
  [ts.ScriptElementKind.primitiveType, 'type'],
  [ts.ScriptElementKind.typeParameterElement, 'type'],
  [ts.ScriptElementKind.moduleElement, 'module'],
  [ts.ScriptElementKind.externalModuleName, 'module'],
  [ts.ScriptElementKind.scriptElement, 'module'],
  [ts.ScriptElementKind.string, 'text'],
])
