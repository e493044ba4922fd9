import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import { placeOf } from '../analyze/places.ts'
import type { EditContext, ImportedName } from './context.ts'
import { identifiersIn, meaningOf, symbolAt, userFiles } from './identifiers.ts'
import { addImport, ensureImport, isTypeOnly, sourceOf, topLevelOf } from './imports.ts'
import { type Destination, isTypePiece } from './movedText.ts'
import { declaredNames, namesIn, type Piece, pieceOf, usersOf } from './pieces.ts'
import { replaceName } from './references.ts'
import { refuse } from './refusal.ts'

/** Whoever names what moved names it where it is now; imports that only it needed go. To be done before names are asked for. */
export function leadImports(context: EditContext, to: Destination): void {
  for (const piece of to.pieces) {
    for (const name of declaredNames(piece)) {
      for (const file of userFiles(context.checked)) {
        if (file !== piece.getSourceFile()) leadFile(context, file, name, to)
      }
    }
  }
}

/** The old module takes from the new one what it still names. */
export function importBack(context: EditContext, to: Destination): void {
  for (const piece of to.pieces) {
    const home = piece.getSourceFile()
    for (const name of declaredNames(piece)) {
      const isUsed = usersOf(context, name).some((user) => !to.pieces.has(user) && !ts.isExportDeclaration(user))
      if (!isUsed) continue
      const from = { path: to.module }
      addImport(context, home, { name: name.text, local: name.text, from, isType: isTypePiece(piece) })
    }
  }
}

/** Imports of the old module that nothing but what moved named. */
export function dropUnusedImports(context: EditContext, pieces: ReadonlySet<Piece>): void {
  for (const piece of pieces) {
    const file = piece.getSourceFile()
    for (const name of namesIn(piece)) {
      const top = topLevelOf(file, name.text)
      if (top?.kind !== 'import' || context.imports.unwanted.has(top.node)) continue
      if (isUsedOutside(context, name.text, top.node, pieces)) continue
      context.imports.unwanted.add(top.node)
    }
  }
}

function isUsedOutside(
  { checked: { checker } }: EditContext,
  name: string,
  imported: ImportedName,
  pieces: ReadonlySet<Piece>,
): boolean {
  return identifiersIn(imported.getSourceFile(), name).some((one) => {
    if (one.parent === imported) return false
    const user = pieceOf(one)
    const isMeant = symbolAt(one, checker)?.declarations?.includes(imported) ?? false
    return isMeant && user !== null && !pieces.has(user)
  })
}

function leadFile(context: EditContext, file: ts.SourceFile, declared: ts.Identifier, to: Destination): void {
  const { checker } = context.checked
  const symbol = meaningOf(declared, checker)
  for (const one of identifiersIn(file, declared.text)) {
    if (meaningOf(one, checker) !== symbol) continue
    const { parent } = one
    if (ts.isImportSpecifier(parent)) leadSpecifier(context, file, parent, to)
    else if (ts.isPropertyAccessExpression(parent) && parent.name === one) refuseNamespace(one, to.module)
  }
}

function leadSpecifier(
  context: EditContext,
  file: ts.SourceFile,
  specifier: ts.ImportSpecifier,
  to: Destination,
): void {
  const { imports, changes, checked } = context
  const name = specifier.propertyName ?? specifier.name
  const [local, imported] = [specifier.name.text, name.text]
  const source = sourceOf(context, file, moduleTextOf(specifier))
  // Through a third module, which exports it on.
  if (!source || !('path' in source) || source.path !== homeOf(context, name)) return
  imports.unwanted.add(specifier)
  if (userPath(file) !== to.module) {
    ensureImport(context, file, { name: imported, local, from: { path: to.module }, isType: isTypeOnly(specifier) })
  } else if (local !== imported) {
    for (const use of identifiersIn(file, local)) {
      const isUse = use.parent !== specifier && symbolAt(use, checked.checker)?.declarations?.includes(specifier)
      if (isUse) replaceName(changes, use, imported)
    }
  }
}

function homeOf({ checked: { checker } }: EditContext, name: ts.Node): string | null {
  const declaration = meaningOf(name, checker)?.declarations?.[0]
  return declaration ? userPath(declaration.getSourceFile()) : null
}

function moduleTextOf(specifier: ts.ImportSpecifier): string {
  const { moduleSpecifier } = specifier.parent.parent.parent
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ''
}

function refuseNamespace(use: ts.Identifier, module: string): never {
  const where = placeOf(use)
  return refuse('form', {
    message: `${where.file} names "${use.text}" as part of its whole module: it cannot be moved to ${module} alone.`,
    hint: 'Import the function by its name there first.',
    nodes: [use.text],
    where,
  })
}
