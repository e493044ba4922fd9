import type ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import { placeAt } from '../analyze/places.ts'
import { editProgram } from '../edit/editProgram.ts'
import { freeName, isIdentifier } from '../edit/names.ts'
import type { FileChange } from '../model/edit.ts'
import { findNode } from '../model/graph.ts'
import type { SymbolUses, Use } from '../model/language.ts'
import type { Place } from '../model/problem.ts'
import { nodeOfName } from './nodeOfName.ts'
import { renameOwn } from './rename.ts'
import { type RenameTarget, renameTarget } from './renameTarget.ts'
import { type LanguageScope, markOf, spotAt } from './scope.ts'
import { nameAt } from './tokens.ts'

/** What a name stands for, where that is defined, and every place that names it. */
export function findUses(scope: LanguageScope, path: string, offset: number): SymbolUses | null {
  const spot = spotAt(scope, path, offset)
  const name = spot && nameAt(spot.file, spot.position)
  if (!spot || !name) return null
  const node = nodeOfName(scope, name)
  const { fileName } = spot.file
  const start = name.getStart(spot.file)
  const mark = markOf(scope.files, path)
  const target = renameTarget(scope, name)
  const own = ownRename(scope, target, name)
  const info = scope.service.getRenameInfo(fileName, start, { allowRenameOfImportPath: false })
  const defined = (scope.service.getDefinitionAtPosition(fileName, start) ?? []).flatMap(
    (one) => placeIn(scope, one) ?? [],
  )
  const ofName = () =>
    (scope.service.getReferencesAtPosition(fileName, start) ?? []).flatMap((one) => toUse(scope, one) ?? [])
  const uses = own?.uses ?? ofName()
  if (node === null && target.kind === 'other' && uses.length === 0 && defined.length === 0) return null
  return {
    name: name.text,
    from: start + mark,
    to: name.end + mark,
    node,
    renames: target.kind === 'node' ? target.node : null,
    definitions: node === null ? defined : definitionsOf(scope, node, defined),
    uses,
    fixed: own ? own.refusal : info.canRename ? null : info.localizedErrorMessage,
  }
}

/** Where a node's function is, or what takes an input. */
function definitionsOf({ graph }: LanguageScope, name: string, defined: readonly Place[]): readonly Place[] {
  const node = findNode(graph, name)
  return node?.kind === 'function' && node.where ? [node.where] : defined
}

interface OwnRename {
  readonly uses: Use[] | null
  readonly refusal: string | null
}

/** What is of the graph is named wherever another name would have to be written; what its name hangs on may refuse another. */
function ownRename(
  scope: LanguageScope,
  target: RenameTarget,
  name: ts.Identifier | ts.StringLiteralLike,
): OwnRename | null {
  if (target.kind === 'other') return null
  if (target.kind === 'fixed') return { uses: null, refusal: target.reason }
  const to = freeName(
    isIdentifier(name.text) ? `${name.text}_renamed` : 'renamed',
    (one) => findNode(scope.graph, one) !== undefined,
  )
  if (target.kind === 'node') {
    const outcome = editProgram(scope, { kind: 'rename', node: target.node, name: to })
    return outcome.ok
      ? { uses: usesIn(scope, outcome.plan.changes), refusal: null }
      : { uses: null, refusal: `${outcome.problem.message} ${outcome.problem.hint}` }
  }
  const outcome = renameOwn(scope, target, name.text, to)
  return outcome.ok ? { uses: usesIn(scope, outcome.changes), refusal: null } : { uses: null, refusal: outcome.reason }
}

function usesIn(scope: LanguageScope, changes: readonly FileChange[]): Use[] {
  return changes.flatMap(({ path, edits }) => {
    const file = scope.checked.sourceFile(path)
    const mark = markOf(scope.files, path)
    return file ? edits.map(({ start, end }) => makeUse(file, start - mark, end - mark)) : []
  })
}

function placeIn(scope: LanguageScope, { fileName, textSpan }: ts.DocumentSpan): Place | null {
  const file = fileOf(scope, fileName)
  return file && placeAt(file, textSpan.start, textSpan.start + textSpan.length)
}

function toUse(scope: LanguageScope, { fileName, textSpan }: ts.DocumentSpan): Use | null {
  const file = fileOf(scope, fileName)
  return file && makeUse(file, textSpan.start, textSpan.start + textSpan.length)
}

function makeUse(file: ts.SourceFile, start: number, end: number): Use {
  const where = placeAt(file, start, end)
  const line = file.text.split('\n', where.line)[where.line - 1] ?? ''
  return { where, line: line.trim() }
}

/** Only the user's: what a package declares is not shown. */
function fileOf({ checked }: LanguageScope, fileName: string): ts.SourceFile | null {
  const path = userPath(fileName)
  return (path !== null && checked.sourceFile(path)) || null
}
