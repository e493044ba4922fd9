import ts from 'typescript'
import { type FoundFunction, findDeclared, findMutators } from '../analyze/findFunctions.ts'
import { placeOf } from '../analyze/places.ts'
import { declarationsOf, topLevelPiece } from '../analyze/references.ts'
import type { EditContext, EditScope } from './context.ts'
import { exportSpecifiers, isExported } from './exports.ts'
import { identifiersIn } from './identifiers.ts'
import { refuse } from './refusal.ts'
import { hasOverloads, signaturesOf } from './statements.ts'

/** A part of a file that goes to another: a statement, or one declaration of a statement of several. */
export type Piece = ts.Node

/**
 * The functions' statements, and what nothing but them uses of the same file, in the order of the text.
 * @throws {EditRefusal} where a function's form ties it to its place.
 */
export function findPieces(context: EditContext, moving: readonly FoundFunction[]): Set<Piece> {
  for (const found of moving) checkMovable(context, found)
  const pieces = new Set<Piece>(moving.map((one) => one.statement))
  const queue = [...pieces]
  for (const piece of queue) {
    for (const helper of helpersOf(context, piece)) {
      if (pieces.has(helper) || isShared(context, helper, pieces)) continue
      pieces.add(helper)
      queue.push(helper)
      // What this helper alone kept from moving may move now.
      queue.push(...moving.map((one) => one.statement))
    }
  }
  return new Set([...pieces].sort((a, b) => comparePaths(a, b) || a.pos - b.pos))
}

function comparePaths(a: Piece, b: Piece): number {
  const [one, other] = [a.getSourceFile().fileName, b.getSourceFile().fileName]
  return one < other ? -1 : one > other ? 1 : 0
}

/** The piece that a declaration stands in: a whole statement, where it declares nothing else. */
export function pieceOf(declaration: ts.Node): Piece | null {
  const piece = topLevelPiece(declaration)
  if (piece && ts.isFunctionDeclaration(piece)) return implementationOf(piece)
  if (!piece || !ts.isVariableDeclaration(piece)) return piece
  const list = piece.parent
  return ts.isVariableDeclarationList(list) && list.declarations.length === 1 ? list.parent : piece
}

/** Signatures stand above the function that they are of. */
function implementationOf(fn: ts.FunctionDeclaration): Piece {
  if (fn.body || !ts.isSourceFile(fn.parent)) return fn
  const next = fn.parent.statements[fn.parent.statements.indexOf(fn) + 1]
  return next && ts.isFunctionDeclaration(next) && next.name?.text === fn.name?.text ? implementationOf(next) : fn
}

export function declaredNames(piece: Piece): readonly ts.Identifier[] {
  if (ts.isVariableStatement(piece)) return piece.declarationList.declarations.flatMap(declaredNames)
  const name = ts.getNameOfDeclaration(piece as ts.Declaration)
  return name && ts.isIdentifier(name) ? [name] : []
}

/** Whether the file that a piece stands in exports it, by a keyword or in a list. */
export function isPublic(context: EditContext, piece: Piece): boolean {
  const statement = ts.isVariableDeclaration(piece) ? piece.parent.parent : piece
  if (isExported(statement)) return true
  const module = context.checked.checker.getSymbolAtLocation(piece.getSourceFile())
  return declaredNames(piece).some(({ text }) => module?.exports?.has(ts.escapeLeadingUnderscores(text)))
}

/** Whether it would be a node, were it exported. */
export function isFunctionPiece(context: EditScope, piece: Piece): boolean {
  const declaration = ts.isVariableStatement(piece) ? piece.declarationList.declarations[0] : piece
  if (!declaration) return false
  const [name] = declaredNames(piece)
  return findDeclared(declaration as ts.Declaration, name?.text ?? '', context.checked.checker) !== null
}

function helpersOf(context: EditContext, piece: Piece): Set<Piece> {
  const helpers = new Set<Piece>()
  for (const name of namesIn(piece)) {
    for (const declaration of declarationsOf(name, context.checked.checker)) {
      if (declaration.getSourceFile() !== piece.getSourceFile()) continue
      const helper = pieceOf(declaration)
      if (helper && helper !== piece && !ts.isImportDeclaration(helper)) helpers.add(helper)
    }
  }
  return helpers
}

/** Whether others than the pieces use it, or may: what is exported stays. */
function isShared(context: EditContext, helper: Piece, pieces: ReadonlySet<Piece>): boolean {
  if (ts.isVariableDeclaration(helper) || isPublic(context, helper)) return true
  return declaredNames(helper).some((name) =>
    usersOf(context, name).some((user) => user !== helper && !pieces.has(user)),
  )
}

/** The pieces of a file that name what is declared in it. */
export function usersOf({ checked: { checker } }: EditContext, declared: ts.Identifier): Piece[] {
  const own = pieceOf(declared)
  return identifiersIn(declared.getSourceFile(), declared.text).flatMap((name) => {
    const isMeant = declarationsOf(name, checker).some((one) => pieceOf(one) === own)
    const user = isMeant ? pieceOf(name) : null
    return user ? [user] : []
  })
}

export function namesIn(root: ts.Node): readonly ts.Identifier[] {
  const names: ts.Identifier[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.push(node)
    ts.forEachChild(node, visit)
  }
  visit(root)
  return names
}

function checkMovable(context: EditContext, found: FoundFunction): void {
  const { statement, name, nameNode } = found
  const isOwnForm =
    ts.isFunctionDeclaration(statement) || ts.isVariableStatement(statement) || ts.isVariableDeclaration(statement)
  const renaming = exportSpecifiers(context, found).find((one) => one.propertyName !== undefined)
  if (
    !isOwnForm ||
    nameNode.getText() !== name ||
    renaming ||
    (hasOverloads(found) && !isExported(signaturesOf(found)[0] ?? statement))
  ) {
    refuse('form', {
      message: `"${name}" is exported under another name than its own: it cannot be moved alone.`,
      nodes: [name],
      where: placeOf(renaming ?? nameNode),
    })
  }
  const mutator = findMutators(statement.getSourceFile()).find(
    (one) => one !== statement && mentions(context, one, nameNode),
  )
  if (!mutator) return
  refuse('form', {
    message: `mutate(...) at "${mutator.name.text}" changes "${name}" in its own module: it cannot be moved alone.`,
    nodes: [name],
    where: placeOf(mutator.name),
  })
}

function mentions({ checked: { checker } }: EditContext, mutator: ts.VariableDeclaration, nameNode: ts.Node): boolean {
  return identifiersIn(mutator, nameNode.getText()).some((one) =>
    declarationsOf(one, checker).some((declaration) => pieceOf(declaration) === pieceOf(nameNode)),
  )
}
