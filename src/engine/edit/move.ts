import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import { type FoundFunction, targetOf } from '../analyze/findFunctions.ts'
import { topLevelPiece } from '../analyze/references.ts'
import { applyTextEdits, type EditIntent, type TextEdit } from '../model/edit.ts'
import { listNames } from '../model/names.ts'
import { appendStatement, checkModulePath } from './addFunction.ts'
import { type EditContext, functionOf, functionsNamed, isVariant, nodeNameOf, type Planned } from './context.ts'
import { exportSpecifiers, isExported } from './exports.ts'
import { ensureImport, formatImports, removeImport, resolvedPath, topLevelOf, type Wanted } from './imports.ts'
import { identifiersIn, userFiles } from './references.ts'
import { refuse } from './refusal.ts'
import { extentOf, removeStatement } from './statements.ts'
import { PLAIN_STYLE, styleOf } from './textStyle.ts'

type Move = EditIntent & { readonly kind: 'move' }

/** Functions go to another module, or a new one, with the helpers that they alone use; imports follow on all sides. */
export function move(context: EditContext, { nodes, module }: Move): Planned {
  checkModulePath(module)
  for (const name of nodes) functionOf(context, name)
  const functions = nodes.flatMap((name) => functionsNamed(context, name))
  const moving = functions.filter((one) => userPath(one.fn.getSourceFile()) !== module)
  if (moving.length === 0) refuse('duplicate', { message: `${listNames(nodes)} stands in ${module} already.`, nodes })
  for (const found of moving) checkMovable(context, found)
  const pieces = piecesOf(context, moving)
  const target = context.checked.sourceFile(module)
  const wanted: Wanted[] = []
  const texts = [...pieces].map((piece) => textOf(context, piece, { pieces, module, target: target ?? null, wanted }))
  for (const found of moving) removeStatement(context.changes, found)
  for (const piece of pieces) if (!moving.some((one) => one.statement === piece)) removePiece(context, piece)
  leadImports(context, pieces, module)
  const body = texts.join(`${styleOf(fileOf(pieces)).newline}${styleOf(fileOf(pieces)).newline}`)
  if (target) {
    for (const one of wanted) ensureImport(context, target, one)
    appendStatement(context, target, `${body}${styleOf(target).newline}`)
  } else {
    const like = fileOf(pieces)
    const style = like ? styleOf(like) : PLAIN_STYLE
    const imports = formatImports(module, wanted, style, like)
    context.changes.addFile(module, `${imports}${imports ? style.newline : ''}${body}${style.newline}`)
  }
  return { title: `${target ? 'Move' : 'Extract'} ${listNames(nodes, 'and', 4)} to ${module}` }
}

function fileOf(pieces: ReadonlySet<ts.Node>): ts.SourceFile {
  const [first] = pieces
  if (!first) throw new Error('nothing moves')
  return first.getSourceFile()
}

/** @throws {EditRefusal} where a function's form ties it to its place. */
function checkMovable(context: EditContext, found: FoundFunction): void {
  const { statement } = found
  const isForm = ts.isFunctionDeclaration(statement) || ts.isVariableStatement(statement)
  const specifiers = exportSpecifiers(context, found)
  const own = specifiers.filter((one) => one.getSourceFile() === statement.getSourceFile())
  if (isForm && own.length === 0 && isExported(statement)) return
  const name = isVariant(found, context.checked) ? nodeNameOf(found, context) : found.name
  refuse('form', {
    message: `"${name}" is exported or declared together with others: it cannot be moved alone.`,
    nodes: [name],
  })
}

/** The functions' statements, and what nothing but them uses of the same file, in the order of the text. */
function piecesOf(context: EditContext, moving: readonly FoundFunction[]): Set<ts.Node> {
  const pieces = new Set<ts.Node>(moving.map((one) => one.statement))
  for (let before = -1; before !== pieces.size; ) {
    before = pieces.size
    for (const piece of [...pieces]) {
      for (const helper of ownNeeds(context, piece)) {
        if (
          !pieces.has(helper) &&
          isPrivate(helper) &&
          usersOf(context, helper).every((user) => user === helper || pieces.has(user))
        )
          pieces.add(helper)
      }
    }
  }
  return new Set([...pieces].sort((a, b) => pathOf(a).localeCompare(pathOf(b)) || a.pos - b.pos))
}

function pathOf(node: ts.Node): string {
  return node.getSourceFile().fileName
}

/** Top-level pieces of the same file that a piece names. */
function ownNeeds({ checked: { checker } }: EditContext, piece: ts.Node): Set<ts.Node> {
  const needs = new Set<ts.Node>()
  eachName(piece, (name) => {
    for (const declaration of declarationsBehind(name, checker)) {
      const other = topLevelPiece(declaration)
      if (
        other &&
        other !== piece &&
        other.getSourceFile() === piece.getSourceFile() &&
        !ts.isImportDeclaration(other)
      ) {
        needs.add(wholeStatement(other))
      }
    }
  })
  return needs
}

/** The top-level statements of a file that name a helper. */
function usersOf(context: EditContext, helper: ts.Node): ts.Node[] {
  const file = helper.getSourceFile()
  return file.statements.filter((statement) => statement !== helper && ownNeeds(context, statement).has(helper))
}

/** Of the only variable in its statement that. */
function wholeStatement(piece: ts.Node): ts.Node {
  const list = ts.isVariableDeclaration(piece) ? piece.parent : null
  return list && ts.isVariableDeclarationList(list) && list.declarations.length === 1 ? list.parent : piece
}

function isPrivate(piece: ts.Node): boolean {
  return !ts.isVariableDeclaration(piece) && !isExported(piece)
}

interface Moving {
  readonly pieces: ReadonlySet<ts.Node>
  readonly module: string
  readonly target: ts.SourceFile | null
  readonly wanted: Wanted[]
}

/** The piece's text; what it names and does not take along is asked for as an import of its new file. */
function textOf(context: EditContext, piece: ts.Node, moving: Moving): string {
  const file = piece.getSourceFile()
  const found = findAt(context, piece)
  const { start, end } = found ? extentOf(found) : { start: piece.getStart(file, true), end: piece.end }
  const edits: TextEdit[] = []
  eachName(piece, (name) => {
    const top = topLevelOf(file, name.text)
    if (!top || !meansTopLevel(context, name, top)) return
    if (top.kind === 'own') return needOwn(context, name, moving)
    if (top.imported === '*' || top.imported === 'default') {
      return refuse('form', {
        message: `"${name.text}" is imported whole (${top.specifier}): move the function in the code.`,
      })
    }
    const path = resolvedPath(context, file, top.specifier)
    if (path === moving.module) {
      if (top.imported !== name.text) edits.push(replacement(name, top.imported, start))
      return
    }
    if (top.imported !== name.text) edits.push(replacement(name, top.imported, start))
    moving.wanted.push({
      name: top.imported,
      from: path === null ? { package: top.specifier } : { path },
      isType: isTypeName(name, top.node),
    })
  })
  checkNoClash(piece, moving)
  return applyTextEdits(
    file.text.slice(start, end),
    edits.sort((a, b) => a.start - b.start),
  )
}

/** A name of the same file: it comes along, or the new module imports it, exported if need be. */
function needOwn(context: EditContext, name: ts.Identifier, { pieces, wanted, module }: Moving): void {
  const { checker } = context.checked
  const declarations = declarationsBehind(name, checker)
  for (const declaration of declarations) {
    const piece = topLevelPiece(declaration)
    if (!piece) continue
    const statement = wholeStatement(piece)
    if (pieces.has(statement) || pieces.has(piece)) return
    if (!isExported(ts.isVariableDeclaration(piece) ? piece.parent.parent : piece))
      exportPiece(context, piece, name.text, module)
    wanted.push({ name: name.text, from: { path: userPath(name.getSourceFile()) ?? '' }, isType: isTypeOnly(piece) })
    return
  }
}

function exportPiece({ changes }: EditContext, piece: ts.Node, name: string, module: string): void {
  const isFunction =
    ts.isFunctionDeclaration(piece) ||
    (ts.isVariableDeclaration(piece) && piece.initializer !== undefined && ts.isFunctionLike(piece.initializer))
  if (isFunction && !name.startsWith('_')) {
    refuse('helper', {
      message: `It needs the helper "${name}", which others use too: exported for ${module}, that would become a node.`,
      hint: `Name the helper _${name}, which is no node when it is exported, or move what uses it along.`,
    })
  }
  const statement = ts.isVariableDeclaration(piece) ? piece.parent.parent : piece
  changes.insert(statement.getSourceFile(), statement.getStart(), 'export ')
}

/** Files that named what moved name it where it is now. */
function leadImports(context: EditContext, pieces: ReadonlySet<ts.Node>, module: string): void {
  for (const piece of pieces) {
    const home = piece.getSourceFile()
    for (const name of declaredNames(piece)) {
      for (const file of userFiles(context.checked)) {
        if (file === home) {
          const isUsed = file.statements.some((one) => !pieces.has(one) && namesPiece(context, one, piece, name))
          if (isUsed) ensureImport(context, file, { name, from: { path: module }, isType: isTypeOnly(piece) })
          continue
        }
        const top = topLevelOf(file, name)
        const isImported =
          top?.kind === 'import' &&
          top.imported === name &&
          resolvedPath(context, file, top.specifier) === userPath(home)
        if (!isImported || !ts.isImportSpecifier(top.node)) continue
        removeImport(context, top.node)
        if (userPath(file) !== module)
          ensureImport(context, file, {
            name,
            from: { path: module },
            isType: top.node.isTypeOnly || isTypeOnly(piece),
          })
      }
    }
  }
}

function namesPiece({ checked: { checker } }: EditContext, statement: ts.Node, piece: ts.Node, name: string): boolean {
  return identifiersIn(statement, name).some((one) =>
    declarationsBehind(one, checker).some(
      (declaration) =>
        piece.pos <= declaration.pos &&
        declaration.end <= piece.end &&
        declaration.getSourceFile() === piece.getSourceFile(),
    ),
  )
}

function removePiece({ changes }: EditContext, piece: ts.Node): void {
  const name = declaredNames(piece)[0] ?? ''
  const nameNode = identifiersIn(piece, name)[0] ?? piece
  removeStatement(changes, { name, nameNode, fn: piece as FoundFunction['fn'], statement: piece, decorated: null })
}

function checkNoClash(piece: ts.Node, { target, pieces }: Moving): void {
  if (!target) return
  for (const name of declaredNames(piece)) {
    const there = topLevelOf(target, name)
    if (!there || (there.kind === 'import' && pieces.size > 0 && there.imported === name)) continue
    refuse('taken', { message: `${userPath(target)} has a "${name}" already.`, nodes: [name] })
  }
}

function declaredNames(piece: ts.Node): string[] {
  if (ts.isVariableStatement(piece)) {
    return piece.declarationList.declarations.flatMap((one) => (ts.isIdentifier(one.name) ? [one.name.text] : []))
  }
  return 'name' in piece && piece.name && ts.isIdentifier(piece.name as ts.Node)
    ? [(piece.name as ts.Identifier).text]
    : []
}

function findAt(context: EditContext, piece: ts.Node): FoundFunction | undefined {
  return declaredNames(piece)
    .flatMap((name) => functionsNamed(context, name))
    .find((one) => one.statement === piece)
}

function eachName(root: ts.Node, visit: (name: ts.Identifier) => void): void {
  const walk = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) visit(node)
    ts.forEachChild(node, walk)
  }
  walk(root)
}

function declarationsBehind(name: ts.Identifier, checker: ts.TypeChecker): readonly ts.Declaration[] {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name)
  return (symbol && targetOf(symbol, checker).declarations) ?? []
}

/** Whether a name leads to what the file has at its top under that name, and not to something within a function. */
function meansTopLevel(
  { checked: { checker } }: EditContext,
  name: ts.Identifier,
  top: NonNullable<ReturnType<typeof topLevelOf>>,
): boolean {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name)
  const own = top.kind === 'import' ? top.node : top.declaration
  return symbol?.declarations?.some((one) => one === own || (own.pos <= one.pos && one.end <= own.end)) ?? false
}

function isTypeName(name: ts.Identifier, specifier: ts.Node): boolean {
  if (ts.isImportSpecifier(specifier)) {
    const clause = specifier.parent.parent
    if (specifier.isTypeOnly || clause.isTypeOnly) return true
  }
  return ts.isTypeReferenceNode(name.parent)
}

function isTypeOnly(piece: ts.Node): boolean {
  return ts.isInterfaceDeclaration(piece) || ts.isTypeAliasDeclaration(piece)
}

function replacement(name: ts.Identifier, text: string, offset: number): TextEdit {
  return { start: name.getStart() - offset, end: name.end - offset, text }
}
