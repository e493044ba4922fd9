import MagicString from 'magic-string'
import { blankSourceFile } from 'ts-blank-space'
import ts from 'typescript'
import { HIDDEN, type ModuleCode } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { type CheckedProgram, userPath } from './compiler.ts'
import { findMutators } from './findFunctions.ts'
import { lineMapOf } from './lineMap.ts'
import { placeOf } from './places.ts'
import { createScope, type ModuleScope } from './runnableScope.ts'
import { editSyntax, type Replacement } from './runnableSyntax.ts'

export const LOADER = '$dagwright'

/**
 * Turns a module into the body of a function that a worker can evaluate: types are blanked in place, `export` goes, and
 * imports become calls of the loader in a line of their own before the text. Lines and columns stay; what must grow
 * (enums, names imported from the project's own files, which stay live through cycles) is in the line map.
 */
export function toRunnable(path: string, checked: CheckedProgram, problems: Problem[]): ModuleCode | null {
  const file = checked.sourceFile(path)
  if (!file || checked.program.getSyntacticDiagnostics(file).length) return null
  const unsupported: ts.Node[] = []
  const blanked = blankTypes(file, unsupported, problems)
  if (blanked === null) return null
  const text = new MagicString(blanked)
  const scope = createScope(path)
  for (const statement of file.statements) editStatement(statement, file, text, scope, checked)
  for (const { name } of findMutators(file)) scope.addExport(HIDDEN + name.text, name.text)
  const replacement = createReplacement(file, blanked, scope, checked.checker)
  for (const node of unsupported) editSyntax(node, file, text, replacement, problems)
  refuseDynamic(file, problems)
  if (scope.live.size) rewriteNames(file, text, replacement)
  return {
    path,
    text: `${scope.header()}\n${text.toString()}`,
    lines: lineMapOf(text, file.text),
    imports: [...scope.ownImports],
    packages: [...scope.packages],
  }
}

/** Null, and a problem, where an expression is nested so deeply that walking it overflows the stack. */
function blankTypes(file: ts.SourceFile, unsupported: ts.Node[], problems: Problem[]): string | null {
  try {
    return blankSourceFile(file, (node) => unsupported.push(node))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    problems.push(
      makeProblem('DW-ANALYZE-012', 'build', {
        message: 'An expression of this file is nested too deeply to be read.',
        hint: 'Break it up: sum a list with reduce, for example, not with thousands of "+".',
        where: placeOf(file, file),
      }),
    )
    return null
  }
}

function editStatement(
  statement: ts.Statement,
  file: ts.SourceFile,
  text: MagicString,
  scope: ModuleScope,
  checked: CheckedProgram,
): void {
  if (ts.isImportDeclaration(statement)) {
    scope.addImport(statement, targetOf(statement.moduleSpecifier, checked))
    blank(text, file, statement.getStart(file), statement.end)
  } else if (ts.isExportDeclaration(statement)) {
    scope.addExports(
      statement,
      statement.moduleSpecifier && targetOf(statement.moduleSpecifier, checked),
      checked.checker,
    )
    blank(text, file, statement.getStart(file), statement.end)
  } else if (ts.isExportAssignment(statement) && !statement.isExportEquals) {
    scope.addExport('default', '$default')
    text.update(statement.getStart(file), statement.expression.getStart(file), 'const $default=')
  } else if (ts.canHaveModifiers(statement)) {
    editExported(statement, file, text, scope)
  }
}

/** `export function f` -> `function f`, with `f` among the exports. */
function editExported(
  statement: ts.Statement & ts.HasModifiers,
  file: ts.SourceFile,
  text: MagicString,
  scope: ModuleScope,
): void {
  const modifiers = statement.modifiers ?? []
  const exported = modifiers.find((one) => one.kind === ts.SyntaxKind.ExportKeyword)
  if (!exported || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return
  if (modifiers.some((one) => one.kind === ts.SyntaxKind.DeclareKeyword)) return
  const isDefault = modifiers.find((one) => one.kind === ts.SyntaxKind.DefaultKeyword)
  const names = declaredNames(statement)
  if (isDefault && names.length === 0) {
    text.update(exported.getStart(file), isDefault.end, 'const $default=')
    scope.addExport('default', '$default')
    return
  }
  if (ts.isEnumDeclaration(statement) || ts.isModuleDeclaration(statement)) {
    for (const name of names) scope.addExport(name, name)
    return
  }
  blank(text, file, exported.getStart(file), (isDefault ?? exported).end)
  for (const name of names) scope.addExport(isDefault ? 'default' : name, name)
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((one) => bindingNames(one.name))
  }
  if (ts.isFunctionDeclaration(statement) && !statement.body) return []
  const named = statement as ts.Statement & { readonly name?: ts.Identifier }
  return named.name ? [named.name.text] : []
}

function bindingNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? bindingNames(element.name) : []))
}

/** A name that is imported from an own module reads the exporting module's binding at each use, as ES modules do. */
function createReplacement(
  file: ts.SourceFile,
  blanked: string,
  scope: ModuleScope,
  checker: ts.TypeChecker,
): Replacement {
  return (node) => {
    const access = scope.live.get(node.text)
    if (access === undefined || !blanked.startsWith(node.text, node.getStart(file))) return null
    const shorthand = ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node
    const symbol = shorthand
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node)
    if (!symbol?.declarations?.some(isImportBinding)) return null
    if (shorthand) return `${node.text}:${access}`
    return ts.isCallExpression(node.parent) && node.parent.expression === node ? `(0,${access})` : access
  }
}

/** Enums are left out: they were rewritten whole. */
function rewriteNames(file: ts.SourceFile, text: MagicString, replacement: Replacement): void {
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isEnumDeclaration(node)) return
    // The compiler counts `Base` of `extends Base<T>` and `f<T>` among types: they hold values.
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return
    const access = ts.isIdentifier(node) ? replacement(node) : null
    if (access !== null) text.update(node.getStart(file), node.end, access)
    ts.forEachChild(node, visit)
  }
  visit(file)
}

function isImportBinding(declaration: ts.Declaration): boolean {
  return ts.isImportSpecifier(declaration) || ts.isImportClause(declaration) || ts.isNamespaceImport(declaration)
}

function targetOf(specifier: ts.Expression, { checker }: CheckedProgram): { own: string } | { package: string } {
  const name = ts.isStringLiteralLike(specifier) ? specifier.text : ''
  const file = checker.getSymbolAtLocation(specifier)?.declarations?.find(ts.isSourceFile)
  const own = file && userPath(file)
  return own ? { own } : { package: name }
}

function refuseDynamic(file: ts.SourceFile, problems: Problem[]): void {
  const complain = (node: ts.Node, what: string, hint: string) =>
    problems.push(
      makeProblem('DW-ANALYZE-010', 'build', {
        message: `${what} is not available.`,
        hint,
        where: placeOf(node, file),
      }),
    )
  const visit = (node: ts.Node, inFunction: boolean): void => {
    if (ts.isAwaitExpression(node) && !inFunction)
      complain(node, 'Await outside of a function', 'Await inside an async function.')
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      complain(node, 'import() at run time', 'Import at the top of the file.')
    }
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      complain(node, 'import.meta', 'A module has no address here; take what you need as an input.')
    }
    const inside = inFunction || ts.isFunctionLike(node)
    ts.forEachChild(node, (child) => visit(child, inside))
  }
  // One look at the text spares most modules the walk.
  if (/\bawait\b|\bimport\s*[.(]/.test(file.text)) visit(file, false)
}

/** Overwrites with spaces; line ends stay. */
export function blank(text: MagicString, file: ts.SourceFile, start: number, end: number): void {
  if (end > start) text.update(start, end, file.text.slice(start, end).replace(/[^\r\n]/g, ' '))
}
