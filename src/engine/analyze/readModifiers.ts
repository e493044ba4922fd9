import ts from 'typescript'
import type { Json, ModifierSpec, StaticValue } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { userPath } from './compiler.ts'
import { findFunctions, findInline } from './findFunctions.ts'
import type { LibraryReader } from './libraryReader.ts'
import { placeOf } from './places.ts'
import { json, readLiteral } from './readLiteral.ts'
import { unwrap } from './unwrap.ts'

/** Where an argument stands, from the list of a function's modifiers on: the way to a function at run time. */
type Path = readonly (string | number)[]

/** Reads the modifiers of `decorate(...modifiers, fn)` from the syntax tree: nothing is run. */
export function readModifiers(
  call: ts.CallExpression,
  library: LibraryReader,
  owner: string,
  problems: Problem[],
): ModifierSpec[] {
  const specs: ModifierSpec[] = []
  for (const [at, argument] of call.arguments.slice(0, -1).entries()) {
    const spec = readModifier(argument, library, [at], owner, problems)
    if (spec) specs.push(spec)
  }
  return specs
}

function readModifier(
  argument: ts.Expression,
  library: LibraryReader,
  path: Path,
  owner: string,
  problems: Problem[],
): ModifierSpec | null {
  const inner = unwrap(argument)
  const where = placeOf(inner)
  if (!ts.isCallExpression(inner)) {
    problems.push(
      makeProblem('DW-ANALYZE-007', 'build', {
        message: `"${inner.getText()}" in the decorate(...) of "${owner}" is no call of a modifier.`,
        hint: 'Write the modifier where it is used: tag({ owner: "growth" }), for example.',
        nodes: [owner],
        where,
      }),
    )
    return null
  }
  const args: StaticValue[] = []
  for (const [at, one] of inner.arguments.entries()) {
    const value = readStatic(one, library, [...path, at])
    if (value) args.push(value)
    else {
      problems.push(
        makeProblem('DW-ANALYZE-008', 'build', {
          message: `The argument ${shorten(one.getText())} of ${inner.expression.getText()} at "${owner}" is known only when code runs.`,
          hint: 'Modifiers are read without running anything: write literals, functions, namespace imports, source(...), value(...) or group(...).',
          nodes: [owner],
          where: placeOf(one),
        }),
      )
    }
  }
  if (args.length < inner.arguments.length) return null
  return { name: calledName(inner.expression, library.checked.checker), args, text: inner.getText(), where }
}

/** The name under which 'dagwright' exports what is called, whatever it was imported as: `config.when`, `tag`. */
function calledName(callee: ts.Expression, checker: ts.TypeChecker): string {
  if (ts.isPropertyAccessExpression(callee)) {
    const owner = calledName(callee.expression, checker)
    return owner ? `${owner}.${callee.name.text}` : callee.name.text
  }
  if (!ts.isIdentifier(callee)) return callee.getText()
  const specifier = checker.getSymbolAtLocation(callee)?.declarations?.[0]
  if (specifier && ts.isNamespaceImport(specifier)) return ''
  if (specifier && ts.isImportSpecifier(specifier)) return (specifier.propertyName ?? specifier.name).text
  return callee.text
}

/** Whether what is called comes from 'dagwright': anything else would have to be run. */
function isOurs(callee: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isPropertyAccessExpression(callee)) return isOurs(callee.expression, checker)
  const specifier = checker.getSymbolAtLocation(callee)?.declarations?.[0]
  const declaration = specifier && ts.findAncestor(specifier, ts.isImportDeclaration)
  return declaration !== undefined && (declaration.moduleSpecifier as ts.StringLiteral).text === 'dagwright'
}

/** A value that is known from the text alone; null where it is not. */
export function readStatic(expression: ts.Expression, library: LibraryReader, path: Path): StaticValue | null {
  const node = unwrap(expression)
  const literal = readLiteral(node)
  if (literal) return literal
  if (ts.isArrayLiteralExpression(node)) {
    const items = readAll(node.elements, library, path)
    return items && simplify({ kind: 'list', items })
  }
  if (ts.isObjectLiteralExpression(node)) return readRecord(node, library, path)
  if (ts.isCallExpression(node)) return readCall(node, library, path)
  const inline = findInline(node)
  if (inline) return { kind: 'function', id: library.refer(inline), name: inline.name, path }
  return ts.isIdentifier(node) ? readReference(node, library, path) : null
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
  return simplify({ kind: 'record', entries })
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

function isStaticRecord(value: StaticValue | undefined): boolean {
  if (value?.kind === 'record') return true
  const plain = value?.kind === 'json' ? value.value : null
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain)
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
  const [found] = findFunctions(here, checker)
  if (!found || userPath(found.fn.getSourceFile()) === null) return null
  return { kind: 'function', id: library.refer(found), name: found.name, path }
}

/** Lists and records that hold JSON alone are JSON: modifiers with plain options read one value. */
function simplify(value: StaticValue): StaticValue {
  if (value.kind === 'list') {
    const items: (Json | undefined)[] = []
    for (const item of value.items) {
      if (item.kind !== 'json') return value
      items.push(item.value)
    }
    return json(items as Json)
  }
  if (value.kind !== 'record') return value
  const record: Record<string, Json> = Object.create(null)
  for (const [key, item] of value.entries) {
    if (item.kind !== 'json') return value
    record[key] = item.value as Json
  }
  return json(record)
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
