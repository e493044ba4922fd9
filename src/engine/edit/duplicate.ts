import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import { applyTextEdits, type EditIntent, type TextEdit } from '../model/edit.ts'
import { findNode } from '../model/graph.ts'
import { listNames } from '../model/names.ts'
import { insertStatement } from './addFunction.ts'
import { feedsItself } from './bound.ts'
import type { EditContext, Planned } from './context.ts'
import { isExported } from './exports.ts'
import { functionOf, functionsNamed, makerOf } from './functions.ts'
import { identifiersIn } from './identifiers.ts'
import { madeNodes } from './madeNames.ts'
import { freeName } from './names.ts'
import { parameterKeys } from './parameterKeys.ts'
import { parameterOf } from './parameters.ts'
import { usesOf } from './references.ts'
import { refuse } from './refusal.ts'
import { extentOf, statementOf } from './statements.ts'

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
    checkRepeatable(context, name)
    const files = functionsNamed(context, name).map((found) => found.nameNode.getSourceFile())
    const isKnown = (copy: string) => isTaken(copy) || files.some((file) => identifiersIn(file, copy).length > 0)
    names.set(name, freeName(`${name}_copy`, isKnown))
  }
  for (const [name, copy] of names) {
    for (const found of functionsNamed(context, name)) {
      const text = copyOf(context, found, copy + found.name.slice(name.length), names)
      insertStatement(context, found.statement.getSourceFile(), statementOf(found), text)
    }
  }
  return { title: `Duplicate ${listNames(nodes, 'and', 4)}`, created: [...names.values()] }
}

/** @throws {EditRefusal} where a modifier makes nodes of names that it says: the copy would make them again. */
function checkRepeatable(context: EditContext, name: string): void {
  const [made] = madeNodes(context, functionsNamed(context, name), name).named
  if (!made) return
  refuse('form', {
    message: `A modifier of "${name}" makes the node "${made.name}", of which there can be one.`,
    nodes: [name, made.name],
    where: makerOf(made)?.where ?? made.where,
  })
}

function copyOf(context: EditContext, found: FoundFunction, name: string, names: ReadonlyMap<string, string>): string {
  const { text } = found.statement.getSourceFile()
  const { start, end } = extentOf(found.statement)
  const edits: TextEdit[] = usesOf(context, found.nameNode, found.nameNode.getSourceFile())
    .filter((use) => start <= use.getStart() && use.end <= end)
    .map((use) => replaced(use, name, start))
  for (const [from, to] of names) {
    const parameter = parameterOf(found, from)
    if (!parameter || !feedsItself(context, found, from)) continue
    edits.push(...usesOf(context, parameter.name, found.fn).map((use) => replaced(use, to, start)))
    const keys = parameterKeys(found, from, context.checked.checker)
    edits.push(...keys.map(({ key }) => ({ start: key.getStart() - start, end: key.end - start, text: to })))
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

function replaced(use: ts.Identifier, name: string, offset: number): TextEdit {
  const text = ts.isShorthandPropertyAssignment(use.parent) ? `${use.text}: ${name}` : name
  return { start: use.getStart() - offset, end: use.end - offset, text }
}
