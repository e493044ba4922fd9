import ts from 'typescript'
import { userPath } from './compiler.ts'
import { topLevelPiece } from './references.ts'

/** `half in stats.ts`; with its place where it is a part of that: what a modifier was given. */
export function pieceName(piece: ts.Node): string {
  const top = topLevelPiece(piece) ?? piece
  const declared = ts.isVariableDeclaration(top) || ts.isDeclarationStatement(top) ? ts.getNameOfDeclaration(top) : null
  const name = `${declared?.getText() ?? 'a statement'} in ${userPath(piece.getSourceFile()) ?? ''}`
  return piece === top ? name : `${name} ${placeWithin(piece, top)}`
}

function placeWithin(piece: ts.Node, top: ts.Node): string {
  const places: number[] = []
  for (let node = piece; node !== top && node.parent; node = node.parent) {
    let at = 0
    ts.forEachChild(node.parent, (child) => child === node || void at++)
    places.push(at)
  }
  return places.join('.')
}
