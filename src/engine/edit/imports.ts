import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { EditContext } from './context.ts'
import { lineEnd, nextLine, styleOf, type TextStyle } from './textStyle.ts'

/** What a name stands for at the top of a file. */
export type TopLevel =
  | { readonly kind: 'import'; readonly specifier: string; readonly imported: string; readonly node: ts.Node }
  | { readonly kind: 'own'; readonly declaration: ts.Statement | ts.VariableDeclaration }

/** A name to be had from a module: a package, or a file of the project by its path. */
export interface Wanted {
  readonly name: string
  readonly from: { readonly package: string } | { readonly path: string }
  readonly isType: boolean
}

/** What a file declares or imports under a name; null for what is global, or nowhere. */
export function topLevelOf(file: ts.SourceFile, name: string): TopLevel | null {
  for (const statement of file.statements) {
    const imported = ts.isImportDeclaration(statement) && importOf(statement, name)
    if (imported) return imported
    if (ts.isVariableStatement(statement)) {
      const own = statement.declarationList.declarations.find((one) => bindsName(one.name, name))
      if (own) return { kind: 'own', declaration: own }
    } else if (isNamed(statement) && statement.name?.text === name) return { kind: 'own', declaration: statement }
  }
  return null
}

/** Makes a name known in a file; gives what it is called there, which differs only where the file calls it otherwise. */
export function ensureImport({ wanted: all }: EditContext, file: ts.SourceFile, wanted: Wanted): string {
  const known = findImport(file, specifiersOf(file, wanted.from), wanted)
  if (known !== null) return known
  const list = all.get(file) ?? []
  all.set(file, list)
  if (!list.some((one) => one.name === wanted.name)) list.push(wanted)
  return wanted.name
}

/** Writes what `ensureImport` asked for: names of one module go into one statement. */
export function writeImports(context: EditContext): void {
  for (const [file, all] of context.wanted) {
    for (const wanted of groupByModule(all)) addImports(context, file, wanted)
  }
}

/** The imports of a new file, in the style of another. */
export function formatImports(path: string, all: readonly Wanted[], style: TextStyle, file?: ts.SourceFile): string {
  return groupByModule(all)
    .map((wanted) => importLine(specifierFor(path, wanted[0], file), wanted, style))
    .join('')
}

function groupByModule(all: readonly Wanted[]): (readonly [Wanted, ...Wanted[]])[] {
  const groups = new Map<string, [Wanted, ...Wanted[]]>()
  for (const one of all) {
    const key = 'package' in one.from ? one.from.package : `./${one.from.path}`
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

function importLine(specifier: string, wanted: readonly Wanted[], { newline, quote, end }: TextStyle): string {
  const areTypes = wanted.every((one) => one.isType)
  const names = wanted.map((one) => (one.isType && !areTypes ? `type ${one.name}` : one.name)).join(', ')
  return `import ${areTypes ? 'type ' : ''}{ ${names} } from ${quote}${specifier}${quote}${end}${newline}`
}

/** The declaration's local name for what is wanted, where the file imports it already. */
function findImport(file: ts.SourceFile, specifiers: readonly string[], { name, isType }: Wanted): string | null {
  for (const { clause, elements } of namedImports(file, specifiers)) {
    for (const element of elements) {
      const fits = isType || !(clause.isTypeOnly || element.isTypeOnly)
      if (fits && (element.propertyName ?? element.name).text === name) return element.name.text
    }
  }
  return null
}

/** In the braces of an import of the same module, else as a statement behind the others. */
function addImports(context: EditContext, file: ts.SourceFile, wanted: readonly [Wanted, ...Wanted[]]): void {
  const { changes } = context
  const areTypes = wanted.every((one) => one.isType)
  const specifiers = specifiersOf(file, wanted[0].from)
  const [statement] = namedImports(file, specifiers).filter(({ clause }) => areTypes || !clause.isTypeOnly)
  if (statement) {
    const { elements, clause, bindings } = statement
    const names = wanted.map((one) => (one.isType && !clause.isTypeOnly ? `type ${one.name}` : one.name)).join(', ')
    const last = elements[elements.length - 1]
    if (last) changes.insert(file, last.end, `, ${names}`)
    else changes.insert(file, bindings.getStart() + 1, ` ${names} `)
    return
  }
  const style = styleOf(file)
  const line = importLine(specifiers[0] ?? '', wanted, style)
  const last = file.statements.findLast(ts.isImportDeclaration)
  if (!last) changes.insert(file, topOf(file), line + (context.wanted.size ? style.newline : ''))
  else {
    const isEnd = lineEnd(file.text, last.end) === file.text.length
    changes.insert(file, nextLine(file.text, last.end), isEnd ? style.newline + line : line)
  }
}

/** Before the first statement and the comment that is about it; a header that stands apart stays on top. */
export function topOf(file: ts.SourceFile): number {
  const { text } = file
  const first = file.statements[0]
  const comments = first ? (ts.getLeadingCommentRanges(text, first.pos) ?? []) : []
  const start = first?.getStart() ?? text.length
  let at = start
  for (const comment of comments.toReversed()) {
    if (/\n[ \t]*\r?\n/.test(text.slice(comment.end, at))) break
    at = comment.pos
  }
  return at
}

function namedImports(file: ts.SourceFile, specifiers: readonly string[]) {
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return []
    const bindings = statement.importClause?.namedBindings
    if (!specifiers.includes(statement.moduleSpecifier.text) || !bindings || !ts.isNamedImports(bindings)) return []
    const clause = statement.importClause
    return clause ? [{ clause, bindings, elements: bindings.elements }] : []
  })
}

function importOf(statement: ts.ImportDeclaration, name: string): TopLevel | null {
  const { importClause, moduleSpecifier } = statement
  if (!importClause || !ts.isStringLiteral(moduleSpecifier)) return null
  const specifier = moduleSpecifier.text
  if (importClause.name?.text === name) return { kind: 'import', specifier, imported: 'default', node: importClause }
  const bindings = importClause.namedBindings
  if (!bindings) return null
  if (ts.isNamespaceImport(bindings)) {
    return bindings.name.text === name ? { kind: 'import', specifier, imported: '*', node: bindings } : null
  }
  const element = bindings.elements.find((one) => one.name.text === name)
  return element
    ? { kind: 'import', specifier, imported: (element.propertyName ?? element.name).text, node: element }
    : null
}

/** How a file may name a module; the first is how it would. */
function specifiersOf(file: ts.SourceFile, from: Wanted['from']): string[] {
  if ('package' in from) return [from.package]
  const path = userPath(file) ?? ''
  const first = specifierFor(path, { from }, file)
  return [first, first.endsWith('.ts') ? first.slice(0, -3) : `${first}.ts`]
}

/** With the ending that the file's other imports have. */
export function specifierFor(path: string, { from }: Pick<Wanted, 'from'>, like?: ts.SourceFile): string {
  if ('package' in from) return from.package
  const full = relativePath(path, from.path)
  return like && writesNoEndings(like) ? full.replace(/\.ts$/, '') : full
}

function writesNoEndings(file: ts.SourceFile): boolean {
  return file.statements.some(
    (one) =>
      ts.isImportDeclaration(one) &&
      ts.isStringLiteral(one.moduleSpecifier) &&
      /^\.{1,2}\/(?!.*\.ts$)/.test(one.moduleSpecifier.text),
  )
}

/** `lib/a.ts`, `stats.ts` -> `../stats.ts`. */
export function relativePath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1)
  const parts = to.split('/')
  let shared = 0
  while (shared < folders.length && shared < parts.length - 1 && folders[shared] === parts[shared]) shared++
  const up = folders.slice(shared).map(() => '..')
  return [...(up.length ? up : ['.']), ...parts.slice(shared)].join('/')
}

/** The project's file that a relative specifier means. */
export function resolvedPath(context: EditContext, file: ts.SourceFile, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  const folders = (userPath(file) ?? '').split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') folders.pop()
    else if (part !== '.') folders.push(part)
  }
  const path = folders.join('/')
  const candidates = [path, `${path}.ts`, path.replace(/\.js$/, '.ts'), `${path}/index.ts`]
  return candidates.find((one) => context.checked.sourceFile(one)) ?? null
}

function bindsName(binding: ts.BindingName, name: string): boolean {
  if (ts.isIdentifier(binding)) return binding.text === name
  return binding.elements.some((one) => ts.isBindingElement(one) && bindsName(one.name, name))
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

/** Takes a name out of its import; with the last one the statement goes. */
export function removeImport({ changes }: EditContext, specifier: ts.ImportSpecifier): void {
  const file = specifier.getSourceFile()
  const { elements } = specifier.parent
  const at = elements.indexOf(specifier)
  const [before, after] = [elements[at - 1], elements[at + 1]]
  const statement = specifier.parent.parent.parent
  if (after) changes.replace(file, specifier.getStart(), after.getStart(), '')
  else if (before) changes.replace(file, before.end, specifier.end, '')
  else changes.replace(file, statement.getStart(), nextLine(file.text, statement.end), '')
}
