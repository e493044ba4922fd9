import ts from 'typescript'
import type { StaticValue } from '../model/module.ts'
import { isStaticRecord, listValue, recordValue } from '../model/staticValue.ts'
import { userPath } from './compiler.ts'
import { findFunctions, findInline, targetOf } from './findFunctions.ts'
import type { LibraryReader } from './libraryReader.ts'
import { calledName, isOurs } from './modifierCalls.ts'
import { placeOf } from './places.ts'
import { readLiteral } from './readLiteral.ts'
import { unwrap } from './unwrap.ts'

/** Where an argument stands, from the list of a function's modifiers on: the way to a function at run time. */
export type Path = readonly (string | number)[]

/** A value that is known from the text alone; null where it is not. */
export function readStatic(expression: ts.Expression, library: LibraryReader, path: Path): StaticValue | null {
  const node = unwrap(expression)
  const literal = readLiteral(node)
  if (literal) return literal
  if (ts.isArrayLiteralExpression(node)) {
    const items = readAll(node.elements, library, path)
    return items && listValue(items)
  }
  if (ts.isObjectLiteralExpression(node)) return readRecord(node, library, path)
  if (ts.isCallExpression(node)) return readCall(node, library, path)
  const inline = findInline(node)
  if (inline) return { kind: 'function', id: library.refer(inline), name: inline.name, path }
  if (ts.isIdentifier(node)) return readReference(node, library, path)
  // `helpers.add`: what a namespace import holds.
  return ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.name)
    ? readReference(node.name, library, path)
    : null
}

/** All of them, or null where one is not static. */
function readAll(nodes: readonly ts.Expression[], library: LibraryReader, path: Path): StaticValue[] | null {
  const items = nodes.map((node, at) => readStatic(node, library, [...path, at]))
  return items.every((item) => item !== null) ? items : null
}

function readRecord(node: ts.ObjectLiteralExpression, library: LibraryReader, path: Path): StaticValue | null {
  const entries: [string, StaticValue][] = []
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) return null
    const { name } = property
    const key = ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : null
    if (key === null) return null
    const value = ts.isPropertyAssignment(property)
      ? readStatic(property.initializer, library, [...path, key])
      : readReference(property.name, library, [...path, key])
    if (!value) return null
    entries.push([key, value])
  }
  return recordValue(entries)
}

/** A binding, or a call that makes part of a modifier, with what is called on it. */
function readCall(node: ts.CallExpression, library: LibraryReader, path: Path): StaticValue | null {
  const chained = readChained(node, library, path)
  if (chained) return chained
  if (!isOurs(node.expression, library.checked.checker)) return null
  const name = calledName(node.expression, library.checked.checker)
  const args = readAll(node.arguments, library, path)
  if (!args) return null
  return readBinding(name, args) ?? { kind: 'call', name, args, chain: [], where: placeOf(node) }
}

/** `step(...).named('x')`: the inner call with one more on it. */
function readChained(node: ts.CallExpression, library: LibraryReader, path: Path): StaticValue | null {
  const callee = node.expression
  const inner = ts.isPropertyAccessExpression(callee) && unwrap(callee.expression)
  if (!inner || !ts.isCallExpression(inner)) return null
  const start = readCall(inner, library, path)
  const args = readAll(node.arguments, library, path)
  if (start?.kind !== 'call' || !args) return null
  return { ...start, chain: [...start.chain, { name: callee.name.text, args }] }
}

function readBinding(name: string, args: readonly StaticValue[]): StaticValue | null {
  const [first] = args
  if (name === 'source' && first?.kind === 'json' && typeof first.value === 'string') {
    return { kind: 'source', node: first.value }
  }
  if (name === 'value' && first) return { kind: 'value', value: first }
  if (name !== 'group') return null
  const isRecord = args.length === 1 && isStaticRecord(first)
  return { kind: 'group', members: isRecord && first ? first : { kind: 'list', items: args } }
}

/** A constant object with a `validate`: a check of `checkOutputCustom`. Other objects are no arguments, so that these stand where they are read. */
function findValidating(declaration: ts.Declaration): ts.ObjectLiteralExpression | null {
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return null
  if (!(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)) return null
  const value = unwrap(declaration.initializer)
  const isValidating =
    ts.isObjectLiteralExpression(value) && value.properties.some((one) => one.name?.getText() === 'validate')
  return isValidating ? value : null
}

/** A name: a function, or a namespace import. */
function readReference(node: ts.Identifier, library: LibraryReader, path: Path): StaticValue | null {
  const { checker } = library.checked
  const parent = node.parent
  const here = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(node)
  const declaration = here?.declarations?.[0]
  if (!here || !declaration) return null
  if (ts.isNamespaceImport(declaration)) {
    const target = here.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(here).declarations?.[0] : undefined
    const module = target ? userPath(target.getSourceFile()) : null
    if (module === null) return null
    library.referModule(module)
    return { kind: 'namespace', module }
  }
  const validating = findValidating(declaration)
  if (validating) return readRecord(validating, library, path)
  const [exported] = findFunctions(targetOf(here, checker), checker)
  if (!exported || userPath(exported.fn.getSourceFile()) === null) return null
  // A default export is called as it is declared.
  const found = exported.name === 'default' ? { ...exported, name: exported.nameNode.getText() } : exported
  return { kind: 'function', id: library.refer(found), name: found.name, path }
}
