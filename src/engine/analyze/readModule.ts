import ts from 'typescript'
import type { FunctionInfo, ModuleInfo, ParameterInfo } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { type CheckedProgram, userPath } from './compiler.ts'
import { placeAt, placeOf } from './places.ts'
import { readModifiers } from './readModifiers.ts'
import { isVoid, type TypeRegistry } from './typeRegistry.ts'
import { unwrap } from './unwrap.ts'

type FunctionNode = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction

/** An exported function as it stands in the source: what is decorated, and by what. */
interface Found {
  readonly name: string
  readonly nameNode: ts.Node
  readonly fn: FunctionNode
  /** The whole statement. */
  readonly statement: ts.Node
  readonly decorated: ts.CallExpression | null
}

/** Reads a module's exported functions and what is wrong with them. `seen` holds what a module before gave. */
export function readModule(
  path: string,
  checked: CheckedProgram,
  types: TypeRegistry,
  seen: Set<string>,
): ModuleInfo[] {
  const file = checked.sourceFile(path)
  const symbol = file && checked.checker.getSymbolAtLocation(file)
  const modules = new Map<string, { functions: FunctionInfo[]; problems: Problem[] }>()
  const moduleAt = (at: string) => {
    const known = modules.get(at) ?? { functions: [], problems: [] }
    modules.set(at, known)
    return known
  }
  moduleAt(path)
  for (const exported of symbol ? checked.checker.getExportsOfModule(symbol) : []) {
    if (exported.name === 'default' || exported.name.startsWith('_')) continue
    for (const found of findFunctions(exported, checked.checker)) {
      const definedIn = userPath(found.statement.getSourceFile())
      const key = `${found.name} ${found.nameNode.pos} ${definedIn}`
      if (definedIn === null || seen.has(key)) continue
      seen.add(key)
      const target = moduleAt(definedIn)
      const exportName = exportNameIn(definedIn, exported, checked)
      target.functions.push(readFunction(found, exportName, checked, types, target.problems))
    }
  }
  return [...modules].map(([at, { functions, problems }]) => ({ path: at, functions, imports: [], problems }))
}

/** The name under which its own module exports it: `f` where another says `export { f as g } from './a'`. */
function exportNameIn(path: string, exported: ts.Symbol, { checker, sourceFile }: CheckedProgram): string {
  if (!(exported.flags & ts.SymbolFlags.Alias)) return exported.name
  const file = sourceFile(path)
  const module = file && checker.getSymbolAtLocation(file)
  const target = targetOf(exported, checker)
  const own = module ? checker.getExportsOfModule(module) : []
  return own.find((one) => targetOf(one, checker) === target)?.name ?? exported.name
}

function targetOf(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

/** The functions behind an exported name: one, or several where a name is defined twice. */
function findFunctions(exported: ts.Symbol, checker: ts.TypeChecker): Found[] {
  const symbol = targetOf(exported, checker)
  const found: Found[] = []
  for (const declaration of symbol.declarations ?? []) {
    if (ts.isFunctionDeclaration(declaration) && declaration.body && declaration.name) {
      found.push({
        name: exported.name,
        nameNode: declaration.name,
        fn: declaration,
        statement: declaration,
        decorated: null,
      })
    } else if (ts.isVariableDeclaration(declaration) && declaration.initializer) {
      const value = findFunctionValue(declaration.initializer, checker)
      if (value)
        found.push({ name: exported.name, nameNode: declaration.name, statement: statementOf(declaration), ...value })
    }
  }
  return found
}

function findFunctionValue(
  expression: ts.Expression,
  checker: ts.TypeChecker,
): { fn: FunctionNode; decorated: ts.CallExpression | null } | null {
  const inner = unwrap(expression)
  if (!isDecorateCall(inner)) {
    const fn = functionAt(inner, checker)
    return fn && { fn, decorated: null }
  }
  const last = inner.arguments[inner.arguments.length - 1]
  const fn = last && functionAt(last, checker)
  return fn ? { fn, decorated: inner } : null
}

/** The function that an expression is, or names. */
function functionAt(argument: ts.Expression, checker: ts.TypeChecker): FunctionNode | null {
  const inner = unwrap(argument)
  if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) return inner
  if (!ts.isIdentifier(inner)) return null
  const symbol = checker.getSymbolAtLocation(inner)
  const declaration = symbol && targetOf(symbol, checker).valueDeclaration
  if (declaration && ts.isFunctionDeclaration(declaration)) return declaration
  const value = declaration && ts.isVariableDeclaration(declaration) && declaration.initializer
  return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value : null
}

function isDecorateCall(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && /(^|\.)decorate$/.test(node.expression.getText())
}

function readFunction(
  found: Found,
  exportName: string,
  checked: CheckedProgram,
  types: TypeRegistry,
  problems: Problem[],
): FunctionInfo {
  const { fn, name } = found
  const { checker } = checked
  const signature = checker.getSignatureFromDeclaration(fn)
  const returns = signature ? checker.getReturnTypeOfSignature(signature) : checker.getAnyType()
  const file = found.statement.getSourceFile()
  if (isVoid(checker.getAwaitedType(returns) ?? returns)) {
    problems.push(
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
    exportName,
    parameters: fn.parameters.flatMap((parameter) => readParameter(parameter, name, checked, types, problems)),
    returns: types.idOf(returns),
    doc: readDoc(found.statement),
    modifiers: found.decorated ? readModifiers(found.decorated, checked, name, problems) : [],
    where: placeOf(found.nameNode, file),
    extent: placeAt(file, extentStart(found.statement, file), found.statement.end),
  }
}

function readParameter(
  parameter: ts.ParameterDeclaration,
  owner: string,
  { checker }: CheckedProgram,
  types: TypeRegistry,
  problems: Problem[],
): ParameterInfo[] {
  const complain = (code: string, message: string, hint: string) =>
    problems.push(makeProblem(code, 'build', { message, hint, nodes: [owner], where: placeOf(parameter) }))
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
    )
  }
  const type = parameter.type ? checker.getTypeFromTypeNode(parameter.type) : checker.getTypeAtLocation(parameter)
  return [
    {
      name: text,
      type: types.idOf(parameter.type ? type : checker.getBaseTypeOfLiteralType(type)),
      optional: parameter.questionToken !== undefined || parameter.initializer !== undefined,
      where: placeOf(parameter.name),
    },
  ]
}

function statementOf(declaration: ts.VariableDeclaration): ts.Node {
  const list = declaration.parent
  return ts.isVariableDeclarationList(list) && list.declarations.length === 1 ? list.parent : declaration
}

function extentStart(statement: ts.Node, file: ts.SourceFile): number {
  return statement.getStart(file, true)
}

function readDoc(statement: ts.Node): string {
  const docs = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc)
  const last = docs[docs.length - 1]
  return last ? (ts.getTextOfJSDocComment(last.comment) ?? '').trim() : ''
}
