import type ts from 'typescript'
import type { EditContext } from './context.ts'
import { allFunctions } from './functions.ts'
import { meaningOf } from './identifiers.ts'
import { isSameSource, sourceOf, type TopLevel, topLevelNames, topLevelOf } from './imports.ts'
import { meansTopLevel } from './movedText.ts'
import type { Pasted } from './pasted.ts'
import { declaredNames, namesIn, type Piece, pieceOf } from './pieces.ts'

/** Helpers, types and constants of a pasted text that the module has already, in the same words and with the same meaning. */
export function findShared(context: EditContext, pasted: Pasted, file: ts.SourceFile | null): ReadonlySet<Piece> {
  if (!file) return new Set()
  const nodes = new Set(allFunctions(pasted.context).map((found) => found.statement))
  const same = new Set<Piece>()
  for (const [name, top] of topLevelNames(pasted.file)) {
    const piece = top.kind === 'own' ? pieceOf(top.declaration) : null
    const there = piece && !nodes.has(piece) ? counterpart(context, file, name) : null
    if (piece && there && textOf(piece) === textOf(there) && declaredNames(piece).length === 1) same.add(piece)
  }
  // What names something that comes along as another thing is another thing.
  for (let before = -1; before !== same.size; ) {
    before = same.size
    for (const piece of same) if (!meansTheSame(context, pasted, piece, file, same)) same.delete(piece)
  }
  return same
}

/** What a module calls by a name, also where it imports that. */
function counterpart({ checked: { checker } }: EditContext, file: ts.SourceFile, name: string): Piece | null {
  const top = topLevelOf(file, name)
  if (top?.kind === 'own') return pieceOf(top.declaration)
  const declaration = top?.node.name && meaningOf(top.node.name, checker)?.declarations?.[0]
  return declaration ? pieceOf(declaration) : null
}

function textOf(piece: Piece): string {
  return piece
    .getText()
    .replace(/^export\s+/, '')
    .replace(/\r\n/g, '\n')
}

function meansTheSame(
  context: EditContext,
  pasted: Pasted,
  piece: Piece,
  file: ts.SourceFile,
  same: ReadonlySet<Piece>,
): boolean {
  return namesIn(piece).every((name) => {
    const top = topLevelOf(pasted.file, name.text)
    if (!top || !meansTopLevel(pasted.context, name, top)) return true
    if (top.kind === 'import') return isSameImport(context, pasted, top, file, name.text)
    const own = pieceOf(top.declaration)
    return own !== null && same.has(own)
  })
}

function isSameImport(
  context: EditContext,
  pasted: Pasted,
  top: TopLevel & { readonly kind: 'import' },
  file: ts.SourceFile,
  name: string,
): boolean {
  const there = topLevelOf(file, name)
  if (there?.kind !== 'import' || there.imported !== top.imported) return false
  const [one, other] = [sourceOf(pasted.context, pasted.file, top.specifier), sourceOf(context, file, there.specifier)]
  return one !== null && other !== null && isSameSource(one, other)
}
