import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import { placeOf } from '../analyze/places.ts'
import { declarationsOf } from '../analyze/references.ts'
import { applyTextEdits, type TextEdit } from '../model/edit.ts'
import type { EditContext, EditScope, Wanted } from './context.ts'
import { symbolAt } from './identifiers.ts'
import { ensureImport, isTypeOnly, sourceOf, type TopLevel, topLevelOf } from './imports.ts'
import { declaredNames, isFunctionPiece, isPublic, namesIn, type Piece, pieceOf } from './pieces.ts'
import { refuse } from './refusal.ts'
import { extentOf } from './statements.ts'

/** Where pieces go. */
export interface Destination {
  readonly pieces: ReadonlySet<Piece>
  readonly module: string
  /** Null where the module is new. */
  readonly file: ts.SourceFile | null
  /** What a new module imports. */
  readonly wanted: Wanted[]
}

/** A piece's text as it stands in its new module; what it names and does not take along is imported there. */
export function movedText(context: EditContext, piece: Piece, to: Destination): string {
  checkNoClash(piece, to)
  const file = piece.getSourceFile()
  const { start, end } = extentOf(piece)
  const edits: TextEdit[] = []
  for (const name of namesIn(piece)) {
    const top = topLevelOf(file, name.text)
    if (top && meansTopLevel(context, name, top)) {
      const here = nameThere(context, name, top, to)
      if (here !== name.text) edits.push(replacement(name, here, start))
    } else if (!top) checkGlobal(context, name, to)
  }
  const text = applyTextEdits(
    file.text.slice(start, end),
    edits.sort((a, b) => a.start - b.start),
  )
  if (ts.isVariableDeclaration(piece)) {
    return `${isPublic(context, piece) ? 'export ' : ''}${keywordOf(piece)} ${text}`
  }
  // What a list exports is exported by a keyword where the list does not stand.
  const isListed = isPublic(context, piece) && !hasExport(piece)
  const code = piece.getStart() - start
  return isListed ? `${text.slice(0, code)}export ${text.slice(code)}` : text
}

function hasExport(piece: Piece): boolean {
  return (
    ts.canHaveModifiers(piece) &&
    (ts.getModifiers(piece)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false)
  )
}

export function keywordOf({ parent }: ts.VariableDeclaration): string {
  return parent.flags & ts.NodeFlags.Const ? 'const' : parent.flags & ts.NodeFlags.Let ? 'let' : 'var'
}

/** How the new module calls what a name stands for at the top of the old one. */
function nameThere(context: EditContext, name: ts.Identifier, top: TopLevel, to: Destination): string {
  const home = name.getSourceFile()
  if (top.kind === 'import') {
    const from = sourceOf(context, home, top.specifier)
    if (!from) return name.text
    if ('path' in from && from.path === to.module) return top.imported
    return want(context, to, {
      name: top.imported,
      local: name.text,
      from,
      isType: isTypeOnly(top.node) || isTypePosition(name),
    })
  }
  const piece = pieceOf(top.declaration)
  if (!piece || to.pieces.has(piece)) return name.text
  if (!isPublic(context, piece)) exportPiece(context, piece, name.text, to.module)
  return want(context, to, {
    name: name.text,
    local: name.text,
    from: { path: userPath(home) ?? '' },
    isType: isTypePiece(piece),
  })
}

function want(context: EditContext, { file, wanted }: Destination, one: Wanted): string {
  if (file) return ensureImport(context, file, one)
  const at = wanted.findIndex(({ name, local }) => name === one.name && local === one.local)
  const known = wanted[at]
  if (!known) wanted.push(one)
  else if (known.isType && !one.isType) wanted[at] = one
  return one.local
}

function exportPiece(context: EditContext, piece: Piece, name: string, module: string): void {
  if (isFunctionPiece(context, piece) && !name.startsWith('_')) {
    refuse('helper', {
      message: `It needs the helper "${name}", which others use too: exported for ${module}, that would become a node.`,
      hint: `Name the helper _${name}, which is no node when it is exported, or move what uses it along.`,
      where: placeOf(declaredNames(piece)[0] ?? piece),
    })
  }
  const statement = ts.isVariableDeclaration(piece) ? piece.parent.parent : piece
  context.changes.insert(statement.getSourceFile(), statement.getStart(), 'export ')
}

/** @throws {EditRefusal} where the new module has something else under a piece's name. */
function checkNoClash(piece: Piece, { file, pieces }: Destination): void {
  if (!file) return
  for (const { text } of declaredNames(piece)) {
    const there = topLevelOf(file, text)
    if (!there || (there.kind === 'import' && leadsTo(there.node, pieces))) continue
    refuse('taken', {
      message: `${userPath(file)} has a "${text}" already.`,
      nodes: [text],
      where: placeOf(nodeOfTop(there)),
    })
  }
}

function nodeOfTop(top: TopLevel): ts.Node {
  return top.kind === 'import'
    ? top.node
    : (ts.getNameOfDeclaration(top.declaration as ts.Declaration) ?? top.declaration)
}

/** Whether an import brings what moves: it goes, since that is at home there now. */
function leadsTo(node: ts.Node, pieces: ReadonlySet<Piece>): boolean {
  if (!ts.isImportSpecifier(node)) return false
  const names = new Set([...pieces].flatMap(declaredNames).map((one) => one.text))
  return names.has((node.propertyName ?? node.name).text)
}

/** @throws {EditRefusal} where what is global here is something else in the new module. */
function checkGlobal({ checked: { checker } }: EditContext, name: ts.Identifier, { file, module }: Destination): void {
  const there = file && topLevelOf(file, name.text)
  if (!there) return
  const symbol = symbolAt(name, checker)
  const isGlobal = symbol?.declarations?.every((one) => userPath(one.getSourceFile()) === null) ?? false
  const isProperty = ts.isPropertyAccessExpression(name.parent) && name.parent.name === name
  if (!isGlobal || isProperty || ts.isPropertyAssignment(name.parent)) return
  refuse('captured', { message: `"${name.text}" means something else in ${module}.`, where: placeOf(nodeOfTop(there)) })
}

/** Whether a name leads to what the file has at its top under that name, and not to something within a function. */
export function meansTopLevel({ checked: { checker } }: EditScope, name: ts.Identifier, top: TopLevel): boolean {
  const own = top.kind === 'import' ? top.node : top.declaration
  const symbol = symbolAt(name, checker)
  const isDeclared =
    symbol?.declarations?.some((one) => one === own || (own.pos <= one.pos && one.end <= own.end)) ?? false
  if (isDeclared && top.kind === 'import') return true
  return declarationsOf(name, checker).some(
    (one) =>
      own.pos <= one.pos && one.end <= own.end && one.getSourceFile() === own.getSourceFile() && isTopOf(one, own),
  )
}

/** Not a parameter or a local of what stands there. */
function isTopOf(declaration: ts.Node, own: ts.Node): boolean {
  return (
    declaration === own ||
    (ts.isVariableStatement(own) && declaration.parent === own.declarationList) ||
    ts.isBindingElement(declaration)
  )
}

function isTypePosition({ parent }: ts.Identifier): boolean {
  return ts.isTypeReferenceNode(parent)
}

export function isTypePiece(piece: Piece): boolean {
  return ts.isInterfaceDeclaration(piece) || ts.isTypeAliasDeclaration(piece)
}

function replacement(name: ts.Identifier, text: string, offset: number): TextEdit {
  const written = ts.isShorthandPropertyAssignment(name.parent) ? `${name.text}: ${text}` : text
  return { start: name.getStart() - offset, end: name.end - offset, text: written }
}
