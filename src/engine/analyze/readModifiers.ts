import ts from 'typescript'
import type { Json, ModifierSpec, StaticValue } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { type CheckedProgram, userPath } from './compiler.ts'
import { placeOf } from './places.ts'
import { unwrap } from './unwrap.ts'

/** Reads the modifiers of `decorate(...modifiers, fn)` from the syntax tree: nothing is run. */
export function readModifiers(
  call: ts.CallExpression,
  { checker }: CheckedProgram,
  owner: string,
  problems: Problem[],
): ModifierSpec[] {
  const specs: ModifierSpec[] = []
  for (const argument of call.arguments.slice(0, -1)) {
    const spec = readModifier(argument, checker, owner, problems)
    if (spec) specs.push(spec)
  }
  return specs
}

function readModifier(
  argument: ts.Expression,
  checker: ts.TypeChecker,
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
  for (const one of inner.arguments) {
    const value = readStatic(one, checker)
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
  return { name: modifierName(inner.expression, checker), args, text: inner.getText(), where }
}

/** The name under which 'dagwright' exports it, whatever it was imported as: `config.when`, `tag`. */
function modifierName(callee: ts.Expression, checker: ts.TypeChecker): string {
  if (ts.isPropertyAccessExpression(callee)) {
    const owner = modifierName(callee.expression, checker)
    return owner ? `${owner}.${callee.name.text}` : callee.name.text
  }
  if (!ts.isIdentifier(callee)) return callee.getText()
  const specifier = checker.getSymbolAtLocation(callee)?.declarations?.[0]
  if (specifier && ts.isNamespaceImport(specifier)) return ''
  if (specifier && ts.isImportSpecifier(specifier)) return (specifier.propertyName ?? specifier.name).text
  return callee.text
}

/** A value that is known from the text alone; null where it is not. */
export function readStatic(expression: ts.Expression, checker: ts.TypeChecker): StaticValue | null {
  const node = unwrap(expression)
  const literal = readLiteral(node)
  if (literal) return literal
  if (ts.isArrayLiteralExpression(node)) {
    const items = node.elements.map((element) => readStatic(element, checker))
    return items.every((item) => item !== null) ? simplify({ kind: 'list', items }) : null
  }
  if (ts.isObjectLiteralExpression(node)) return readRecord(node, checker)
  if (ts.isCallExpression(node)) return readBinding(node, checker)
  return ts.isIdentifier(node) ? readReference(node, checker) : null
}

function readLiteral(node: ts.Expression): StaticValue | null {
  if (ts.isStringLiteralLike(node)) return json(node.text)
  if (ts.isNumericLiteral(node)) return json(Number(node.text))
  if (node.kind === ts.SyntaxKind.TrueKeyword) return json(true)
  if (node.kind === ts.SyntaxKind.FalseKeyword) return json(false)
  if (node.kind === ts.SyntaxKind.NullKeyword) return json(null)
  if (ts.isIdentifier(node) && node.text === 'undefined') return json(undefined)
  if (ts.isIdentifier(node) && (node.text === 'Infinity' || node.text === 'NaN')) return json(Number(node.text))
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const operand = readLiteral(node.operand)
    return operand?.kind === 'json' && typeof operand.value === 'number' ? json(-operand.value) : null
  }
  return null
}

function readRecord(node: ts.ObjectLiteralExpression, checker: ts.TypeChecker): StaticValue | null {
  const entries: [string, StaticValue][] = []
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) return null
    const { name } = property
    const key = ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : null
    const value = ts.isPropertyAssignment(property)
      ? readStatic(property.initializer, checker)
      : readReference(property.name, checker)
    if (key === null || !value) return null
    entries.push([key, value])
  }
  return simplify({ kind: 'record', entries })
}

function readBinding(node: ts.CallExpression, checker: ts.TypeChecker): StaticValue | null {
  const name = modifierName(node.expression, checker)
  const args = node.arguments.map((argument) => readStatic(argument, checker))
  const first = args[0]
  if (!first || args.some((arg) => arg === null)) return null
  if (name === 'source' && first.kind === 'json' && typeof first.value === 'string') {
    return { kind: 'source', node: first.value }
  }
  if (name === 'value') return { kind: 'value', value: first }
  if (name !== 'group') return null
  const isRecord = args.length === 1 && first.kind === 'record'
  return { kind: 'group', members: isRecord ? first : { kind: 'list', items: args.filter((arg) => arg !== null) } }
}

/** A name: a function of a module, or a namespace import. */
function readReference(node: ts.Identifier, checker: ts.TypeChecker): StaticValue | null {
  const here = checker.getSymbolAtLocation(node)
  const declaration = here?.declarations?.[0]
  if (!here || !declaration) return null
  const symbol = here.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(here) : here
  const target = symbol.declarations?.[0]
  const module = target && userPath(target.getSourceFile())
  if (!target || module === null || module === undefined) return null
  if (ts.isNamespaceImport(declaration)) return { kind: 'namespace', module }
  const type = checker.getTypeOfSymbolAtLocation(symbol, node)
  return type.getCallSignatures().length ? { kind: 'function', module, name: symbol.name } : null
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

function json(value: Json | undefined): StaticValue {
  return { kind: 'json', value }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
