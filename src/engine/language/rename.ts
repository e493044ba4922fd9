import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import { findDeclared } from '../analyze/findFunctions.ts'
import { checkUncaptured } from '../edit/capture.ts'
import { meaningOf } from '../edit/identifiers.ts'
import { checkFree, checkName, isIdentifier, isReserved } from '../edit/names.ts'
import { renameSymbol, replaceName, usesOf } from '../edit/references.ts'
import { EditRefusal } from '../edit/refusal.ts'
import { renameNode } from '../edit/rename.ts'
import { renameBoundParameter } from '../edit/renameBound.ts'
import type { FileChange, TextEdit } from '../model/edit.ts'
import type { LanguageQuestion, RenameOutcome } from '../model/language.ts'
import { checkNoColumn, checkNotExtracted, checkNotTakenByName } from './calledAfter.ts'
import { type RenameTarget, renameTarget } from './renameTarget.ts'
import { editing, type LanguageScope, markOf, spotAt } from './scope.ts'
import { isFunctionNode, nameAt } from './tokens.ts'

/** Another name for what is no node of the graph: a local, a helper, a bound parameter, a type, a property; over all modules. */
export function rename(
  scope: LanguageScope,
  { path, offset, name }: LanguageQuestion & { readonly kind: 'rename' },
): RenameOutcome {
  const spot = spotAt(scope, path, offset)
  const there = spot && nameAt(spot.file, spot.position)
  if (!spot || !there) return { ok: false, reason: 'There is no name here.' }
  if (!isIdentifier(name) || isReserved(name)) return { ok: false, reason: `"${name}" is no name that code can have.` }
  const target = renameTarget(scope, there)
  if (target.kind === 'fixed') return { ok: false, reason: target.reason }
  if (target.kind === 'parameter' || target.kind === 'absent') return renameOwn(scope, target, there.text, name)
  const info = scope.service.getRenameInfo(spot.file.fileName, there.getStart(spot.file), RENAME)
  if (!info.canRename) return { ok: false, reason: info.localizedErrorMessage }
  return outcomeOf(() => renameDeclared(scope, there, name) ?? renameByService(scope, there, name))
}

/** Another name for a parameter that modifiers feed, or for a node of another configuration: what `from` stands for. */
export function renameOwn(
  scope: LanguageScope,
  target: RenameTarget & { readonly kind: 'parameter' | 'absent' },
  from: string,
  to: string,
): RenameOutcome {
  return outcomeOf(() => {
    const context = editing(scope)
    if (target.kind === 'parameter') renameBoundParameter(context, target.found, target.parameter, to)
    else {
      const { node } = target
      const tail = from.startsWith(`${node}__`) ? from.slice(node.length) : ''
      const name = tail && to.endsWith(tail) ? to.slice(0, -tail.length) : to
      checkName(name)
      checkFree(context, name)
      renameNode(context, node, name)
    }
    return context.changes.finish()
  })
}

function outcomeOf(make: () => readonly FileChange[]): RenameOutcome {
  try {
    return { ok: true, changes: make() }
  } catch (error) {
    if (error instanceof EditRefusal) return { ok: false, reason: `${error.problem.message} ${error.problem.hint}` }
    throw error
  }
}

const RENAME: ts.UserPreferences = { allowRenameOfImportPath: false, providePrefixAndSuffixTextForRename: true }

/** What a statement, a parameter or a variable declares: by that very name everywhere, imports too. Null for members. */
function renameDeclared(scope: LanguageScope, there: ts.Node, to: string): readonly FileChange[] | null {
  const symbol = meaningOf(there, scope.checked.checker)
  const declaration = symbol?.declarations?.[0]
  const declared = declaration && ts.getNameOfDeclaration(declaration)
  if (!symbol || !declared || !ts.isIdentifier(declared) || isMember(declaration)) return null
  // `import { x as a }`: the file's own name for it.
  if (declared.text !== there.getText()) return null
  const context = editing(scope)
  const home = ts.findAncestor(declaration.parent, isFunctionNode)
  if (home) {
    const uses = usesOf(scope, declared, home)
    checkUncaptured(scope, home, uses, to)
    for (const use of uses) replaceName(context.changes, use, to)
  } else {
    checkNotTakenByName(scope, declared)
    checkNoColumn(scope, findDeclared(declaration, declared.text, scope.checked.checker))
    renameSymbol(context, { symbol, from: declared.text, to })
  }
  return context.changes.finish()
}

function isMember(declaration: ts.Declaration): boolean {
  return (
    ts.isClassElement(declaration) ||
    ts.isTypeElement(declaration) ||
    ts.isObjectLiteralElement(declaration) ||
    ts.isEnumMember(declaration)
  )
}

function renameByService(scope: LanguageScope, there: ts.Node, name: string): FileChange[] {
  checkNotExtracted(scope, there)
  const file = there.getSourceFile()
  const places = scope.service.findRenameLocations(file.fileName, there.getStart(file), false, false, RENAME) ?? []
  const edits = new Map<string, TextEdit[]>()
  for (const { fileName, textSpan, prefixText = '', suffixText = '' } of places) {
    const path = userPath(fileName)
    if (path === null) continue
    const start = textSpan.start + markOf(scope.files, path)
    const edit = { start, end: start + textSpan.length, text: prefixText + name + suffixText }
    edits.set(path, [...(edits.get(path) ?? []), edit])
  }
  return [...edits].map(([path, list]) => ({ path, isNew: false, edits: list.sort((a, b) => a.start - b.start) }))
}
