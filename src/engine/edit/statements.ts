import ts from 'typescript'
import type { FoundFunction, FunctionNode } from '../analyze/findFunctions.ts'
import type { Changes } from './changes.ts'
import { refuse } from './refusal.ts'
import { isBlank, lineStart, nextLine } from './textStyle.ts'

/** A part of a file's text. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Every signature of a function: overloads first, then the one with a body. */
export function signaturesOf({ fn, statement }: FoundFunction): FunctionNode[] {
  if (!ts.isFunctionDeclaration(fn) || fn !== statement || !ts.isSourceFile(fn.parent)) return [fn]
  return fn.parent.statements.filter(
    (one): one is ts.FunctionDeclaration => ts.isFunctionDeclaration(one) && one.name?.text === fn.name?.text,
  )
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
    })
  }
}

/** A function's own text: its statement or declaration, with the comments that are about it. */
export function extentOf(found: FoundFunction): Range {
  const [first] = signaturesOf(found)
  const start = first && hasOverloads(found) ? first : found.statement
  return { start: startWithComments(start), end: found.statement.end }
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

/** Takes a function away, and one of the blank lines around it. */
export function removeStatement(changes: Changes, found: FoundFunction): void {
  if (ts.isVariableDeclaration(found.statement)) removeDeclaration(changes, found.statement)
  else {
    const range = rangeToRemove(found)
    changes.replace(found.statement.getSourceFile(), range.start, range.end, '')
  }
}

function rangeToRemove(found: FoundFunction): Range {
  const { text } = found.statement.getSourceFile()
  const { start, end } = extentOf(found)
  const from = lineStart(text, start)
  const to = nextLine(text, end)
  if (!isBlank(text.slice(from, start)) || !isBlank(text.slice(end, to))) return { start, end }
  const blankAfter = /^(?:[ \t]*\r?\n)+/.exec(text.slice(to))?.[0].length ?? 0
  if (blankAfter) return { start: from, end: to + blankAfter }
  // Last in the file: the blank lines before go with it.
  const kept = text.slice(0, from).trimEnd().length
  return { start: to === text.length && kept > 0 ? nextLine(text, kept) : from, end: to }
}

/** One of several in `export const a = ..., b = ...`. */
function removeDeclaration(changes: Changes, declaration: ts.VariableDeclaration): void {
  const list = declaration.parent
  const file = declaration.getSourceFile()
  if (!ts.isVariableDeclarationList(list)) return
  const at = list.declarations.indexOf(declaration)
  const [before, after] = [list.declarations[at - 1], list.declarations[at + 1]]
  if (after) changes.replace(file, declaration.getStart(), after.getStart(), '')
  else if (before) changes.replace(file, before.end, declaration.end, '')
}
