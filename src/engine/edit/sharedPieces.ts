import type ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { EditContext, EditScope, Wanted } from './context.ts'
import { allFunctions } from './functions.ts'
import { meaningOf, userFiles } from './identifiers.ts'
import { isSameSource, sourceOf, type TopLevel, topLevelNames, topLevelOf } from './imports.ts'
import { isTypePiece, meansTopLevel } from './movedText.ts'
import type { Pasted } from './pasted.ts'
import { declaredNames, isPublic, namesIn, type Piece, pieceOf, usersOf } from './pieces.ts'

/** What of a pasted text the program has already, in the same words and with the same meaning. */
export interface Shared {
  /** They do not come again. */
  readonly pieces: ReadonlySet<Piece>
  /** Those of them that another file exports. */
  readonly imported: ReadonlyMap<Piece, Wanted>
}

/** Helpers, types and constants that the module has or could import. Functions that are nodes come whatever there is. */
export function findShared(context: EditContext, pasted: Pasted, file: ts.SourceFile | null): Shared {
  const nodes = new Set(allFunctions(pasted.context).map((found) => found.statement))
  const pieces = new Set<Piece>()
  const imported = new Map<Piece, Wanted>()
  const same = new Map<Piece, Piece>()
  for (const [name, top] of topLevelNames(pasted.file)) {
    const piece = top.kind === 'own' ? pieceOf(top.declaration) : null
    if (!piece || nodes.has(piece) || declaredNames(piece).length !== 1) continue
    const there = findThere(context, pasted, piece, { file, name, same })
    if (!there) continue
    pieces.add(piece)
    if (there !== 'here') imported.set(piece, there)
  }
  dropNeedless(pasted, pieces, same)
  return { pieces, imported }
}

interface Search {
  readonly file: ts.SourceFile | null
  readonly name: string
  /** What was found to be the same. */
  readonly same: Map<Piece, Piece>
}

function findThere(
  context: EditContext,
  pasted: Pasted,
  piece: Piece,
  { file, name, same }: Search,
): Wanted | 'here' | null {
  const isMeant = (there: Piece | null): boolean => {
    const seen = new Map<Piece, Piece>()
    if (!there || !isSame(context, pasted, piece, there, seen)) return false
    for (const [one, other] of seen) same.set(one, other)
    return true
  }
  if (file && topLevelOf(file, name)) return isMeant(pieceAt(context, file, name)) ? 'here' : null
  for (const other of userFiles(context.checked)) {
    const there = topLevelOf(other, name)?.kind === 'own' ? pieceAt(context, other, name) : null
    if (!there || !isPublic(context, there) || !isMeant(there)) continue
    return { name, local: name, from: { path: userPath(other) ?? '' }, isType: isTypePiece(piece) }
  }
  return null
}

/** What a file calls by a name, also where it imports that. */
function pieceAt({ checked: { checker } }: EditScope, file: ts.SourceFile, name: string): Piece | null {
  const top = topLevelOf(file, name)
  if (top?.kind === 'own') return pieceOf(top.declaration)
  const declaration = top?.node.name && meaningOf(top.node.name, checker)?.declarations?.[0]
  return declaration ? pieceOf(declaration) : null
}

/** Whether two pieces say the same, and what they name does. `seen` are those that would be, if these are. */
function isSame(context: EditContext, pasted: Pasted, piece: Piece, there: Piece, seen: Map<Piece, Piece>): boolean {
  const known = seen.get(piece)
  if (known) return known === there
  if (textOf(piece) !== textOf(there)) return false
  seen.set(piece, there)
  const home = there.getSourceFile()
  return namesIn(piece).every((name) => {
    const top = topLevelOf(pasted.file, name.text)
    if (!top || !meansTopLevel(pasted.context, name, top)) return true
    if (top.kind === 'import') return isSameImport(context, pasted, top, topLevelOf(home, name.text), home)
    const own = pieceOf(top.declaration)
    const other = pieceAt(context, home, name.text)
    return own !== null && other !== null && isSame(context, pasted, own, other, seen)
  })
}

function textOf(piece: Piece): string {
  return piece
    .getText()
    .replace(/^export\s+/, '')
    .replace(/\r\n/g, '\n')
}

function isSameImport(
  context: EditContext,
  pasted: Pasted,
  top: TopLevel & { readonly kind: 'import' },
  there: TopLevel | null,
  home: ts.SourceFile,
): boolean {
  if (there?.kind !== 'import' || there.imported !== top.imported) return false
  const [one, other] = [sourceOf(pasted.context, pasted.file, top.specifier), sourceOf(context, home, there.specifier)]
  return one !== null && other !== null && isSameSource(one, other)
}

/** What only they needed does not come either. */
function dropNeedless(pasted: Pasted, pieces: Set<Piece>, same: ReadonlyMap<Piece, Piece>): void {
  for (let before = -1; before !== pieces.size; ) {
    before = pieces.size
    for (const piece of same.keys()) {
      const users = declaredNames(piece)
        .flatMap((name) => usersOf(pasted.context, name))
        .filter((user) => user !== piece)
      if (users.length && users.every((user) => pieces.has(user))) pieces.add(piece)
    }
  }
}
