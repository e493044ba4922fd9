import ts from 'typescript'
import type { TextStyle } from './textStyle.ts'

/** Something that runs, where the type tells what that could be. */
export function emptyBody(name: string, type: string, { end, quote }: TextStyle): string {
  const file = ts.createSourceFile('t.ts', `type T = ${type}\n`, ts.ScriptTarget.ES2022, true)
  const [only] = file.statements
  const value = only && ts.isTypeAliasDeclaration(only) ? emptyValue(only.type) : null
  return value === null
    ? `throw new Error(${quote}${name} is not written yet${quote})${end}`
    : `return ${value.replaceAll("'", quote)}${end}`
}

function emptyValue(type: ts.TypeNode): string | null {
  const known = EMPTY.get(type.getText())
  if (known !== undefined) return known
  if (ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type)) return emptyValue(type.type)
  if (ts.isUnionTypeNode(type)) return type.types.map(emptyValue).find((one) => one !== null) ?? null
  if (ts.isArrayTypeNode(type)) return '[]'
  if (!ts.isTypeReferenceNode(type)) return null
  const name = type.typeName.getText()
  if (name === 'Array' || name === 'ReadonlyArray') return '[]'
  return /^(Map|Set|(Big)?(Ui|I)nt\d+(Clamped)?Array|Float\d+Array)$/.test(name) ? `new ${name}()` : null
}

const EMPTY: ReadonlyMap<string, string> = new Map([
  ['number', '0'],
  ['string', "''"],
  ['boolean', 'false'],
  ['bigint', '0n'],
  ['Date', 'new Date()'],
  ['null', 'null'],
  ['unknown', 'null'],
])
