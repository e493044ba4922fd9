import type { Json, StaticExpression, StaticItem, StaticLink, StaticValue } from '../model/module.ts'
import { unreachable } from '../model/runState.ts'
import { jsonValue, listValue, recordValue } from '../model/staticValue.ts'
import { entriesOf, itemsOf, spellStatic } from './staticValues.ts'

/** What names stand for: the config, and items of lists that are mapped. */
export type Names = ReadonlyMap<string, StaticValue>

/** An expression that has no value under this config: `text` says why. */
export class EvaluationError extends Error {
  constructor(text: string) {
    super(text)
    this.name = 'EvaluationError'
  }
}

/** The value of a `resolve` arrow's body, as JavaScript would give it. @throws {EvaluationError} */
export function evaluate(expression: StaticExpression, names: Names): StaticValue {
  const inner = (one: StaticExpression) => evaluate(one, names)
  switch (expression.kind) {
    case 'static':
      return expression.value
    case 'name':
      return names.get(expression.name) ?? jsonValue(undefined)
    case 'property':
      return propertyOf(inner(expression.of), inner(expression.key))
    case 'template':
      return jsonValue(expression.parts.map((part) => String(dataOf(inner(part)))).join(''))
    case 'conditional':
      return inner(isTrue(inner(expression.test)) ? expression.whenTrue : expression.whenFalse)
    case 'operator':
      return operate(expression.operator, expression.operands, inner)
    case 'list':
      return listValue(evaluateItems(expression.items, inner))
    case 'record':
      return recordOf(expression.entries, inner)
    case 'each':
      return each(expression, names)
    case 'call':
      return callOf(expression, inner)
    default:
      return unreachable(expression)
  }
}

/** A call of 'dagwright': a binding, or something for a modifier to look at. */
function callOf(
  { name, args, chain, where }: StaticExpression & { kind: 'call' },
  inner: (one: StaticExpression) => StaticValue,
): StaticValue {
  const given = evaluateItems(args, inner)
  const [first] = given
  if (name === 'source' && first?.kind === 'json' && typeof first.value === 'string') {
    return { kind: 'source', node: first.value }
  }
  if (name === 'value' && first) return { kind: 'value', value: first }
  if (name === 'group') {
    return { kind: 'group', members: first && entriesOf(first) ? first : { kind: 'list', items: given } }
  }
  return { kind: 'call', name, args: given, chain: chain.map((link) => linkOf(link, inner)), where }
}

function linkOf({ name, args }: StaticLink, inner: (one: StaticExpression) => StaticValue) {
  return { name, args: evaluateItems(args, inner) }
}

function evaluateItems(items: readonly StaticItem[], inner: (one: StaticExpression) => StaticValue): StaticValue[] {
  return items.flatMap(({ spread, value }) => {
    const item = inner(value)
    return spread ? listOf(item, 'spread') : [item]
  })
}

function listOf(value: StaticValue, use: string): readonly StaticValue[] {
  const items = itemsOf(value)
  if (items) return items
  throw new EvaluationError(`${spellStatic(value)} is no list to ${use}`)
}

function recordOf(
  entries: (StaticExpression & { kind: 'record' })['entries'],
  inner: (one: StaticExpression) => StaticValue,
): StaticValue {
  const record = new Map<string, StaticValue>()
  for (const { key, value } of entries) {
    if (key) record.set(String(dataOf(inner(key))), inner(value))
    else for (const [name, item] of spreadOf(inner(value))) record.set(name, item)
  }
  return recordValue([...record])
}

/** As in JavaScript, spreading nothing gives nothing. */
function spreadOf(value: StaticValue): readonly (readonly [string, StaticValue])[] {
  if (value.kind === 'json' && (value.value === undefined || value.value === null || value.value === false)) return []
  const entries = entriesOf(value)
  if (entries) return entries
  throw new EvaluationError(`${spellStatic(value)} is no object to spread`)
}

function each(expression: StaticExpression & { kind: 'each' }, names: Names): StaticValue {
  const items = listOf(evaluate(expression.of, names), expression.method)
  const results = items.map((item, at) => {
    const given = expression.parameters.map((name, index): [string, StaticValue] => [
      name,
      index === 0 ? item : index === 1 ? jsonValue(at) : jsonValue(undefined),
    ])
    return evaluate(expression.body, new Map([...names, ...given]))
  })
  if (expression.method === 'map') return listValue(results)
  return listValue(items.filter((_, at) => isTrue(results[at] ?? jsonValue(undefined))))
}

function propertyOf(of: StaticValue, key: StaticValue): StaticValue {
  const name = dataOf(key)
  if (of.kind === 'json' && (of.value === undefined || of.value === null)) {
    throw new EvaluationError(`"${String(name)}" cannot be read of ${String(of.value)}`)
  }
  if (of.kind === 'json' && typeof of.value === 'string' && name === 'length') {
    return jsonValue(of.value.length)
  }
  const entries = entriesOf(of)
  if (entries) return entries.find(([one]) => one === String(name))?.[1] ?? jsonValue(undefined)
  const items = itemsOf(of)
  if (items && name === 'length') return jsonValue(items.length)
  return items?.[Number(name)] ?? jsonValue(undefined)
}

function operate(
  operator: string,
  operands: readonly StaticExpression[],
  inner: (one: StaticExpression) => StaticValue,
): StaticValue {
  const [first, second] = operands
  if (!first) return jsonValue(undefined)
  const left = inner(first)
  if (!second) return jsonValue(unary(operator, left))
  // What is not needed is not evaluated.
  if (operator === '&&') return isTrue(left) ? inner(second) : left
  if (operator === '||') return isTrue(left) ? left : inner(second)
  if (operator === '??') return left.kind === 'json' && (left.value ?? null) === null ? inner(second) : left
  return jsonValue(binary(operator, dataOf(left), dataOf(inner(second))))
}

function unary(operator: string, value: StaticValue): Json {
  if (operator === '!') return !isTrue(value)
  const number = Number(dataOf(value))
  return operator === '-' ? -number : number
}

function binary(operator: string, a: Json | undefined, b: Json | undefined): Json {
  switch (operator) {
    case '===':
      return a === b
    case '!==':
      return a !== b
    case '==':
      return (a ?? null) === (b ?? null)
    case '!=':
      return (a ?? null) !== (b ?? null)
    case '+':
      return typeof a === 'string' || typeof b === 'string' ? `${a}${b}` : Number(a) + Number(b)
    case '-':
      return Number(a) - Number(b)
    case '*':
      return Number(a) * Number(b)
    case '/':
      return Number(a) / Number(b)
    case '%':
      return Number(a) % Number(b)
    default:
      return compare(operator, a, b)
  }
}

function compare(operator: string, a: Json | undefined, b: Json | undefined): boolean {
  const [left, right] = typeof a === 'string' && typeof b === 'string' ? [a, b] : [Number(a), Number(b)]
  if (operator === '<') return left < right
  if (operator === '<=') return left <= right
  return operator === '>' ? left > right : left >= right
}

/** Functions and modules count as true, as every object does. */
function isTrue(value: StaticValue): boolean {
  return value.kind !== 'json' || Boolean(value.value)
}

function dataOf(value: StaticValue): Json | undefined {
  if (value.kind === 'json') return value.value
  throw new EvaluationError(`${spellStatic(value)} is used as text or a number`)
}
