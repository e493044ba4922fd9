import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import { applyTextEdits } from '../model/edit.ts'
import type { EditContext, EditScope, ModuleSource, Wanted } from './context.ts'
import { isExported } from './exports.ts'
import { userFiles } from './identifiers.ts'
import { ensureImport, sourceOf, topLevelOf } from './imports.ts'
import { syntaxErrors } from './syntax.ts'

/** A name at the root of a reference in a type's text: `Row` of `Row[]`, `aq` of `aq.ColumnTable`. */
interface TypeName {
  readonly name: string
  readonly start: number
}

const BEFORE = 'type T = '

/** The names that a type refers to by their text; none where it is no type. */
export function typeNames(text: string): TypeName[] {
  const file = ts.createSourceFile('t.ts', `${BEFORE}${text}\n`, ts.ScriptTarget.ES2022, true)
  const names: TypeName[] = []
  const add = (name: ts.EntityName) => {
    const root = rootOf(name)
    names.push({ name: root.text, start: root.getStart() - BEFORE.length })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) add(node.typeName)
    if (ts.isTypeQueryNode(node)) add(node.exprName)
    ts.forEachChild(node, visit)
  }
  if (syntaxErrors(file) === 0) visit(file)
  return names
}

function rootOf(name: ts.EntityName): ts.Identifier {
  return ts.isIdentifier(name) ? name : rootOf(name.left)
}

/** A type's text with other names in it. */
export function renameInType(text: string, rename: (name: string) => string): string {
  const edits = typeNames(text).map(({ name, start }) => ({ start, end: start + name.length, text: rename(name) }))
  return applyTextEdits(text, edits)
}

/** Makes the names of a type known in a file, where it is sure what they mean: of one file, or of all the program has. */
export function bringType(context: EditContext, text: string, home: ts.SourceFile | null, file: ts.SourceFile): string {
  return renameInType(text, (name) => {
    const meant = home && topLevelOf(home, name)
    if (!home || !meant) return bringUnknown(context, name, file)
    if (home === file) return name
    return bring(context, name, home, file)
  })
}

/** What a type needs in a file that does not exist yet: nothing is known there but its imports. */
export function wantedTypes(
  context: EditContext,
  { text, home }: { readonly text: string; readonly home: ts.SourceFile | null },
  path: string,
): Wanted[] {
  return typeNames(text).flatMap(({ name }) => {
    const meant = home ? meaningIn(context, name, home) : null
    const from = isGlobal(context, name) ? null : exporterOf(context, name)
    const wanted = meant ?? (from && { name, from })
    if (!wanted || ('path' in wanted.from && wanted.from.path === path)) return []
    return [{ ...wanted, local: name, isType: true }]
  })
}

/** What a name at the top of a file stands for elsewhere; it is exported if need be. */
function meaningIn(context: EditContext, name: string, home: ts.SourceFile): Pick<Wanted, 'name' | 'from'> | null {
  const meant = topLevelOf(home, name)
  if (!meant) return null
  if (meant.kind === 'own') {
    exportDeclaration(context, meant.declaration)
    return { name, from: { path: userPath(home) ?? '' } }
  }
  const from = sourceOf(context, home, meant.specifier)
  return from && { name: meant.imported, from }
}

function bring(context: EditContext, name: string, home: ts.SourceFile, file: ts.SourceFile): string {
  const meant = meaningIn(context, name, home)
  if (!meant) return name
  const { name: imported, from } = meant
  if ('path' in from && from.path === userPath(file)) return imported
  const local = imported === '*' || imported === 'default' ? name : imported
  return ensureImport(context, file, { name: imported, local, from, isType: true })
}

/** A name that a person wrote, or the compiler printed. */
function bringUnknown(context: EditContext, name: string, file: ts.SourceFile): string {
  if (topLevelOf(file, name) || isGlobal(context, name)) return name
  const from = exporterOf(context, name)
  return from ? ensureImport(context, file, { name, local: name, from, isType: true }) : name
}

const globals = new WeakMap<ts.Program, ReadonlySet<string>>()

function isGlobal({ checked: { program, checker } }: EditScope, name: string): boolean {
  const [lib] = program.getSourceFiles()
  const names =
    globals.get(program) ?? new Set(lib && checker.getSymbolsInScope(lib, ts.SymbolFlags.Type).map((one) => one.name))
  globals.set(program, names)
  return names.has(name)
}

/** Types of packages that modules may import, which no file may have imported yet. */
const PACKAGE_TYPES: ReadonlyMap<string, string> = new Map([
  ['ColumnTable', 'arquero'],
  ['Collect', 'dagwright'],
  ['Parallelizable', 'dagwright'],
])

/** The one module that exports a type of this name; null where none does, or several. */
function exporterOf(scope: EditScope, name: string): ModuleSource | null {
  const { checker } = scope.checked
  const own = userFiles(scope.checked).filter((file) => {
    const there = topLevelOf(file, name)
    if (there?.kind !== 'own' || !isTypeDeclaration(there.declaration)) return false
    return (
      isExported(there.declaration) ||
      checker.getSymbolAtLocation(file)?.exports?.has(ts.escapeLeadingUnderscores(name))
    )
  })
  const packages = new Set([...packagesWith(scope, name), PACKAGE_TYPES.get(name)].filter((one) => one !== undefined))
  const [first, ...more]: ModuleSource[] = [
    ...own.map((file) => ({ path: userPath(file) ?? '' })),
    ...[...packages].map((one) => ({ package: one })),
  ]
  return first && more.length === 0 ? first : null
}

/** Packages that some file imports, and that export a type of this name. */
function packagesWith({ checked }: EditScope, name: string): string[] {
  const { checker } = checked
  const specifiers = new Map<string, ts.Expression>()
  for (const file of userFiles(checked)) {
    for (const one of file.statements) {
      if (!ts.isImportDeclaration(one) || !ts.isStringLiteral(one.moduleSpecifier)) continue
      if (!one.moduleSpecifier.text.startsWith('.')) specifiers.set(one.moduleSpecifier.text, one.moduleSpecifier)
    }
  }
  return [...specifiers].flatMap(([specifier, node]) => {
    const module = checker.getSymbolAtLocation(node)
    const exported = module && checker.tryGetMemberInModuleExports(name, module)
    const target = exported && exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
    return target && target.flags & ts.SymbolFlags.Type ? [specifier] : []
  })
}

function isTypeDeclaration(node: ts.Node): boolean {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node)
  )
}

/** What only its own module knows has to be exported before another can name it; a function would become a node. */
function exportDeclaration({ changes, checked: { checker } }: EditContext, declaration: ts.Node): void {
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration
  const file = declaration.getSourceFile()
  const name = ts.getNameOfDeclaration(declaration as ts.Declaration)?.getText() ?? ''
  const isListed = checker.getSymbolAtLocation(file)?.exports?.has(ts.escapeLeadingUnderscores(name))
  if (isListed || isExported(statement) || ts.isFunctionDeclaration(declaration)) return
  changes.insert(file, statement.getStart(), 'export ')
}
