import ts from 'typescript'
import type { Fix } from '../model/intent.ts'
import type { FunctionInfo, ParameterInfo } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { userPath } from './compiler.ts'
import { exportNameOf } from './exportNames.ts'
import type { FoundFunction, FunctionNode } from './findFunctions.ts'
import type { LibraryReader } from './libraryReader.ts'
import { placeAt, placeOf } from './places.ts'
import { readJson } from './readLiteral.ts'
import { readModifiers } from './readModifiers.ts'
import { isVoid } from './typeRegistry.ts'

/** A function's signature, documentation and modifiers; what is wrong with it goes to `problems`. */
export function readFunction(found: FoundFunction, library: LibraryReader, problems: Problem[]): FunctionInfo {
  const { fn, name } = found
  const { checked, types } = library
  const { checker } = checked
  const signature = checker.getSignatureFromDeclaration(fn)
  const returns = signature ? checker.getReturnTypeOfSignature(signature) : checker.getAnyType()
  const file = found.statement.getSourceFile()
  const module = userPath(file) ?? ''
  const modifiers = found.decorated ? readModifiers(found.decorated, library, name, problems) : []
  // What is no node may have any signature.
  const told = modifiers.some((modifier) => modifier.name === 'exclude') ? [] : problems
  if (isVoid(checker.getAwaitedType(returns) ?? returns)) {
    told.push(
      makeProblem('DW-ANALYZE-003', 'build', {
        message: `The function "${name}" gives nothing back: its type is ${checker.typeToString(returns)}.`,
        hint: `Return a value from it, or take "export" away if it is a helper.`,
        nodes: [name],
        where: placeOf(found.nameNode, file),
      }),
    )
  }
  return {
    name,
    module,
    exportName: exportNameOf(found, module, checked),
    parameters: fn.parameters.flatMap((parameter) => readParameter(parameter, name, library, told)),
    returns: types.idOf(returns),
    doc: readDoc(found.statement),
    modifiers,
    ...(isOneThrow(fn) ? { throws: true } : {}),
    where: placeOf(found.nameNode, file),
    extent: placeAt(file, found.statement.getStart(file, true), found.statement.end),
  }
}

function isOneThrow({ body }: FunctionNode): boolean {
  return (
    body !== undefined && ts.isBlock(body) && body.statements.length === 1 && body.statements.every(ts.isThrowStatement)
  )
}

function readParameter(
  parameter: ts.ParameterDeclaration,
  owner: string,
  { checked: { checker }, types }: LibraryReader,
  problems: Problem[],
): ParameterInfo[] {
  const complain = (code: string, message: string, hint: string, fixes: readonly Fix[] = []) =>
    problems.push(makeProblem(code, 'build', { message, hint, nodes: [owner], where: placeOf(parameter), fixes }))
  const text = parameter.name.getText()
  if (parameter.dotDotDotToken) {
    complain(
      'DW-ANALYZE-004',
      `The rest parameter "...${text}" of "${owner}" has no one node to come from.`,
      `Take an array parameter instead: ${text.replace(/\W/g, '') || 'items'}: number[].`,
    )
    return []
  }
  if (!ts.isIdentifier(parameter.name)) {
    complain(
      'DW-ANALYZE-005',
      `The destructured parameter ${text} of "${owner}" has no name that could name a node.`,
      'Give it a name and take it apart in the body.',
    )
    return []
  }
  if (text === 'this') return []
  if (!parameter.type && !parameter.initializer) {
    complain(
      'DW-ANALYZE-006',
      `The parameter "${text}" of "${owner}" has no type.`,
      `Write its type: ${text}: number, for example.`,
      [typeFix(owner, text)],
    )
  }
  const type = parameter.type
    ? checker.getTypeFromTypeNode(parameter.type)
    : inferredType(checker.getTypeAtLocation(parameter), checker)
  return [
    {
      name: text,
      type: types.idOf(parameter.type ? type : checker.getBaseTypeOfLiteralType(type)),
      optional: parameter.questionToken !== undefined || parameter.initializer !== undefined,
      where: placeOf(parameter.name),
      defaultValue: readDefault(parameter),
    },
  ]
}

/** Once the graph is known, the type of what feeds the parameter takes the place of the guess. */
function typeFix(node: string, parameter: string): Fix {
  const type = 'number'
  return { label: `Give ${parameter} the type ${type}`, intent: { kind: 'retype', node, parameter, type } }
}

/** Where a function stands in a call, the compiler adds `undefined` to what the default tells. */
function inferredType(type: ts.Type, checker: ts.TypeChecker): ts.Type {
  const has = (flag: ts.TypeFlags) => type.isUnion() && type.types.some((part) => part.flags & flag)
  return has(ts.TypeFlags.Undefined) && !has(ts.TypeFlags.Null) ? checker.getNonNullableType(type) : type
}

function readDefault({ initializer }: ts.ParameterDeclaration): ParameterInfo['defaultValue'] {
  const literal = initializer && readJson(initializer)
  return literal ? { value: literal.value } : null
}

function readDoc(statement: ts.Node): string {
  const docs = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc)
  const last = docs[docs.length - 1]
  return last ? (ts.getTextOfJSDocComment(last.comment) ?? '').trim() : ''
}
