import { posix } from 'node:path'
import ts from 'typescript'

/** A name that a package exports, as `analyze/packageExports.ts` reads it. */
interface Exported {
  readonly name: string
  readonly kind: 'function' | 'variable' | 'class' | 'type'
}

/** The names that a package's declarations export, by the syntax alone: completion offers them before any file imports them. */
export function packageExports(files: Readonly<Record<string, string>>, name: string): Exported[] {
  const folder = `/node_modules/${name}`
  // Written by us.
  const { types } = JSON.parse(files[`${folder}/package.json`] ?? '{}') as { types: string }
  const found = exportsOf(files, posix.join(folder, types))
  return [...found].filter(([one]) => one !== 'default').map(([one, kind]) => ({ name: one, kind }))
}

function exportsOf(files: Readonly<Record<string, string>>, path: string): Map<string, Exported['kind']> {
  const file = ts.createSourceFile(path, files[path] ?? '', ts.ScriptTarget.Latest)
  const names = new Map<string, Exported['kind']>()
  const own = new Map(file.statements.flatMap(declaredBy))
  const others = new Map(file.statements.flatMap((statement) => importedBy(files, path, statement)))
  for (const statement of file.statements) {
    if (isExported(statement)) for (const [name, kind] of declaredBy(statement)) names.set(name, kind)
    if (!ts.isExportDeclaration(statement)) continue
    const { moduleSpecifier, exportClause } = statement
    const from = moduleSpecifier ? exportsOf(files, targetOf(path, moduleSpecifier)) : null
    if (!exportClause) for (const [name, kind] of from ?? []) names.set(name, kind)
    else if (ts.isNamespaceExport(exportClause)) names.set(exportClause.name.text, 'variable')
    else {
      for (const { name, propertyName = name, isTypeOnly } of exportClause.elements) {
        const kind = (from ?? own).get(propertyName.text) ?? others.get(propertyName.text) ?? 'variable'
        names.set(name.text, isTypeOnly ? 'type' : kind)
      }
    }
  }
  return names
}

function declaredBy(statement: ts.Statement): [string, Exported['kind']][] {
  if (ts.isFunctionDeclaration(statement) && statement.name) return [[statement.name.text, 'function']]
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [[name.text, 'variable']] : [],
    )
  }
  if (ts.isClassDeclaration(statement) && statement.name) return [[statement.name.text, 'class']]
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
  return isType ? [[statement.name.text, 'type']] : []
}

/** What a file imports and may export again. */
function importedBy(
  files: Readonly<Record<string, string>>,
  path: string,
  statement: ts.Statement,
): [string, Exported['kind']][] {
  const named = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined
  if (!ts.isImportDeclaration(statement) || !named || !ts.isNamedImports(named)) return []
  const from = exportsOf(files, targetOf(path, statement.moduleSpecifier))
  return named.elements.map(({ name, propertyName = name }) => [name.text, from.get(propertyName.text) ?? 'variable'])
}

function isExported(statement: ts.Statement): boolean {
  if (!ts.canHaveModifiers(statement)) return false
  return ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false
}

function targetOf(path: string, specifier: ts.Expression): string {
  const text = ts.isStringLiteral(specifier) ? specifier.text : ''
  return text.startsWith('.') ? posix.join(posix.dirname(path), text.replace(/(\.[jt]s)?$/, '.d.ts')) : ''
}
