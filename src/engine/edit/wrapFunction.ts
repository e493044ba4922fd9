import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import { placeOf } from '../analyze/places.ts'
import type { Changes } from './changes.ts'
import { startWithComments } from './comments.ts'
import type { EditContext } from './context.ts'
import { identifiersIn, meaningOf } from './identifiers.ts'
import { ensureImport } from './imports.ts'
import { refuse } from './refusal.ts'
import { checkOneSignature } from './statements.ts'
import { styleOf } from './textStyle.ts'

/** `export function f(...) {...}` -> `export const f = decorate(tag(...), function (...) {...})`. */
export function wrapFunction(context: EditContext, found: FoundFunction, modifier: string): void {
  const { changes } = context
  const { fn, statement, nameNode } = found
  checkOneSignature(found)
  const file = statement.getSourceFile()
  const { newline, indent, end } = styleOf(file)
  const open = `${decorateIn(context, file)}(${newline}${indent}${modifier},${newline}${indent}`
  const value = ts.isVariableDeclaration(nameNode.parent) ? nameNode.parent.initializer : undefined
  if (value) {
    changes.insert(file, value.getStart(), open)
    changes.insert(file, value.end, `,${newline})`)
    return
  }
  checkUsedLater(context, found)
  const keyword = tokenOf(fn, ts.SyntaxKind.FunctionKeyword)
  const start = fn.modifiers?.find((one) => one.kind === ts.SyntaxKind.AsyncKeyword) ?? keyword
  if (!start || !keyword || !fn.name) throw new Error(`${found.name} is no function declaration`)
  changes.insert(file, start.getStart(), `const ${fn.name.text} = ${open}`)
  // `function f(` becomes `function (`, `function* f(` becomes `function* (`.
  changes.replace(file, (fn.asteriskToken ?? keyword).end, fn.name.end, ' ')
  changes.insert(file, fn.end, `,${newline})${end}`)
}

/** The analysis knows `decorate` by its name. */
function decorateIn(context: EditContext, file: ts.SourceFile): string {
  const wanted = { name: 'decorate', local: 'decorate', from: { package: 'dagwright' }, isType: false }
  const name = ensureImport(context, file, wanted)
  if (/(^|\.)decorate$/.test(name)) return name
  return refuse('taken', { message: `The file has a "decorate" of its own, or calls it "${name}".`, nodes: [] })
}

/** The inverse of `wrapFunction`. */
export function unwrapFunction(changes: Changes, found: FoundFunction, call: ts.CallExpression): void {
  const { statement, name } = found
  const file = call.getSourceFile()
  const last = call.arguments[call.arguments.length - 1]
  if (!last) return
  const start = startWithComments(last)
  const declaration = soleDeclaration(statement)
  const isAnonymous = ts.isFunctionExpression(last) && (last.name === undefined || last.name.text === name)
  if (!isAnonymous || declaration?.initializer !== call || declaration.type) {
    changes.replace(file, call.getStart(), start, '')
    changes.replace(file, last.end, call.end, '')
    return
  }
  changes.replace(file, declaration.parent.getStart(), start, '')
  const keyword = tokenOf(last, ts.SyntaxKind.FunctionKeyword)
  const from = (last.asteriskToken ?? keyword ?? last).end
  const behind = last.typeParameters
    ? last.typeParameters.pos - 1
    : tokenOf(last, ts.SyntaxKind.OpenParenToken)?.getStart()
  changes.replace(file, from, behind ?? from, ` ${name}`)
  changes.replace(file, last.end, statement.end, '')
}

function soleDeclaration(statement: ts.Node): ts.VariableDeclaration | undefined {
  return ts.isVariableStatement(statement) ? statement.declarationList.declarations[0] : undefined
}

function tokenOf(fn: ts.Node, kind: ts.SyntaxKind): ts.Node | undefined {
  return fn.getChildren().find((one) => one.kind === kind)
}

/** A constant is not there before its line, as a function is. */
function checkUsedLater({ checked: { checker } }: EditContext, { statement, nameNode, name }: FoundFunction): void {
  const symbol = meaningOf(nameNode, checker)
  const early = identifiersIn(statement.getSourceFile(), nameNode.getText()).find(
    (one) =>
      one.getStart() < statement.getStart() &&
      !ts.findAncestor(one, ts.isFunctionLike) &&
      !ts.isExportSpecifier(one.parent) &&
      meaningOf(one, checker) === symbol,
  )
  if (!early) return
  const where = placeOf(early)
  refuse('form', {
    message: `"${name}" is used in line ${where.line}, before it is defined: with a modifier it would not be there yet.`,
    hint: 'Move the function above that line first.',
    nodes: [name],
    where,
  })
}
