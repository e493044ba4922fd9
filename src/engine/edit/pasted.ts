import ts from 'typescript'
import { listNames } from '../model/names.ts'
import { createChanges } from './changes.ts'
import type { EditContext } from './context.ts'
import { allFunctions } from './functions.ts'
import { meaningOf } from './identifiers.ts'
import { EditRefusal, refuse } from './refusal.ts'

/** A text that is pasted, read as a module of its own beside the program: its edits are collected apart from the program's. */
export interface Pasted {
  readonly context: EditContext
  readonly file: ts.SourceFile
}

/** @throws {EditRefusal} where the text is no module with functions, or imports what is not to be had. */
export function readPasted(context: EditContext, text: string, module: string): Pasted {
  // No module can have the path: its name has no place in a file system's, and stands in the folder of the one it goes to.
  const path = `${module.slice(0, module.lastIndexOf('/') + 1)}(pasted).ts`
  const scope = context.readBeside(path, text)
  const file = scope.checked.sourceFile(path)
  if (!file) throw new Error('the pasted text is not part of the program')
  checkParsed(scope.checked.program, file)
  const inner = { ...scope, changes: createChanges(scope.files), imports: { wanted: new Map(), unwanted: new Set() } }
  const pasted: Pasted = { context: inner as EditContext, file }
  for (const statement of file.statements) checkSource(pasted, statement, module)
  const tooDeep = scope.graph.problems.find((one) => one.code === 'DW-ANALYZE-012')
  if (tooDeep) throw new EditRefusal({ ...tooDeep, where: null })
  if (allFunctions(pasted.context).length === 0) {
    refuse('noFunction', { message: 'The text exports no function, so there is nothing that could be a node.' })
  }
  return pasted
}

function checkParsed(program: ts.Program, file: ts.SourceFile): void {
  const [first] = program.getSyntacticDiagnostics(file)
  if (!first) return
  const { line, character } = file.getLineAndCharacterOfPosition(first.start)
  const why = ts.flattenDiagnosticMessageText(first.messageText, ' ').replace(/\.$/, '')
  refuse('pastedText', { message: `The text has a syntax error in line ${line + 1}, column ${character + 1}: ${why}.` })
}

/** @throws {EditRefusal} where a statement takes something from a module that is not there, or does not have it. */
function checkSource(pasted: Pasted, statement: ts.Statement, module: string): void {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return
  const { moduleSpecifier } = statement
  if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return
  const { checked, packages } = pasted.context
  const from = moduleSpecifier.text
  const isRelative = from.startsWith('.')
  const isThere = checked.checker.getSymbolAtLocation(moduleSpecifier) !== undefined
  if (!isThere || !(isRelative || packages.includes(from))) {
    refuse('unavailable', {
      message: `The text imports "${from}", which ${isRelative ? `is not there beside ${module}` : 'modules cannot import'}.`,
      hint: isRelative
        ? 'Paste or open that file first, or copy what is imported into the text.'
        : `A module can import ${listNames(packages)}. Take the import out of the text, or write what it stands for.`,
    })
  }
  for (const name of importedNames(statement)) {
    if (meaningOf(name, checked.checker)?.declarations?.length) continue
    refuse('unavailable', {
      message: `The text imports "${name.text}" from "${from}", which exports nothing of that name.`,
    })
  }
}

function importedNames(statement: ts.ImportDeclaration | ts.ExportDeclaration): readonly ts.Identifier[] {
  const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause
  if (!bindings || !(ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) return []
  return [...bindings.elements].map((one) => one.propertyName ?? one.name).filter(ts.isIdentifier)
}
