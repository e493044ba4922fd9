import type ts from 'typescript'
import type { Place } from '../model/problem.ts'
import { userPath } from './compiler.ts'

/** A range of a source file as a place: lines and columns from 1. */
export function placeAt(file: ts.SourceFile, start: number, end: number): Place {
  const from = file.getLineAndCharacterOfPosition(start)
  const to = file.getLineAndCharacterOfPosition(end)
  return {
    file: userPath(file) ?? file.fileName,
    line: from.line + 1,
    column: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  }
}

export function placeOf(node: ts.Node, file: ts.SourceFile = node.getSourceFile()): Place {
  return placeAt(file, node.getStart(file), node.end)
}
