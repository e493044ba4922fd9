import ts from 'typescript'
import type { CompletionItem, CompletionList } from '../model/language.ts'
import type { LanguageScope, Spot } from './scope.ts'
import { callAround, tokenBefore } from './tokens.ts'

/** Names of the graph where a text or a key of a modifier names them: `source('spend')`, `config.when({ region: 'us' })`. */
export function completeText(scope: LanguageScope, spot: Spot): CompletionList | null {
  const token = tokenBefore(spot.file, spot.position)
  if (!token) return null
  if (ts.isStringLiteralLike(token)) return inString(scope, spot, token)
  return inCondition(scope, spot, token)
}

function inString(scope: LanguageScope, { file, position }: Spot, token: ts.StringLiteralLike): CompletionList | null {
  const around = callAround(token)
  const start = token.getStart(file) + 1
  const isInside = position >= start && (position < token.end || token.isUnterminated === true)
  if (!isInside || !around) return null
  const isSource = /(^|\.)source$/.test(around.name) && around.call.arguments[0] === token
  if (!isSource && !isSourceOfRow(token, around.name)) return null
  const items = scope.graph.nodes.map(
    (node): CompletionItem => ({
      label: node.name,
      kind: node.kind === 'function' ? 'node' : 'input',
      rank: node.kind === 'function' ? 60 : 50,
    }),
  )
  return { from: start, items, imports: [] }
}

/** `parameterizeSources({ made: { parameter: 'x' } })`: values of the inner record. */
function isSourceOfRow(token: ts.StringLiteralLike, called: string): boolean {
  if (!/(^|\.)parameterizeSources$/.test(called)) return false
  return ts.isPropertyAssignment(token.parent) && token.parent.initializer === token
}

function inCondition(scope: LanguageScope, { file, position }: Spot, token: ts.Node): CompletionList | null {
  const around = callAround(token)
  if (!around || !/(^|\.)(when|whenNot|whenIn|whenNotIn)$/.test(around.name)) return null
  const object = ts.findAncestor(token, ts.isObjectLiteralExpression)
  if (!object || object.parent !== around.call) return null
  const isKey =
    ts.isIdentifier(token) &&
    position <= token.end &&
    (token.parent as ts.NamedDeclaration).name === token &&
    token.parent.parent === object
  const isGap =
    token.parent === object && (token.kind === ts.SyntaxKind.OpenBraceToken || token.kind === ts.SyntaxKind.CommaToken)
  if (!isKey && !isGap) return null
  const nodes = scope.graph.nodes.filter((node) => node.kind === 'config').map((node) => node.name)
  const keys = new Set([...Object.keys(scope.graph.config), ...nodes])
  const items = [...keys].map(
    (name): CompletionItem => ({ label: name, kind: 'input', detail: 'config', insert: `${name}: `, rank: 60 }),
  )
  return { from: isKey ? token.getStart(file) : position, items, imports: [] }
}
