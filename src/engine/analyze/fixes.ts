import ts from 'typescript'
import type { Fix } from '../model/intent.ts'
import type { FunctionInfo } from '../model/module.ts'

/** "Cannot find name 'x'", alone and with a guess at what was meant. */
const UNKNOWN_NAME = new Set([2304, 2552])

/** What a function could do about one of TypeScript's complaints in it: take an unknown name as a parameter. */
export function fixesOf(
  { code, start = 0 }: ts.Diagnostic,
  file: ts.SourceFile,
  owner: FunctionInfo,
  checker: ts.TypeChecker,
): readonly Fix[] {
  if (!UNKNOWN_NAME.has(code)) return []
  const name = identifierAt(file, start)
  // Which variant an edit would change depends on the config.
  const isVariant = owner.modifiers.some((modifier) => modifier.name.startsWith('config.'))
  if (!name || !isValue(name) || name.text.startsWith('_') || isVariant) return []
  const intent = { kind: 'addInput', name: name.text, type: expectedType(name, checker), target: owner.name } as const
  return [{ label: `Take ${name.text} as a parameter`, intent }]
}

function identifierAt(file: ts.SourceFile, position: number): ts.Identifier | null {
  let node: ts.Node = file
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, (child) =>
      child.getStart(file) <= position && position < child.end ? child : undefined,
    )
    if (!inner) return ts.isIdentifier(node) ? node : null
    node = inner
  }
}

/** Not a type, what is called, or what is assigned to: a parameter would be none of these. */
function isValue(name: ts.Identifier): boolean {
  const { parent } = name
  if (ts.isTypeReferenceNode(parent) || ts.isExpressionWithTypeArguments(parent) || ts.isTypeQueryNode(parent))
    return false
  if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === name) return false
  return !(ts.isBinaryExpression(parent) && parent.left === name && isAssignment(parent.operatorToken.kind))
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
}

/** What the place asks for, else what is mostly computed with. */
function expectedType(name: ts.Identifier, checker: ts.TypeChecker): string {
  const type = checker.getContextualType(name)
  const isKnown = type && !(type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter))
  if (isKnown) return checker.typeToString(type, name, ts.TypeFormatFlags.NoTruncation)
  const { parent } = name
  if (ts.isBinaryExpression(parent) && isArithmetic(parent.operatorToken.kind)) return 'number'
  if (ts.isTemplateSpan(parent)) return 'string'
  return 'unknown'
}

function isArithmetic(kind: ts.SyntaxKind): boolean {
  const { PlusToken, MinusToken, AsteriskToken, AsteriskAsteriskToken, SlashToken, PercentToken } = ts.SyntaxKind
  return [PlusToken, MinusToken, AsteriskToken, AsteriskAsteriskToken, SlashToken, PercentToken].some(
    (one) => one === kind,
  )
}
