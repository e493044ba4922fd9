import ts from 'typescript'
import type { FunctionInfo } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import type { CheckedProgram } from './compiler.ts'
import { fixesOf } from './fixes.ts'
import { placeAt } from './places.ts'
import { createUses, type Uses } from './uses.ts'

/** TypeScript's complaints that are told better elsewhere: duplicates, untyped and nameless parameters. */
const TOLD_ELSEWHERE = new Set([2300, 2323, 2393, 2451, 2395, 2528, 7006, 7019, 7031])
const CANNOT_FIND_MODULE = new Set([2307, 2306, 2792, 5097, 7016])

/** The compiler's own problems of a file: syntax and imports stop every run, the rest those that need the function. */
export function checkFile(
  path: string,
  checked: CheckedProgram,
  functions: readonly FunctionInfo[],
  packages: readonly string[],
  uses: Uses = createUses(checked),
): Problem[] {
  const file = checked.sourceFile(path)
  if (!file) return []
  const syntax = checked.program.getSyntacticDiagnostics(file)
  if (syntax.length) return syntax.map((diagnostic) => syntaxProblem(diagnostic, file))
  const semantic = checked.program.getSemanticDiagnostics(file)
  return semantic
    .filter((diagnostic) => !TOLD_ELSEWHERE.has(diagnostic.code))
    .map((diagnostic) =>
      CANNOT_FIND_MODULE.has(diagnostic.code)
        ? importProblem(diagnostic, file, packages)
        : bodyProblem(diagnostic, file, functions, uses, checked.checker),
    )
}

function syntaxProblem(diagnostic: ts.Diagnostic, file: ts.SourceFile): Problem {
  return makeProblem('DW-ANALYZE-001', 'build', {
    message: `Syntax error: ${textOf(diagnostic)}`,
    hint: 'Correct the text at this place.',
    where: placeOfDiagnostic(diagnostic, file),
  })
}

function importProblem(diagnostic: ts.Diagnostic, file: ts.SourceFile, packages: readonly string[]): Problem {
  const where = placeOfDiagnostic(diagnostic, file)
  const start = diagnostic.start ?? 0
  const specifier = file.text.slice(start, start + (diagnostic.length ?? 0)).replace(/^['"`]|['"`]$/g, '')
  return makeProblem('DW-ANALYZE-002', 'build', {
    message: `The import "${specifier}" is not available.`,
    hint: specifier.startsWith('.')
      ? 'Name a file of this project by its path relative to this file.'
      : `A module may import ${packages.join(', ')} and this project's own files.`,
    where,
  })
}

function bodyProblem(
  diagnostic: ts.Diagnostic,
  file: ts.SourceFile,
  functions: readonly FunctionInfo[],
  uses: Uses,
  checker: ts.TypeChecker,
): Problem {
  const where = placeOfDiagnostic(diagnostic, file)
  const owner = functions.find((fn) => contains(fn, where.line, where.column))
  const nodes = owner ? [owner.name] : uses.functionsThatNeed(file, diagnostic.start ?? 0)
  return makeProblem('DW-ANALYZE-009', 'body', {
    message: textOf(diagnostic),
    hint: `TypeScript error ${diagnostic.code}${owner ? ` in ${owner.name}` : ''}.`,
    nodes,
    where,
    fixes: owner ? fixesOf(diagnostic, file, owner, checker) : [],
  })
}

/** Whether a function's text, doc comment included, holds a place of its file. */
export function contains({ extent }: FunctionInfo, line: number, column: number): boolean {
  if (!extent) return false
  const afterStart = line > extent.line || (line === extent.line && column >= extent.column)
  const endLine = extent.endLine ?? extent.line
  return afterStart && (line < endLine || (line === endLine && column <= (extent.endColumn ?? column)))
}

function placeOfDiagnostic(diagnostic: ts.Diagnostic, file: ts.SourceFile) {
  const start = diagnostic.start ?? 0
  return placeAt(file, start, start + (diagnostic.length ?? 0))
}

function textOf(diagnostic: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replace(/\s+/g, ' ')
}
