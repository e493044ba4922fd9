import ts from 'typescript'
import type { Json, StaticValue } from '../model/module.ts'
import { jsonValue } from '../model/staticValue.ts'
import { unwrap } from './unwrap.ts'

/** Text, numbers, booleans, null and undefined as they stand in the source; null where it is none of these. */
export function readLiteral(node: ts.Expression): (StaticValue & { kind: 'json' }) | null {
  if (ts.isStringLiteralLike(node)) return jsonValue(node.text)
  if (ts.isNumericLiteral(node)) return jsonValue(Number(node.text))
  if (node.kind === ts.SyntaxKind.TrueKeyword) return jsonValue(true)
  if (node.kind === ts.SyntaxKind.FalseKeyword) return jsonValue(false)
  if (node.kind === ts.SyntaxKind.NullKeyword) return jsonValue(null)
  if (ts.isIdentifier(node) && node.text === 'undefined') return jsonValue(undefined)
  if (ts.isIdentifier(node) && (node.text === 'Infinity' || node.text === 'NaN')) return jsonValue(Number(node.text))
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const operand = readLiteral(node.operand)
    return operand && typeof operand.value === 'number' ? jsonValue(-operand.value) : null
  }
  return null
}

/** Lists and objects of literals too; null where there is anything else in it. */
export function readJson(node: ts.Expression): (StaticValue & { kind: 'json' }) | null {
  const inner = unwrap(node)
  if (ts.isArrayLiteralExpression(inner)) {
    const items = inner.elements.map((item) => readJson(item)?.value)
    return items.every((item) => item !== undefined) ? jsonValue(items) : null
  }
  return ts.isObjectLiteralExpression(inner) ? readJsonRecord(inner) : readLiteral(inner)
}

function readJsonRecord(node: ts.ObjectLiteralExpression): (StaticValue & { kind: 'json' }) | null {
  const record: Record<string, Json> = Object.create(null)
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) || ts.isComputedPropertyName(property.name)) return null
    const item = readJson(property.initializer)?.value
    if (item === undefined) return null
    record[property.name.text] = item
  }
  return jsonValue(record)
}
