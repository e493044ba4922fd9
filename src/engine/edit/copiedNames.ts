import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { EditScope, Wanted } from './context.ts'
import { pieceNamed } from './copiedPieces.ts'
import { isCalledSo } from './functions.ts'
import { identifiersIn, standsForValue, symbolAt } from './identifiers.ts'
import { isTypeOnly, sourceOf, topLevelOf } from './imports.ts'
import { meansTopLevel } from './movedText.ts'
import { freeName } from './names.ts'
import { findNested } from './nestedPieces.ts'
import { declaredNames, namesIn, type Piece } from './pieces.ts'

/** What is called how in a copied text that comes from several files. */
export interface CopiedNames {
  /** What stands in the place of a name, and of how much of the text. */
  replacement(name: ts.Identifier): { readonly node: ts.Node; readonly text: string } | null
  /** What a function's own name is in the copy. */
  nameOf(found: FoundFunction): string
  /** What the text imports; known when all replacements were asked for. */
  imports(): readonly Wanted[]
}

/** Places of several files are put in one order. */
const LONGEST_FILE = 2 ** 30

export function nameCopied(
  scope: EditScope,
  functions: readonly FoundFunction[],
  pieces: readonly Piece[],
): CopiedNames {
  const all = new Set(pieces)
  const files = [...new Set(pieces.map((one) => one.getSourceFile()))]
  const kept = new Set<Piece>(functions.filter(isCalledSo).map((found) => found.statement))
  const nested = findNested(scope, functions)
  const used = new Set(globalsOf(scope, pieces))
  const users = usersByAlias(scope, pieces)
  const given = new Map<string, string>()
  const imports = new Map<string, Wanted & { readonly at: number }>()
  const isTaken = (name: string) => used.has(name) || files.some((file) => identifiersIn(file, name).length > 0)

  // Nodes keep their names, whatever else has them, and nodes within nodes if they can.
  const rank = (piece: Piece) => (kept.has(piece) ? 0 : nested.has(piece) ? 1 : 2)
  for (const piece of pieces.toSorted((a, b) => rank(a) - rank(b))) {
    for (const { text } of declaredNames(piece)) give(piece, text)
  }

  function give(piece: Piece, name: string): void {
    const isFree = !used.has(name) && ![...(users.get(piece) ?? [])].some((user) => hides(scope, user, piece, name))
    const to = kept.has(piece) || isFree ? name : freeName(name, isTaken)
    used.add(to)
    given.set(keyOf(piece, name), to)
  }

  function replacement(name: ts.Identifier): { readonly node: ts.Node; readonly text: string } | null {
    const piece = pieceNamed(scope, name)
    const parent = name.parent
    if (piece && all.has(piece)) {
      const declared = declaredNameOf(name, piece)
      const to = given.get(keyOf(piece, declared)) ?? declared
      const whole = isMemberOfModule(scope, parent, name) ? parent : name
      return whole !== name || to !== name.text ? { node: whole, text: to } : null
    }
    const top = topLevelOf(name.getSourceFile(), name.text)
    if (top?.kind !== 'import' || !meansTopLevel(scope, name, top)) return null
    // Its members stand for themselves.
    if (isLedAround(scope, name, all)) return null
    const from = sourceOf(scope, name.getSourceFile(), top.specifier)
    if (!from) return null
    const at = files.indexOf(name.getSourceFile()) * LONGEST_FILE + top.node.pos
    const local = importOf({ name: top.imported, local: name.text, from, isType: isTypeOnly(top.node) }, at)
    return local === name.text ? null : { node: name, text: local }
  }

  function importOf(wanted: Wanted, at: number): string {
    const key = JSON.stringify([wanted.from, wanted.name, wanted.local])
    const known = imports.get(key)
    if (known) {
      if (known.isType && !wanted.isType) imports.set(key, { ...known, isType: false })
      return known.local
    }
    const local = used.has(wanted.local) ? freeName(wanted.local, isTaken) : wanted.local
    used.add(local)
    imports.set(key, { ...wanted, local, at })
    return local
  }

  function nameOf({ statement, nameNode }: FoundFunction): string {
    const name = nameNode.getText()
    return given.get(keyOf(statement, name)) ?? name
  }

  return { replacement, nameOf, imports: () => [...imports.values()].sort((a, b) => a.at - b.at) }
}

function keyOf(piece: Piece, name: string): string {
  return `${userPath(piece.getSourceFile())} ${piece.pos} ${name}`
}

/** What the name's own file calls it. */
function declaredNameOf(name: ts.Identifier, piece: Piece): string {
  const names = declaredNames(piece)
  if (names.some((one) => one.text === name.text)) return name.text
  return names[0]?.text ?? name.text
}

/** `stats.mean`, where `stats` is a module of the program. */
function isMemberOfModule({ checked: { checker } }: EditScope, parent: ts.Node, name: ts.Identifier): boolean {
  const owner = ts.isPropertyAccessExpression(parent)
    ? parent.name === name && parent.expression
    : ts.isQualifiedName(parent) && parent.right === name && parent.left
  if (!owner || !ts.isIdentifier(owner)) return false
  return checker.getSymbolAtLocation(owner)?.declarations?.some(ts.isNamespaceImport) ?? false
}

/** Whether a module's name is asked for a member that comes along. */
function isLedAround(scope: EditScope, name: ts.Identifier, pieces: ReadonlySet<Piece>): boolean {
  const { parent } = name
  const member = ts.isPropertyAccessExpression(parent) ? parent.name : ts.isQualifiedName(parent) ? parent.right : null
  if (!member || member === name || !ts.isIdentifier(member)) return false
  const piece = isMemberOfModule(scope, parent, member) ? pieceNamed(scope, member) : null
  return piece !== null && pieces.has(piece)
}

/** The pieces that name a piece otherwise than it calls itself. */
function usersByAlias(scope: EditScope, pieces: readonly Piece[]): ReadonlyMap<Piece, ReadonlySet<Piece>> {
  const users = new Map<Piece, Set<Piece>>(pieces.map((piece) => [piece, new Set()]))
  for (const user of pieces) {
    for (const name of namesIn(user)) {
      const piece = pieceNamed(scope, name)
      // By its own name it can only be named where nothing hides it.
      const isAlias = piece && (declaredNameOf(name, piece) !== name.text || isMemberOfModule(scope, name.parent, name))
      if (isAlias) users.get(piece)?.add(user)
    }
  }
  return users
}

/** Whether a piece has something of its own by a name that another would get. */
function hides(scope: EditScope, user: Piece, piece: Piece, name: string): boolean {
  return identifiersIn(user, name).some((one) => standsForValue(one) && pieceNamed(scope, one) !== piece)
}

/** Names that stand for what is global. */
function globalsOf({ checked: { checker } }: EditScope, pieces: readonly Piece[]): string[] {
  const names = pieces
    .flatMap(namesIn)
    .filter((name) => standsForValue(name) && !topLevelOf(name.getSourceFile(), name.text))
  return names.flatMap((name) => {
    const declarations = symbolAt(name, checker)?.declarations ?? []
    return declarations.length && declarations.every((one) => userPath(one.getSourceFile()) === null) ? [name.text] : []
  })
}
