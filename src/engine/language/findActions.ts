import ts from 'typescript'
import { createChanges } from '../edit/changes.ts'
import { findNode } from '../model/graph.ts'
import type { CodeAction, LanguageQuestion } from '../model/language.ts'
import { nearestNames } from '../model/names.ts'
import { exportedElsewhere, fits, importOf } from './importable.ts'
import { parameterActions, returnTypeActions } from './nodeActions.ts'
import { FORMAT, type LanguageScope, spotAt } from './scope.ts'
import { toFileChanges } from './textChanges.ts'
import { callAround, nameAt } from './tokens.ts'

const MOST = 8
/** "Cannot find name 'x'", alone, with a guess at what was meant, and as a namespace. */
const UNKNOWN_NAME = new Set([2304, 2552, 2503])

/** What could be done about a piece of the text: the way out of what TypeScript complains about there, and what a node offers. */
export function findActions(
  scope: LanguageScope,
  { path, from, to }: LanguageQuestion & { readonly kind: 'actions' },
): CodeAction[] {
  const start = spotAt(scope, path, from)
  const end = spotAt(scope, path, to)
  if (!start || !end) return []
  const { file } = start
  const name = nameAt(file, start.position)
  const complaints = scope.checked.program
    .getSemanticDiagnostics(file)
    .filter(
      (one) => one.start !== undefined && one.start <= end.position && start.position <= one.start + (one.length ?? 0),
    )
  const actions = [
    ...complaints.flatMap((one) => importActions(scope, file, one)),
    ...complaints.flatMap((one) => compilerActions(scope, file, one)),
    ...(name && ts.isStringLiteralLike(name) ? sourceActions(scope, name) : []),
    ...(name && ts.isIdentifier(name) ? [...parameterActions(scope, name), ...returnTypeActions(scope, name)] : []),
  ]
  const labels = new Set<string>()
  return actions.filter(({ label }) => !labels.has(label) && labels.add(label)).slice(0, MOST)
}

/** An unknown name that another module or a package exports. */
function importActions(scope: LanguageScope, file: ts.SourceFile, complaint: ts.Diagnostic): CodeAction[] {
  if (!UNKNOWN_NAME.has(complaint.code) || complaint.start === undefined) return []
  const name = nameAt(file, complaint.start)
  if (!name) return []
  const isTypePlace = ts.isTypeReferenceNode(name.parent) || ts.isExpressionWithTypeArguments(name.parent)
  return exportedElsewhere(scope, file)
    .filter((one) => one.name === name.text && fits(one, isTypePlace))
    .flatMap((one): CodeAction[] => {
      const { text, changes } = importOf(scope, file, { ...one, isType: isTypePlace })
      if (text !== name.text || changes.length === 0) return []
      const from = 'package' in one.from ? one.from.package : one.from.path
      return [{ kind: 'text', label: `Import ${name.text} from ${from}`, changes }]
    })
}

/** Ways out of TypeScript's that our own tell better, or that lead out of the project. */
const TOLD_ELSEWHERE = new Set([
  'import',
  'disableJsDiagnostics',
  'unusedIdentifier',
  'fixCannotFindModule',
  'inferFromUsage',
])

function compilerActions(
  scope: LanguageScope,
  file: ts.SourceFile,
  { code, start = 0, length = 0 }: ts.Diagnostic,
): CodeAction[] {
  const fixes = scope.service.getCodeFixesAtPosition(file.fileName, start, start + length, [code], FORMAT, {})
  return fixes.flatMap((fix): CodeAction[] => {
    if (TOLD_ELSEWHERE.has(fix.fixName) || fix.commands?.length) return []
    const changes = toFileChanges(scope, fix.changes)
    return changes ? [{ kind: 'text', label: labelOf(fix.description), changes }] : []
  })
}

function labelOf(description: string): string {
  const word = /^Change spelling to '(.+)'$/.exec(description)?.[1]
  return word === undefined ? description : `Change to ${word}`
}

/** `source('sped')`, where no node has the name. */
function sourceActions(scope: LanguageScope, text: ts.StringLiteralLike): CodeAction[] {
  const around = callAround(text)
  if (!around || !/(^|\.)source$/.test(around.name) || findNode(scope.graph, text.text)?.kind === 'function') return []
  const file = text.getSourceFile()
  const names = scope.graph.nodes.filter((node) => node.kind === 'function').map((node) => node.name)
  return nearestNames(text.text, names).map((name): CodeAction => {
    const changes = createChanges(scope.files)
    changes.replace(file, text.getStart() + 1, text.end - 1, name)
    return { kind: 'text', label: `Change to ${name}`, changes: changes.finish() }
  })
}
