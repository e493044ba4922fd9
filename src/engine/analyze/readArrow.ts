import ts from 'typescript'
import { CALLED } from '../model/graph.ts'
import type { StaticExpression, StaticItem, StaticLink, StaticValue } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { jsonValue } from '../model/staticValue.ts'
import type { LibraryReader } from './libraryReader.ts'
import { calledName, isOurs } from './modifierCalls.ts'
import { placeOf } from './places.ts'
import { readLiteral } from './readLiteral.ts'
import { type Path, readStatic } from './readStatic.ts'
import { unwrap } from './unwrap.ts'

const ALLOWED =
  'Use an expression of literals, properties of the config, templates, operators, conditionals, lists, objects, spread, map, filter and modifiers.'

/** What names stand for inside of an arrow: parameters, and parts of parameters that are taken apart. */
type Names = ReadonlyMap<string, StaticExpression>

interface Reading {
  readonly library: LibraryReader
  readonly names: Names
  /** The way to the arrow at run time: functions in it are found on from there, by where evaluation puts them. */
  readonly path: Path
}

/** Where the arrow stands, and where problems go. */
interface ArrowSite {
  readonly path: Path
  readonly owner: string
  readonly problems: Problem[]
}

/** `config => modifier` as data that `link` can evaluate; null, and a problem at what is more than that. */
export function readArrow(
  node: ts.Expression,
  library: LibraryReader,
  { path, owner, problems }: ArrowSite,
): StaticValue | null {
  const arrow = unwrap(node)
  try {
    if (!ts.isArrowFunction(arrow)) throw new Unreadable(arrow)
    const [parameter] = arrow.parameters
    const root: StaticExpression = { kind: 'name', name: CONFIG }
    const names = parameter ? parameterNames(parameter, root) : new Map()
    return {
      kind: 'arrow',
      parameter: CONFIG,
      body: readExpression(bodyOf(arrow), { library, names, path: [...path, CALLED] }),
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    problems.push(
      makeProblem('DW-ANALYZE-013', 'build', {
        message: `resolve at "${owner}" is read without running anything, and "${shorten(error.node.getText())}" would have to be run.`,
        hint: ALLOWED,
        nodes: [owner],
        where: placeOf(error.node),
      }),
    )
    return null
  }
}

/** No identifier of the user's can be it. */
const CONFIG = '(config)'

/** Thrown inside of this file alone: reading goes deep, and ends at the first thing that cannot be read. */
class Unreadable extends Error {
  readonly node: ts.Node

  constructor(node: ts.Node) {
    super('unreadable')
    this.node = node
  }
}

function bodyOf(arrow: ts.ArrowFunction): ts.Expression {
  if (!ts.isBlock(arrow.body)) return unwrap(arrow.body)
  throw new Unreadable(arrow.body)
}

function parameterNames(parameter: ts.ParameterDeclaration, of: StaticExpression): Names {
  if (parameter.initializer || parameter.dotDotDotToken) throw new Unreadable(parameter)
  return namesOf(parameter.name, of)
}

/** `c`, or `{ region, kind: k }`: each name is a property of what is taken apart. */
function namesOf(name: ts.BindingName, of: StaticExpression): Map<string, StaticExpression> {
  if (ts.isIdentifier(name)) return new Map([[name.text, of]])
  const names = new Map<string, StaticExpression>()
  for (const element of name.elements) {
    if (!ts.isObjectBindingPattern(name) || !ts.isBindingElement(element)) throw new Unreadable(name)
    if (element.dotDotDotToken || element.initializer) throw new Unreadable(element)
    const key = element.propertyName ?? element.name
    if (!ts.isIdentifier(key)) throw new Unreadable(element)
    const part: StaticExpression = { kind: 'property', of, key: constant(key.text) }
    for (const [inner, expression] of namesOf(element.name, part)) names.set(inner, expression)
  }
  return names
}

function readExpression(expression: ts.Expression, reading: Reading): StaticExpression {
  const node = unwrap(expression)
  const literal = readLiteral(node)
  if (literal) return { kind: 'static', value: literal }
  if (ts.isIdentifier(node)) return readName(node, reading)
  if (ts.isPropertyAccessExpression(node)) return readProperty(node, constant(node.name.text), reading)
  if (ts.isElementAccessExpression(node)) {
    return readProperty(node, readExpression(node.argumentExpression, reading), reading)
  }
  if (ts.isTemplateExpression(node)) return readTemplate(node, reading)
  if (ts.isConditionalExpression(node)) {
    return {
      kind: 'conditional',
      test: readExpression(node.condition, reading),
      whenTrue: readExpression(node.whenTrue, reading),
      whenFalse: readExpression(node.whenFalse, reading),
    }
  }
  if (ts.isBinaryExpression(node)) return readBinary(node, reading)
  if (ts.isPrefixUnaryExpression(node)) return readUnary(node, reading)
  if (ts.isArrayLiteralExpression(node)) return { kind: 'list', items: readItems(node.elements, reading) }
  if (ts.isObjectLiteralExpression(node)) return readRecord(node, reading)
  if (ts.isCallExpression(node)) return readCall(node, reading)
  return readConstant(node, reading)
}

/** A parameter, else a function or a namespace import. */
function readName(node: ts.Identifier, reading: Reading): StaticExpression {
  return reading.names.get(node.text) ?? readConstant(node, reading)
}

/** What holds no config: a function, a namespace. */
function readConstant(node: ts.Expression, { library, path }: Reading): StaticExpression {
  const value = readStatic(node, library, path)
  if (!value) throw new Unreadable(node)
  return { kind: 'static', value }
}

/** `a?.b` is undefined where a is missing. */
function readProperty(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  key: StaticExpression,
  reading: Reading,
): StaticExpression {
  const of = readExpression(node.expression, reading)
  const property: StaticExpression = { kind: 'property', of, key }
  if (!node.questionDotToken) return property
  const test: StaticExpression = { kind: 'operator', operator: '==', operands: [of, constant(null)] }
  return { kind: 'conditional', test, whenTrue: constant(undefined), whenFalse: property }
}

function readTemplate(node: ts.TemplateExpression, reading: Reading): StaticExpression {
  const spans = node.templateSpans.flatMap((span) => [
    readExpression(span.expression, reading),
    constant(span.literal.text),
  ])
  return { kind: 'template', parts: [constant(node.head.text), ...spans] }
}

const OPERATORS: ReadonlySet<string> = new Set('=== !== == != < <= > >= && || ?? + - * / %'.split(' '))

function readBinary(node: ts.BinaryExpression, reading: Reading): StaticExpression {
  const operator = node.operatorToken.getText()
  if (!OPERATORS.has(operator)) throw new Unreadable(node)
  return { kind: 'operator', operator, operands: [node.left, node.right].map((one) => readExpression(one, reading)) }
}

function readUnary(node: ts.PrefixUnaryExpression, reading: Reading): StaticExpression {
  const operator = ts.tokenToString(node.operator) ?? ''
  if (operator !== '!' && operator !== '-' && operator !== '+') throw new Unreadable(node)
  return { kind: 'operator', operator, operands: [readExpression(node.operand, reading)] }
}

function readItems(nodes: readonly ts.Expression[], reading: Reading): StaticItem[] {
  return nodes.map((node) => {
    const spread = ts.isSpreadElement(node)
    return { spread, value: readExpression(spread ? node.expression : node, reading) }
  })
}

function readRecord(node: ts.ObjectLiteralExpression, reading: Reading): StaticExpression {
  return {
    kind: 'record',
    entries: node.properties.map((property) => {
      if (ts.isSpreadAssignment(property)) return { key: null, value: readExpression(property.expression, reading) }
      if (ts.isShorthandPropertyAssignment(property)) {
        return { key: constant(property.name.text), value: readName(property.name, reading) }
      }
      if (!ts.isPropertyAssignment(property)) throw new Unreadable(property)
      return { key: readKey(property.name, reading), value: readExpression(property.initializer, reading) }
    }),
  }
}

function readKey(name: ts.PropertyName, reading: Reading): StaticExpression {
  if (ts.isComputedPropertyName(name)) return readExpression(name.expression, reading)
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return constant(name.text)
  throw new Unreadable(name)
}

/** `list.map(...)`, `list.filter(...)`, or a call of what 'dagwright' exports, with what is called on it. */
function readCall(node: ts.CallExpression, reading: Reading): StaticExpression {
  const callee = node.expression
  const { checker } = reading.library.checked
  const args = () => readItems(node.arguments, reading)
  if (isOurs(callee, checker)) {
    const name = calledName(callee, checker)
    // What it would choose is chosen here already.
    if (name === 'resolve') throw new Unreadable(node)
    return {
      kind: 'call',
      name,
      args: args(),
      chain: [],
      text: node.getText(),
      where: placeOf(node),
    }
  }
  if (!ts.isPropertyAccessExpression(callee)) throw new Unreadable(node)
  const method = callee.name.text
  if (method === 'map' || method === 'filter') return readEach(node, callee, method, reading)
  if (!ts.isCallExpression(unwrap(callee.expression))) throw new Unreadable(node)
  const start = readExpression(callee.expression, reading)
  if (start.kind !== 'call') throw new Unreadable(node)
  const link: StaticLink = { name: method, args: args() }
  return { ...start, chain: [...start.chain, link], text: node.getText() }
}

function readEach(
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  method: 'map' | 'filter',
  reading: Reading,
): StaticExpression {
  const [given] = node.arguments
  const arrow = given && unwrap(given)
  if (!arrow || !ts.isArrowFunction(arrow)) throw new Unreadable(given ?? node)
  const parameters = arrow.parameters.map((_, at) => `(${method} ${node.pos} ${at})`)
  const own = arrow.parameters.flatMap((parameter, at) => [
    ...parameterNames(parameter, { kind: 'name', name: parameters[at] ?? '' }),
  ])
  return {
    kind: 'each',
    method,
    of: readExpression(callee.expression, reading),
    parameters,
    body: readExpression(bodyOf(arrow), { ...reading, names: new Map([...reading.names, ...own]) }),
  }
}

function constant(value: string | null | undefined): StaticExpression {
  return { kind: 'static', value: jsonValue(value) }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
