import ts from 'typescript'
import { type CheckedProgram, userPath } from '../analyze/compiler.ts'
import { targetOf } from '../analyze/findFunctions.ts'

type ByText = ReadonlyMap<string, readonly ts.Identifier[]>

/** A file's tree lives on while the file does not change. */
const known = new WeakMap<ts.SourceFile, ByText>()
const files = new WeakMap<ts.Program, readonly ts.SourceFile[]>()

/** Every identifier of that text in a tree, in order. */
export function identifiersIn(root: ts.Node, text: string): readonly ts.Identifier[] {
  const all = identifiersOf(root.getSourceFile()).get(text) ?? []
  return ts.isSourceFile(root) ? all : all.filter((one) => root.pos <= one.pos && one.end <= root.end)
}

function identifiersOf(file: ts.SourceFile): ByText {
  const index = known.get(file) ?? readIdentifiers(file)
  known.set(file, index)
  return index
}

function readIdentifiers(file: ts.SourceFile): ByText {
  const index = new Map<string, ts.Identifier[]>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const list = index.get(node.text)
      if (list) list.push(node)
      else index.set(node.text, [node])
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return index
}

export function userFiles({ program }: CheckedProgram): readonly ts.SourceFile[] {
  const list = files.get(program) ?? program.getSourceFiles().filter((file) => userPath(file) !== null)
  files.set(program, list)
  return list
}

/** What a name stands for where it is read; of `{ a }` the variable and not the property. */
export function symbolAt(name: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = name
  if (ts.isShorthandPropertyAssignment(parent)) return checker.getShorthandAssignmentValueSymbol(parent)
  if (ts.isExportSpecifier(parent) && (parent.propertyName ?? parent.name) === name) {
    return checker.getExportSpecifierLocalTargetSymbol(parent) ?? checker.getSymbolAtLocation(name)
  }
  return checker.getSymbolAtLocation(name)
}

/** As `symbolAt`, imports followed to what they lead to. */
export function meaningOf(name: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  const symbol = symbolAt(name, checker)
  return symbol && checker.getExportSymbolOfSymbol(targetOf(symbol, checker))
}

/** Names of properties and keys stand for themselves. */
export function standsForValue(name: ts.Identifier): boolean {
  const { parent } = name
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== name
  if (ts.isQualifiedName(parent)) return parent.right !== name
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) {
    return parent.name !== name
  }
  if (ts.isMethodDeclaration(parent) || ts.isMethodSignature(parent) || ts.isAccessor(parent)) {
    return parent.name !== name
  }
  if (ts.isBindingElement(parent)) return parent.propertyName !== name
  if (ts.isImportSpecifier(parent)) return parent.propertyName !== name
  if (ts.isExportSpecifier(parent)) return (parent.propertyName ?? parent.name) === name
  if (ts.isNamedTupleMember(parent) || ts.isEnumMember(parent)) return parent.name !== name
  return !ts.isLabeledStatement(parent) && !ts.isBreakOrContinueStatement(parent)
}
