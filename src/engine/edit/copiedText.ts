import ts from 'typescript'
import { applyTextEdits, type TextEdit } from '../model/edit.ts'
import type { EditScope } from './context.ts'
import type { CopiedNames } from './copiedNames.ts'
import { isExported } from './exports.ts'
import { keywordOf } from './movedText.ts'
import { declaredNames, isFunctionPiece, namesIn, type Piece } from './pieces.ts'
import { extentOf, overloadsOf } from './statements.ts'

/** A piece's text in a copy: a function that is asked for is exported, another is not, and names are those of the copy. */
export function copiedText(scope: EditScope, piece: Piece, isAsked: boolean, names: CopiedNames): string {
  const { start, end } = extentOf(piece)
  const isOther = !isAsked && isNode(scope, piece)
  const edits = [...nameEdits(piece, names), ...exportEdits(piece, isAsked, isOther)].map((one) => ({
    ...one,
    start: one.start - start,
    end: one.end - start,
  }))
  const text = applyTextEdits(
    piece.getSourceFile().text.slice(start, end),
    edits.sort((a, b) => a.start - b.start),
  )
  if (!ts.isVariableDeclaration(piece)) return text
  const isPublic = isAsked || (!isOther && isExported(piece.parent.parent))
  return `${isPublic ? 'export ' : ''}${keywordOf(piece)} ${text}`
}

function nameEdits(piece: Piece, names: CopiedNames): TextEdit[] {
  const edits = new Map<ts.Node, TextEdit>()
  for (const name of namesIn(piece)) {
    const there = names.replacement(name)
    if (!there) continue
    const { node, text } = there
    const isShort = ts.isShorthandPropertyAssignment(node.parent)
    edits.set(node, { start: node.getStart(), end: node.end, text: isShort ? `${name.text}: ${text}` : text })
  }
  return [...edits.values()]
}

function exportEdits(piece: Piece, isAsked: boolean, isOther: boolean): TextEdit[] {
  if (ts.isVariableDeclaration(piece)) return []
  return (ts.isFunctionDeclaration(piece) ? overloadsOf(piece) : [piece]).flatMap((one) => {
    if (isAsked) return isExported(one) ? [] : [{ start: one.getStart(), end: one.getStart(), text: 'export ' }]
    return isOther ? exportWords(one).map((word) => ({ start: word.getStart(), end: nextWord(word), text: '' })) : []
  })
}

function exportWords(node: ts.Node): readonly ts.Node[] {
  const words = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
  return words.filter(({ kind }) => kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword)
}

function nextWord(word: ts.Node): number {
  const gap = /^\s*/.exec(word.getSourceFile().text.slice(word.end))
  return word.end + (gap?.[0].length ?? 0)
}

function isNode(scope: EditScope, piece: Piece): boolean {
  return isFunctionPiece(scope, piece) && declaredNames(piece).some(({ text }) => !text.startsWith('_'))
}
