import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { PackageExport } from '../analyze/packageExports.ts'
import type { ModuleSource } from '../edit/context.ts'
import { isExported } from '../edit/exports.ts'
import { userFiles } from '../edit/identifiers.ts'
import { ensureImport } from '../edit/imports.ts'
import { writeImports } from '../edit/writeImports.ts'
import type { CompletionItem, ImportTemplate } from '../model/language.ts'
import { editing, type LanguageScope } from './scope.ts'

/** A name that a module exports. */
export interface ExportedName {
  readonly name: string
  readonly kind: PackageExport['kind']
  readonly from: ModuleSource
}

/** Stands for the name in an import that is written before it is known. */
const HOLE = '$hole$'

interface Wish {
  readonly isTypePlace: boolean
  /** Names that the file has already. */
  readonly known: ReadonlySet<string>
}

/** Names of other modules and packages that fit a place, and for each source the import that brings one. */
export function findImportable(
  scope: LanguageScope,
  file: ts.SourceFile,
  { isTypePlace, known }: Wish,
): { readonly items: readonly CompletionItem[]; readonly imports: readonly ImportTemplate[] } {
  const imports: ImportTemplate[] = []
  const positions = new Map<string, number>()
  const via = (one: ExportedName): number => {
    const key = keyOf(one.from)
    const at = positions.get(key) ?? imports.push(templateFor(scope, file, one.from, isTypePlace)) - 1
    positions.set(key, at)
    return at
  }
  const items = exportedElsewhere(scope, file)
    .filter((one) => fits(one, isTypePlace) && !known.has(one.name))
    .map((one): CompletionItem => {
      const at = via(one)
      return {
        label: one.name,
        kind: one.kind === 'class' ? 'type' : one.kind,
        detail: imports[at]?.from ?? '',
        rank: 'package' in one.from ? -5 : 5,
        via: at,
      }
    })
  return { items, imports }
}

/** Whether a name can stand where a type is to stand, or a value. */
export function fits({ kind }: ExportedName, isTypePlace: boolean): boolean {
  return kind === 'class' || (kind === 'type') === isTypePlace
}

/** All that a file could import. */
export function exportedElsewhere(scope: LanguageScope, file: ts.SourceFile): ExportedName[] {
  const own = userFiles(scope.checked).flatMap((other) => (other === file ? [] : exportsOf(other)))
  return [...own, ...scope.packageExports.map(({ from, ...one }) => ({ ...one, from: { package: from } }))]
}

const known = new WeakMap<ts.SourceFile, readonly ExportedName[]>()

function exportsOf(file: ts.SourceFile): readonly ExportedName[] {
  const names =
    known.get(file) ?? file.statements.filter(isExported).flatMap((one) => namesOf(one, userPath(file) ?? ''))
  known.set(file, names)
  return names
}

function namesOf(statement: ts.Statement, path: string): ExportedName[] {
  const from = { path }
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [{ name: name.text, kind: 'variable' as const, from }] : [],
    )
  }
  if (ts.isFunctionDeclaration(statement) && statement.name)
    return [{ name: statement.name.text, kind: 'function', from }]
  if (ts.isClassDeclaration(statement) && statement.name) return [{ name: statement.name.text, kind: 'class', from }]
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
  return isType ? [{ name: statement.name.text, kind: 'type', from }] : []
}

function keyOf(from: ModuleSource): string {
  return 'package' in from ? from.package : `./${from.path}`
}

function templateFor(scope: LanguageScope, file: ts.SourceFile, from: ModuleSource, isType: boolean): ImportTemplate {
  const { text, changes } = importOf(scope, file, { name: HOLE, from, isType })
  const edits = changes.flatMap((change) => change.edits)
  return {
    from: keyOf(from),
    text: text.replace(HOLE, '$'),
    edits: edits.map((edit) => ({ ...edit, text: edit.text.replace(HOLE, '$') })),
  }
}

/** What a file calls a name that it imports, and the edits that make it known. */
export function importOf(
  scope: LanguageScope,
  file: ts.SourceFile,
  { name, from, isType }: Pick<ExportedName, 'name' | 'from'> & { readonly isType: boolean },
) {
  const context = editing(scope)
  const text = ensureImport(context, file, { name, local: name, from, isType })
  writeImports(context)
  return { text, changes: context.changes.finish() }
}
