import ts from 'typescript'
import type { FoundFunction, FunctionNode } from '../analyze/findFunctions.ts'
import type { Changes } from './changes.ts'
import { signaturesOf } from './statements.ts'
import { indentAt, isBlank, lineStart, styleOf } from './textStyle.ts'

export function parameterOf({ fn }: FoundFunction, name: string): ts.ParameterDeclaration | undefined {
  return parameterNamed(fn, name)
}

export function isOptional(parameter: ts.ParameterDeclaration): boolean {
  return parameter.questionToken !== undefined || parameter.initializer !== undefined
}

/** Adds parameters to each signature: behind the others, required ones before the optional ones. */
export function addParameters(changes: Changes, found: FoundFunction, texts: readonly string[], required = true): void {
  for (const fn of signaturesOf(found)) insertParameters(changes, fn, texts, required)
}

/** Takes a parameter out of each signature. */
export function dropParameter(changes: Changes, found: FoundFunction, name: string): void {
  for (const fn of signaturesOf(found)) {
    const parameter = parameterNamed(fn, name)
    if (parameter) removeParameter(changes, fn, parameter)
  }
}

export function parameterNamed(fn: FunctionNode, name: string): ts.ParameterDeclaration | undefined {
  return fn.parameters.find((one) => ts.isIdentifier(one.name) && one.name.text === name)
}

/** In the form that the list has. */
function insertParameters(changes: Changes, fn: FunctionNode, texts: readonly string[], required: boolean): void {
  if (texts.length === 0) return
  const file = fn.getSourceFile()
  const { parameters } = fn
  const bare = bareParameter(fn)
  if (bare) {
    changes.insert(file, bare.getStart(), '(')
    changes.insert(file, bare.end, `, ${texts.join(', ')})`)
    return
  }
  const firstOptional = required ? parameters.findIndex((one) => isOptional(one) || one.dotDotDotToken) : -1
  if (parameters.length === 0) changes.insert(file, openParenthesis(fn).end, texts.join(', '))
  else if (firstOptional >= 0) insertBefore(changes, fn, firstOptional, texts)
  else append(changes, fn, texts)
}

/** With the comments that are about it, and its comma. */
function removeParameter(changes: Changes, fn: FunctionNode, parameter: ts.ParameterDeclaration): void {
  const file = fn.getSourceFile()
  const { text } = file
  const { parameters } = fn
  const at = parameters.indexOf(parameter)
  const before = parameters[at - 1]
  const after = parameters[at + 1]
  if (bareParameter(fn)) changes.replace(file, parameter.getStart(), parameter.end, '()')
  else if (parameters.length === 1) changes.replace(file, openParenthesis(fn).end, closeParenthesis(fn).pos, '')
  else if (standsAlone(fn, at)) {
    const end = endWithComma(fn, at)
    changes.replace(
      file,
      startWithComments(fn, at) - indentAt(file, startWithComments(fn, at)).length,
      skipBreak(text, endOfLineComment(text, end)),
      '',
    )
    if (!after && before && !parameters.hasTrailingComma)
      changes.replace(file, before.end, endWithComma(fn, at - 1), '')
  } else if (after) changes.replace(file, startWithComments(fn, at), startWithComments(fn, at + 1), '')
  else if (before) changes.replace(file, before.end, parameter.end, '')
}

function insertBefore(changes: Changes, fn: FunctionNode, at: number, texts: readonly string[]): void {
  const file = fn.getSourceFile()
  const start = startWithComments(fn, at)
  const gap = standsAlone(fn, at) ? `,${styleOf(file).newline}${indentAt(file, start)}` : ', '
  changes.insert(file, start, texts.map((one) => one + gap).join(''))
}

function append(changes: Changes, fn: FunctionNode, texts: readonly string[]): void {
  const file = fn.getSourceFile()
  const { parameters } = fn
  const at = parameters.length - 1
  const last = parameters[at]
  if (!last) return
  if (!standsAlone(fn, at)) {
    changes.insert(file, last.end, texts.map((one) => `, ${one}`).join(''))
    return
  }
  const line = `${styleOf(file).newline}${indentAt(file, last.getStart())}`
  const end = endOfLineComment(file.text, endWithComma(fn, at))
  const comma = parameters.hasTrailingComma ? ',' : ''
  if (!comma) changes.insert(file, last.end, ',')
  changes.insert(file, end, texts.map((one, index) => line + one + (index < texts.length - 1 ? ',' : comma)).join(''))
}

/** Of `a => a`: its one parameter, which has no parentheses around it. */
function bareParameter(fn: FunctionNode): ts.ParameterDeclaration | null {
  const [only] = fn.parameters
  return only && !fn.getChildren().some((one) => one.kind === ts.SyntaxKind.OpenParenToken) ? only : null
}

function openParenthesis(fn: FunctionNode): ts.Node {
  return tokenOf(fn, ts.SyntaxKind.OpenParenToken)
}

export function closeParenthesis(fn: FunctionNode): ts.Node {
  return tokenOf(fn, ts.SyntaxKind.CloseParenToken)
}

function tokenOf(fn: FunctionNode, kind: ts.SyntaxKind): ts.Node {
  const token = fn.getChildren().find((one) => one.kind === kind)
  if (!token) throw new Error('a function without parentheses')
  return token
}

/** Whether a parameter begins its line. */
function standsAlone(fn: FunctionNode, at: number): boolean {
  const { text } = fn.getSourceFile()
  const start = startWithComments(fn, at)
  return isBlank(text.slice(lineStart(text, start), start))
}

/** Where a parameter begins, comments about it included: those before it but not the end of the line before. */
function startWithComments(fn: FunctionNode, at: number): number {
  const parameter = fn.parameters[at]
  if (!parameter) return fn.end
  const { text } = fn.getSourceFile()
  const own = [
    ...(ts.getTrailingCommentRanges(text, parameter.pos) ?? []).filter((one) => !one.hasTrailingNewLine),
    ...(ts.getLeadingCommentRanges(text, parameter.pos) ?? []),
  ].filter((one) => one.end <= parameter.getStart())
  return Math.min(parameter.getStart(), ...own.map((one) => one.pos))
}

/** Behind a parameter's comma, where it has one. */
function endWithComma(fn: FunctionNode, at: number): number {
  const parameter = fn.parameters[at]
  if (!parameter) return fn.end
  const isLast = at === fn.parameters.length - 1
  if (isLast && !fn.parameters.hasTrailingComma) return parameter.end
  const scanned = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)*,/.exec(fn.getSourceFile().text.slice(parameter.end))
  return parameter.end + (scanned?.[0].length ?? 0)
}

/** Behind the comment that ends the line, where nothing else does. */
function endOfLineComment(text: string, position: number): number {
  const comments = ts.getTrailingCommentRanges(text, position) ?? []
  return comments[comments.length - 1]?.end ?? position
}

function skipBreak(text: string, position: number): number {
  return position + (/^[ \t]*\r?\n/.exec(text.slice(position))?.[0].length ?? 0)
}
