import ts from 'typescript'
import type { FoundFunction, FunctionNode } from '../analyze/findFunctions.ts'
import type { Changes } from './changes.ts'
import { startWithComments } from './comments.ts'
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

/** Takes parameters out of each signature. */
export function dropParameters(changes: Changes, found: FoundFunction, names: ReadonlySet<string>): void {
  for (const fn of signaturesOf(found)) {
    const gone = fn.parameters.filter((one) => ts.isIdentifier(one.name) && names.has(one.name.text))
    if (gone.length) removeParameters(changes, fn, new Set(gone))
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

/** With the comments that are about them, and their commas. */
function removeParameters(changes: Changes, fn: FunctionNode, gone: ReadonlySet<ts.ParameterDeclaration>): void {
  const file = fn.getSourceFile()
  const { parameters } = fn
  const lastKept = parameters.findLastIndex((one) => !gone.has(one))
  const bare = bareParameter(fn)
  if (bare) {
    changes.replace(file, bare.getStart(), bare.end, '()')
    return
  }
  if (lastKept < 0) {
    changes.replace(file, openParenthesis(fn).end, closeParenthesis(fn).getStart(), '')
    return
  }
  for (const [at, one] of parameters.entries()) {
    if (at > lastKept || !gone.has(one)) continue
    if (standsAlone(fn, at) && standsAlone(fn, at + 1)) removeLines(changes, fn, at)
    else changes.replace(file, startOf(fn, at), startOf(fn, at + 1), '')
  }
  removeTail(changes, fn, lastKept)
}

/** What stands behind the last parameter that is kept. */
function removeTail(changes: Changes, fn: FunctionNode, lastKept: number): void {
  const file = fn.getSourceFile()
  const tail = [...fn.parameters.keys()].slice(lastKept + 1)
  const [kept, last] = [fn.parameters[lastKept], fn.parameters[fn.parameters.length - 1]]
  if (!kept || !last || tail.length === 0) return
  if (!tail.every((at) => standsAlone(fn, at))) {
    changes.replace(file, kept.end, last.end, '')
    return
  }
  if (!fn.parameters.hasTrailingComma) changes.replace(file, kept.end, endWithComma(fn, lastKept), '')
  for (const at of tail) removeLines(changes, fn, at)
}

function removeLines(changes: Changes, fn: FunctionNode, at: number): void {
  const file = fn.getSourceFile()
  const start = startOf(fn, at)
  const end = skipBreak(file.text, endOfLineComment(file.text, endWithComma(fn, at)))
  changes.replace(file, start - indentAt(file, start).length, end, '')
}

function insertBefore(changes: Changes, fn: FunctionNode, at: number, texts: readonly string[]): void {
  const file = fn.getSourceFile()
  const start = startOf(fn, at)
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
export function bareParameter(fn: FunctionNode): ts.ParameterDeclaration | null {
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
  const start = startOf(fn, at)
  return isBlank(text.slice(lineStart(text, start), start))
}

function startOf(fn: FunctionNode, at: number): number {
  const parameter = fn.parameters[at]
  return parameter ? startWithComments(parameter) : fn.end
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
