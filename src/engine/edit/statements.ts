import ts from 'typescript'
import type { FoundFunction, FunctionNode } from '../analyze/findFunctions.ts'
import { placeOf } from '../analyze/places.ts'
import type { Changes } from './changes.ts'
import { removeFromList } from './lists.ts'
import { refuse } from './refusal.ts'
import { isBlank, lineEnd, lineStart, nextLine } from './textStyle.ts'

/** A part of a file's text. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Every signature of a function: overloads first, then the one with a body. */
export function signaturesOf({ fn, statement }: FoundFunction): FunctionNode[] {
  return ts.isFunctionDeclaration(fn) && fn === statement ? overloadsOf(fn) : [fn]
}

/** The signatures that stand above a function, and the function. */
export function overloadsOf(fn: ts.FunctionDeclaration): ts.FunctionDeclaration[] {
  if (!ts.isSourceFile(fn.parent)) return [fn]
  const [before] = fn.parent.statements.slice(0, fn.parent.statements.indexOf(fn)).toReversed()
  // Signatures stand right above the body.
  const isOverload = before && ts.isFunctionDeclaration(before) && !before.body && before.name?.text === fn.name?.text
  return isOverload ? [...overloadsOf(before), fn] : [fn]
}

/** The whole statement that a function stands in, others with it or not. */
export function statementOf({ statement }: FoundFunction): ts.Node {
  return ts.isVariableDeclaration(statement) ? statement.parent.parent : statement
}

export function hasOverloads(found: FoundFunction): boolean {
  return signaturesOf(found).length > 1
}

/** @throws {EditRefusal} where a function has several signatures, of which an edit would change one. */
export function checkOneSignature(found: FoundFunction): void {
  if (hasOverloads(found)) {
    refuse('form', {
      message: `"${found.name}" has several signatures: this cannot be changed for all at once.`,
      nodes: [found.name],
      where: placeOf(found.nameNode),
    })
  }
}

/** The text of a statement or declaration, with its overloads and the comments that are about it. */
export function extentOf(statement: ts.Node): Range {
  const first = ts.isFunctionDeclaration(statement) ? overloadsOf(statement)[0] : undefined
  return { start: startWithComments(first ?? statement), end: statement.end }
}

/** From the first comment that stands right above a statement on; a file's first comment may be about the file. */
function startWithComments(node: ts.Node): number {
  const file = node.getSourceFile()
  const { text } = file
  const isFirst = file.statements[0] === node
  let at = node.getStart(file, true)
  if (ts.isVariableDeclaration(node)) return node.getStart()
  for (const comment of (ts.getLeadingCommentRanges(text, node.pos) ?? []).toReversed()) {
    if (comment.end > at) continue
    const gap = text.slice(comment.end, at)
    const isAbove = isBlank(text.slice(lineStart(text, comment.pos), comment.pos)) && !/\n[ \t]*\r?\n/.test(gap)
    if (!isAbove || isFirst) break
    at = comment.pos
  }
  return at
}

/** Takes statements away, each with one of the blank lines around it, and declarations out of theirs. */
export function removePieces(changes: Changes, pieces: Iterable<ts.Node>): void {
  const all = new Set(pieces)
  const lists = new Set<ts.VariableDeclarationList>()
  const statements = new Set<ts.Node>()
  for (const piece of all) {
    const list = ts.isVariableDeclaration(piece) && ts.isVariableDeclarationList(piece.parent) ? piece.parent : null
    if (!list) statements.add(piece)
    else if (list.declarations.every((one) => all.has(one))) statements.add(list.parent)
    else lists.add(list)
  }
  for (const list of lists) removeFromList(changes, list.declarations, (one) => all.has(one))
  const ranges = [...statements].map((one) => ({ file: one.getSourceFile(), ...rangeToRemove(one) }))
  for (const { file, start, end } of joined(ranges).map(withBlankBefore)) changes.replace(file, start, end, '')
}

type FileRange = Range & { readonly file: ts.SourceFile }

/** Ranges that meet in the blank lines between them are one. */
function joined(ranges: readonly FileRange[]): FileRange[] {
  const out: FileRange[] = []
  const sorted = ranges.toSorted((a, b) => a.start - b.start)
  for (const range of sorted) {
    const at = out.findIndex((one) => one.file === range.file && one.end >= range.start)
    const before = out[at]
    if (before) out[at] = { ...before, end: Math.max(before.end, range.end) }
    else out.push(range)
  }
  return out
}

/** Last in the file, the blank lines before go with it. */
function withBlankBefore({ file, start, end }: FileRange): FileRange {
  const kept = file.text.slice(0, start).trimEnd().length
  const isLast = end === file.text.length && kept > 0 && isBlank(file.text.slice(lineStart(file.text, start), start))
  return { file, start: isLast ? nextLine(file.text, kept) : start, end }
}

function rangeToRemove(statement: ts.Node): Range {
  const { text } = statement.getSourceFile()
  const { start, end } = extentOf(statement)
  const from = lineStart(text, start)
  const to = nextLine(text, end)
  if (!isBlank(text.slice(from, start)) || !isBlank(text.slice(end, to))) return withinLine(text, start, end)
  const blankAfter = /^(?:[ \t]*\r?\n)+/.exec(text.slice(to))?.[0].length ?? 0
  return { start: from, end: to + blankAfter }
}

/** Others stand in its lines: it goes with a line comment of its own and the gap before or after it. */
function withinLine(text: string, start: number, end: number): Range {
  const [comment] = ts.getTrailingCommentRanges(text, end) ?? []
  const last = comment && isBlank(text.slice(comment.end, lineEnd(text, comment.end))) ? comment.end : end
  if (isBlank(text.slice(lineStart(text, start), start)) && isBlank(text.slice(last, lineEnd(text, last)))) {
    return { start: lineStart(text, start), end: nextLine(text, last) }
  }
  const gapAfter = /^[ \t]*/.exec(text.slice(last))?.[0].length ?? 0
  return { start, end: last + gapAfter }
}
