import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { EditContext, ImportedName, Wanted } from './context.ts'
import { isFrom } from './imports.ts'
import { formatName, groupBySource, importLines } from './importText.ts'
import { removeFromList, removeLine } from './lists.ts'
import { specifierFor, specifiersOf } from './specifiers.ts'
import { indentAt, isBlank, lineEnd, lineStart, nextLine, styleOf } from './textStyle.ts'

/** An import statement, with what goes into it and out of it. */
interface ImportEdit {
  readonly statement: ts.ImportDeclaration
  readonly clause: ts.ImportClause
  readonly gone: ReadonlySet<ImportedName>
  readonly added: readonly Wanted[]
}

/** Writes what an edit asked for: names of one module go into one statement, and what nothing needs any more goes. */
export function writeImports(context: EditContext): void {
  const { wanted, unwanted } = context.imports
  const files = new Set([...wanted.keys(), ...[...unwanted].map((one) => one.getSourceFile())])
  for (const file of files) writeFile(context, file, wanted.get(file) ?? [])
}

function writeFile(context: EditContext, file: ts.SourceFile, wanted: readonly Wanted[]): void {
  const statements = file.statements.flatMap((statement) => {
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : undefined
    return clause && ts.isImportDeclaration(statement) ? [{ statement, clause, gone: goneFrom(context, clause) }] : []
  })
  const added = new Map<ts.ImportDeclaration, readonly Wanted[]>()
  const kept = new Set<ts.ImportDeclaration>()
  const alone: Wanted[] = []
  for (const group of groupBySource(wanted)) {
    const home = statements.find(({ statement, clause }) => takes(file, statement, clause, group))
    const same = statements.find((one) => isReplacedBy(one, group) && !kept.has(one.statement))
    if (home) added.set(home.statement, group)
    else if (same) {
      retarget(context, file, same.statement, group[0])
      kept.add(same.statement)
    } else alone.push(...group)
  }
  for (const one of statements) {
    if (!kept.has(one.statement)) writeStatement(context, file, { ...one, added: added.get(one.statement) ?? [] })
  }
  if (alone.length) insertLines(context, file, alone)
}

function goneFrom({ imports: { unwanted } }: EditContext, clause: ts.ImportClause): ReadonlySet<ImportedName> {
  return new Set(namesOf(clause).filter((one) => unwanted.has(one)))
}

function namesOf(clause: ts.ImportClause): readonly ImportedName[] {
  const { name, namedBindings } = clause
  const inBraces = !namedBindings ? [] : ts.isNamespaceImport(namedBindings) ? [namedBindings] : namedBindings.elements
  return [...(name ? [clause] : []), ...inBraces]
}

/** Whether a statement's braces can take the names of a group. */
function takes(
  file: ts.SourceFile,
  statement: ts.ImportDeclaration,
  { namedBindings, phaseModifier }: ts.ImportClause,
  group: readonly [Wanted, ...Wanted[]],
): boolean {
  const isFit = phaseModifier === undefined || group.every((one) => one.isType)
  const isNamed = namedBindings !== undefined && ts.isNamedImports(namedBindings)
  return isFit && isNamed && isInBraces(group[0]) && isFrom(statement, specifiersOf(file, group[0].from))
}

function isInBraces({ name }: Wanted): boolean {
  return name !== '*' && name !== 'default'
}

/** Whether all of a statement's names are wanted from another module instead. */
function isReplacedBy({ clause, gone }: Omit<ImportEdit, 'added'>, group: readonly Wanted[]): boolean {
  const names = namesOf(clause)
  const isSame = (one: ImportedName, { name, local, isType }: Wanted) =>
    ts.isImportSpecifier(one) &&
    (one.propertyName ?? one.name).text === name &&
    one.name.text === local &&
    (isType || !(one.isTypeOnly || clause.phaseModifier !== undefined))
  return (
    names.length === group.length && names.every((one) => gone.has(one) && group.some((other) => isSame(one, other)))
  )
}

function retarget(
  { changes }: EditContext,
  file: ts.SourceFile,
  { moduleSpecifier }: ts.ImportDeclaration,
  { from }: Wanted,
) {
  const text = specifierFor(userPath(file) ?? '', from, file)
  changes.replace(file, moduleSpecifier.getStart() + 1, moduleSpecifier.end - 1, text)
}

function writeStatement(context: EditContext, file: ts.SourceFile, edit: ImportEdit): void {
  const { statement, clause, gone, added } = edit
  if (gone.size === 0 && added.length === 0) return
  const { changes } = context
  const { name, namedBindings } = clause
  const isDefaultGone = gone.has(clause)
  const inBraces = namesOf(clause).filter((one) => one !== clause)
  const isRestGone = added.length === 0 && inBraces.every((one) => gone.has(one))
  if ((isDefaultGone || !name) && isRestGone) removeLine(changes, statement)
  else {
    if (isDefaultGone && name && namedBindings) changes.replace(file, name.getStart(), namedBindings.getStart(), '')
    if (isRestGone && name && namedBindings) changes.replace(file, name.end, namedBindings.end, '')
    else if (namedBindings && ts.isNamedImports(namedBindings)) writeBraces(context, namedBindings, edit)
  }
}

function writeBraces(
  { changes }: EditContext,
  { elements, parent: clause }: ts.NamedImports,
  { gone, added }: ImportEdit,
): void {
  const file = clause.getSourceFile()
  const names = added.map((one) => formatName(one, clause.phaseModifier !== undefined))
  const [first, last] = [elements[0], elements[elements.length - 1]]
  if (!first || !last) {
    changes.insert(file, (clause.namedBindings ?? clause).getStart() + 1, ` ${names.join(', ')} `)
    return
  }
  if (elements.every((one) => gone.has(one))) {
    changes.replace(file, first.getStart(), last.end, names.join(', '))
    return
  }
  if (gone.size)
    removeFromList(changes, elements, (one) => elements.some((element) => element === one && gone.has(element)))
  if (names.length === 0) return
  const line = lineStart(file.text, last.getStart())
  const gap = isBlank(file.text.slice(line, last.getStart()))
    ? `,${styleOf(file).newline}${indentAt(file, last.getStart())}`
    : ', '
  changes.insert(file, last.end, names.map((one) => gap + one).join(''))
}

/** As statements of their own, behind the others. */
function insertLines({ changes }: EditContext, file: ts.SourceFile, wanted: readonly Wanted[]): void {
  const style = styleOf(file)
  const lines = importLines(userPath(file) ?? '', wanted, style, file)
  const last = file.statements.findLast(ts.isImportDeclaration)
  if (last) {
    const isEnd = lineEnd(file.text, last.end) === file.text.length
    changes.insert(file, nextLine(file.text, last.end), isEnd ? style.newline + lines : lines)
  } else if (file.statements.length) changes.insertFirst(file, topOf(file), lines + style.newline)
  else {
    const end = file.text.trimEnd().length
    changes.insertFirst(file, end, end ? style.newline + style.newline + lines.trimEnd() : lines + style.newline)
  }
}

/** Before the first statement and the comment that is about it; a header that stands apart stays on top. */
function topOf(file: ts.SourceFile): number {
  const { text } = file
  const first = file.statements[0]
  const comments = first ? (ts.getLeadingCommentRanges(text, first.pos) ?? []) : []
  let at = first?.getStart() ?? text.length
  for (const comment of comments.toReversed()) {
    if (/\n[ \t]*\r?\n/.test(text.slice(comment.end, at))) break
    at = comment.pos
  }
  return at
}
