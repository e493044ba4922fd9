import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { EditContext, EditScope, ImportedName, ModuleSource, Wanted } from './context.ts'
import { identifiersIn } from './identifiers.ts'
import { freeName } from './names.ts'
import { specifiersOf } from './specifiers.ts'

/** What a name stands for at the top of a file. */
export type TopLevel =
  | { readonly kind: 'import'; readonly specifier: string; readonly imported: string; readonly node: ImportedName }
  | { readonly kind: 'own'; readonly declaration: ts.Statement | ts.VariableDeclaration }

const known = new WeakMap<ts.SourceFile, ReadonlyMap<string, TopLevel>>()

/** What a file declares or imports under a name; null for what is global, or nowhere. */
export function topLevelOf(file: ts.SourceFile, name: string): TopLevel | null {
  return topLevelNames(file).get(name) ?? null
}

/** All that a file declares or imports at its top. */
export function topLevelNames(file: ts.SourceFile): ReadonlyMap<string, TopLevel> {
  const names = known.get(file) ?? readTopLevel(file)
  known.set(file, names)
  return names
}

function readTopLevel(file: ts.SourceFile): ReadonlyMap<string, TopLevel> {
  const names = new Map<string, TopLevel>()
  const add = (name: string, what: TopLevel) => void (names.has(name) || names.set(name, what))
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) for (const [name, what] of importedNames(statement)) add(name, what)
    else if (ts.isVariableStatement(statement)) {
      for (const one of statement.declarationList.declarations) {
        for (const name of namesBound(one.name)) add(name, { kind: 'own', declaration: one })
      }
    } else if (isNamed(statement) && statement.name) add(statement.name.text, { kind: 'own', declaration: statement })
  }
  return names
}

function importedNames({ importClause, moduleSpecifier }: ts.ImportDeclaration): [string, TopLevel][] {
  if (!importClause || !ts.isStringLiteral(moduleSpecifier)) return []
  const specifier = moduleSpecifier.text
  const one = (local: ts.Identifier, imported: string, node: ImportedName): [string, TopLevel] => [
    local.text,
    { kind: 'import', specifier, imported, node },
  ]
  const { name, namedBindings } = importClause
  const whole = name ? [one(name, 'default', importClause)] : []
  if (!namedBindings) return whole
  if (ts.isNamespaceImport(namedBindings)) return [...whole, one(namedBindings.name, '*', namedBindings)]
  const named = namedBindings.elements.map((element) =>
    one(element.name, (element.propertyName ?? element.name).text, element),
  )
  return [...whole, ...named]
}

/**
 * Makes a name known in a file; gives what it is called there: as the file calls it already, as asked, or by another name
 * where that one is taken.
 */
export function ensureImport(context: EditContext, file: ts.SourceFile, wanted: Wanted): string {
  const there = findImport(context, file, wanted)
  if (there !== null) return there
  const all = context.imports.wanted.get(file) ?? []
  context.imports.wanted.set(file, all)
  const asked = all.find((one) => one.name === wanted.name && isSameSource(one.from, wanted.from))
  if (asked) {
    if (asked.isType && !wanted.isType) all[all.indexOf(asked)] = { ...asked, isType: false }
    return asked.local
  }
  const isTaken = (name: string) => isTopLevel(context, file, name) || all.some((one) => one.local === name)
  const local = isTaken(wanted.local)
    ? freeName(wanted.local, (name) => isTaken(name) || identifiersIn(file, name).length > 0)
    : wanted.local
  all.push({ ...wanted, local })
  return local
}

/** As `ensureImport`, where the file is sure to have nothing of that name. */
export function addImport({ imports }: EditContext, file: ts.SourceFile, wanted: Wanted): void {
  const all = imports.wanted.get(file) ?? []
  imports.wanted.set(file, all)
  all.push(wanted)
}

function isTopLevel({ imports }: EditContext, file: ts.SourceFile, name: string): boolean {
  const there = topLevelOf(file, name)
  return there !== null && !(there.kind === 'import' && imports.unwanted.has(there.node))
}

/** The file's own name for what is wanted, where it imports it already. */
function findImport({ imports }: EditContext, file: ts.SourceFile, { name, from, isType }: Wanted): string | null {
  const specifiers = specifiersOf(file, from)
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !isFrom(statement, specifiers)) continue
    for (const [local, { kind, ...what }] of importedNames(statement)) {
      if (kind !== 'import' || !('node' in what) || imports.unwanted.has(what.node)) continue
      if (!isType && isTypeOnly(what.node)) continue
      if (what.imported === name) return local
      if (what.imported === '*' && name !== 'default') return `${local}.${name}`
    }
  }
  return null
}

export function isFrom({ moduleSpecifier }: ts.ImportDeclaration, specifiers: readonly string[]): boolean {
  return ts.isStringLiteral(moduleSpecifier) && specifiers.includes(moduleSpecifier.text)
}

export function isTypeOnly(node: ImportedName): boolean {
  if (ts.isImportClause(node)) return node.phaseModifier === ts.SyntaxKind.TypeKeyword
  if (ts.isNamespaceImport(node)) return isTypeOnly(node.parent)
  return node.isTypeOnly || isTypeOnly(node.parent.parent)
}

export function isSameSource(one: ModuleSource, other: ModuleSource): boolean {
  if ('package' in one) return 'package' in other && one.package === other.package
  return 'path' in other && one.path === other.path
}

/** The project's file that a relative specifier means. */
export function resolvedPath({ checked }: EditScope, file: ts.SourceFile, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  const folders = (userPath(file) ?? '').split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') folders.pop()
    else if (part !== '.') folders.push(part)
  }
  const path = folders.join('/')
  const candidates = [path, `${path}.ts`, path.replace(/\.js$/, '.ts'), `${path}/index.ts`]
  return candidates.find((one) => checked.sourceFile(one)) ?? null
}

/** Where an import of a file leads; null where nothing is there. */
export function sourceOf(scope: EditScope, file: ts.SourceFile, specifier: string): ModuleSource | null {
  if (!specifier.startsWith('.')) return { package: specifier }
  const path = resolvedPath(scope, file, specifier)
  return path === null ? null : { path }
}

function namesBound(binding: ts.BindingName): string[] {
  if (ts.isIdentifier(binding)) return [binding.text]
  return binding.elements.flatMap((one) => (ts.isBindingElement(one) ? namesBound(one.name) : []))
}

type Named = ts.Statement & { readonly name?: ts.Identifier }

function isNamed(statement: ts.Statement): statement is Named {
  return (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  )
}
