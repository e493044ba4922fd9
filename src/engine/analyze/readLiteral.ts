import ts from 'typescript'
import type { Json, StaticValue } from '../model/module.ts'

/** Text, numbers, booleans, null and undefined as they stand in the source; null where it is none of these. */
export function readLiteral(node: ts.Expression): (StaticValue & { kind: 'json' }) | null {
  if (ts.isStringLiteralLike(node)) return json(node.text)
  if (ts.isNumericLiteral(node)) return json(Number(node.text))
  if (node.kind === ts.SyntaxKind.TrueKeyword) return json(true)
  if (node.kind === ts.SyntaxKind.FalseKeyword) return json(false)
  if (node.kind === ts.SyntaxKind.NullKeyword) return json(null)
  if (ts.isIdentifier(node) && node.text === 'undefined') return json(undefined)
  if (ts.isIdentifier(node) && (node.text === 'Infinity' || node.text === 'NaN')) return json(Number(node.text))
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const operand = readLiteral(node.operand)
    return operand && typeof operand.value === 'number' ? json(-operand.value) : null
  }
  return null
}

export function json(value: Json | undefined): StaticValue & { kind: 'json' } {
  return { kind: 'json', value }
}
