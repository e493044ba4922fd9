import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import { applyTextEdits, type EditIntent, type TextEdit } from '../model/edit.ts'
import { findNode } from '../model/graph.ts'
import { listNames } from '../model/names.ts'
import { insertStatement } from './addFunction.ts'
import { feedsItself } from './bound.ts'
import type { EditContext, Planned } from './context.ts'
import { isExported } from './exports.ts'
import { functionOf, functionsNamed } from './functions.ts'
import { freeName } from './names.ts'
import { parameterOf } from './parameters.ts'
import { usesOf } from './references.ts'
import { extentOf } from './statements.ts'

type Duplicate = EditIntent & { readonly kind: 'duplicate' }

/** Copies of functions, each below its original; links among those that are copied lead to copies. */
export function duplicate(context: EditContext, { nodes }: Duplicate): Planned {
  const names = new Map<string, string>()
  const isTaken = (name: string) =>
    findNode(context.graph, name) !== undefined ||
    functionsNamed(context, name).length > 0 ||
    [...names.values()].includes(name)
  for (const name of nodes) {
    functionOf(context, name)
    names.set(name, freeName(`${name}_copy`, isTaken))
  }
  for (const [name, copy] of names) {
    for (const found of functionsNamed(context, name)) {
      const text = copyOf(context, found, copy + found.name.slice(name.length), names)
      insertStatement(context, found.statement.getSourceFile(), statementOf(found), text)
    }
  }
  return { title: `Duplicate ${listNames(nodes, 'and', 4)}`, created: [...names.values()] }
}

function copyOf(context: EditContext, found: FoundFunction, name: string, names: ReadonlyMap<string, string>): string {
  const { text } = found.statement.getSourceFile()
  const { start, end } = extentOf(found.statement)
  const edits: TextEdit[] = usesOf(context, found.nameNode, found.statement).map((use) => replaced(use, name, start))
  for (const [from, to] of names) {
    const parameter = parameterOf(found, from)
    if (!parameter || !feedsItself(context, found, from)) continue
    edits.push(...usesOf(context, parameter.name, found.fn).map((use) => replaced(use, to, start)))
  }
  const copy = applyTextEdits(
    text.slice(start, end),
    edits.toSorted((a, b) => a.start - b.start),
  )
  if (ts.isVariableDeclaration(found.statement)) return `export const ${copy}`
  if (isExported(found.statement)) return copy
  const code = found.statement.getStart() - start
  return `${copy.slice(0, code)}export ${copy.slice(code)}`
}

function statementOf({ statement }: FoundFunction): ts.Node {
  return ts.isVariableDeclaration(statement) ? statement.parent.parent : statement
}

function replaced(use: ts.Identifier, name: string, offset: number): TextEdit {
  const text = ts.isShorthandPropertyAssignment(use.parent) ? `${use.text}: ${name}` : name
  return { start: use.getStart() - offset, end: use.end - offset, text }
}
