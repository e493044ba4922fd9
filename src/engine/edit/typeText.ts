import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { GraphNode } from '../model/graph.ts'
import { typeAt } from '../model/type.ts'
import { allFunctions, type EditContext, type EditScope, functionOf, isAt } from './context.ts'
import { ensureImport, resolvedPath, specifierFor, topLevelOf } from './imports.ts'
import { parameterOf } from './parameters.ts'
import { refuse } from './refusal.ts'

/** A type as it stands in a file: its names mean what they mean there. */
export interface WrittenType {
  readonly text: string
  /** Null where its names are global. */
  readonly home: ts.SourceFile | null
}

/** The type of what a node gives to one that takes it: as its author wrote it, else as the compiler prints it. */
export function typeOfNode(scope: EditScope, node: GraphNode): WrittenType {
  if (node.kind !== 'function') return typeOfInput(scope, node)
  const origin = allFunctions(scope).find((one) => isAt(one, node.where))
  const home = origin?.fn.getSourceFile() ?? null
  const isOwn = node.name === node.origin && ['function', 'verdict'].includes(node.call.kind)
  const written = isOwn && origin ? givenType(origin) : null
  return { text: written ?? itemText(scope, node), home }
}

/** A parameter's type in a file: what it names is imported there. */
export function typeIn(context: EditContext, type: WrittenType, file: ts.SourceFile): string {
  const { home, text } = type
  if (!home || home === file) return text
  let out = text
  for (const name of typeNames(text)) {
    const here = bring(context, name, home, file)
    if (here !== name) out = out.replace(new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}(?![\\w$])`, 'g'), here)
  }
  return out
}

/** @throws {EditRefusal} where the text is no type. */
export function checkType(text: string): void {
  const file = ts.createSourceFile('t.ts', `type T = (${text}\n)`, ts.ScriptTarget.ES2022, true)
  const [only, ...more] = file.statements
  const isType = only && more.length === 0 && ts.isTypeAliasDeclaration(only) && ts.isParenthesizedTypeNode(only.type)
  if (text.trim() && isType && syntaxErrors(file) === 0) return
  refuse('expression', {
    message: text.trim() ? `"${text}" is no type.` : 'A type is missing.',
    hint: 'Write a type: number, string[], Float64Array, { a: number } …',
  })
}

/** @throws {EditRefusal} where the text is no expression. */
export function checkExpression(text: string): void {
  const file = ts.createSourceFile('e.ts', `(${text}\n)`, ts.ScriptTarget.ES2022, true)
  const [only, ...more] = file.statements
  const isOne =
    only && more.length === 0 && ts.isExpressionStatement(only) && ts.isParenthesizedExpression(only.expression)
  if (text.trim() && isOne && syntaxErrors(file) === 0) return
  refuse('expression', { message: text.trim() ? `"${text}" is no expression.` : 'A value is missing.' })
}

/** Syntax errors of a file that is in no program. */
export function syntaxErrors(file: ts.SourceFile): number {
  // Every parsed file has them; only the public type leaves them out.
  return (file as ts.SourceFile & { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics.length
}

/** What an author wrote: `Promise<T>` gives `T`, `Parallelizable<T>` gives its items. */
function givenType({ fn }: FoundFunction): string | null {
  const { type } = fn
  if (!type) return null
  let inner: ts.TypeNode = type
  while (ts.isTypeReferenceNode(inner) && /^(Promise|PromiseLike|Parallelizable)$/.test(inner.typeName.getText())) {
    const [argument] = inner.typeArguments ?? []
    if (!argument) return null
    inner = argument
  }
  return inner.getText()
}

function itemText({ graph }: EditScope, node: GraphNode): string {
  const { text, shape } = typeAt(graph.types, node.type)
  return shape.kind === 'parallelizable' ? typeAt(graph.types, shape.element).text : text
}

function typeOfInput(scope: EditScope, node: GraphNode): WrittenType {
  for (const user of scope.graph.nodes) {
    const edge = user.dependencies.find((one) => one.node === node.name && one.parameter === node.name)
    if (
      !edge ||
      user.name !== user.origin ||
      typeAt(scope.graph.types, edge.type).text !== typeAt(scope.graph.types, node.type).text
    )
      continue
    const found = functionOf(scope, user.name)
    const written = parameterOf(found, edge.parameter)?.type
    if (written) return { text: written.getText(), home: found.fn.getSourceFile() }
  }
  return { text: typeAt(scope.graph.types, node.type).text, home: null }
}

/** Names at the root of references: `Row` of `Row[]`, `aq` of `aq.ColumnTable`. */
export function typeNames(text: string): string[] {
  const file = ts.createSourceFile('t.ts', `type T = ${text}`, ts.ScriptTarget.ES2022, true)
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) names.add(rootOf(node.typeName))
    if (ts.isTypeQueryNode(node)) names.add(rootOf(node.exprName))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return [...names]
}

function rootOf(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : rootOf(name.left)
}

/** Makes what a name means in one file known in another; gives how it is written there. */
function bring(context: EditContext, name: string, home: ts.SourceFile, file: ts.SourceFile): string {
  const meant = topLevelOf(home, name)
  if (!meant) return name
  const source = meant.kind === 'own' ? { path: userPath(home) ?? '' } : moduleOf(context, home, meant.specifier)
  const imported = meant.kind === 'own' ? name : meant.imported
  if (!source || imported === '*' || imported === 'default') return name
  if ('path' in source && source.path === userPath(file)) return imported
  if (meant.kind === 'own') exportType(context, home, meant.declaration)
  const there = topLevelOf(file, imported)
  const isSame =
    there?.kind === 'import' &&
    there.imported === imported &&
    JSON.stringify(moduleOf(context, file, there.specifier)) === JSON.stringify(source)
  if (there && !isSame) {
    return `import('${specifierFor(userPath(file) ?? '', { from: source }, file)}').${imported}`
  }
  return ensureImport(context, file, { name: imported, from: source, isType: true })
}

function moduleOf(
  context: EditContext,
  file: ts.SourceFile,
  specifier: string,
): { package: string } | { path: string } | null {
  if (!specifier.startsWith('.')) return { package: specifier }
  const path = resolvedPath(context, file, specifier)
  return path === null ? null : { path }
}

/** A type that only its own module knows has to be exported before another can name it. */
function exportType({ changes }: EditContext, file: ts.SourceFile, declaration: ts.Node): void {
  const isType = ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)
  if (!isType || declaration.modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)) return
  changes.insert(file, declaration.getStart(), 'export ')
}
