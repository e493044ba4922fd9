import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import { calledName, isOurs } from '../analyze/modifierCalls.ts'
import type { EditIntent } from '../model/edit.ts'
import { boundTo } from './bound.ts'
import { allFunctions, type EditContext, functionsNamed, nodeOf, type Planned, refuseMade } from './context.ts'
import { checkFree, checkName } from './names.ts'
import { parameterNamed, parameterOf } from './parameters.ts'
import { renameSymbol, userFiles } from './references.ts'
import { signaturesOf } from './statements.ts'

type Rename = EditIntent & { readonly kind: 'rename' }

/** Another name for a node: its functions, the parameters that take it, every reference, and the texts that name it. */
export function rename(context: EditContext, { node: from, name: to }: Rename): Planned {
  const node = nodeOf(context, from)
  if (from === to) return { title: `Rename ${from}` }
  checkName(to)
  checkFree(context, to)
  const functions = functionsNamed(context, from)
  if (node.kind === 'function' && (node.name !== node.origin || functions.length === 0)) refuseMade(node)
  for (const found of functions) renameFunction(context, found, to + found.name.slice(from.length))
  for (const found of allFunctions(context)) {
    if (parameterOf(found, from) && boundTo(context, found, from).isOwn) renameParameter(context, found, from, to)
  }
  for (const literal of sourceTexts(context, from)) replaceText(context, literal, to)
  return { title: `Rename ${from} to ${to}`, renames: [{ from, to }] }
}

/** A parameter and what its function makes of it. Callers pass by position: nothing else changes. */
export function renameParameter(context: EditContext, found: FoundFunction, from: string, to: string): void {
  for (const fn of signaturesOf(found)) {
    const parameter = parameterNamed(fn, from)
    const symbol = parameter && context.checked.checker.getSymbolAtLocation(parameter.name)
    if (symbol) renameSymbol(context, { symbol, from, to }, [fn])
  }
}

/** Whatever the name stands for, wherever it stands: the export, imports, calls. */
function renameFunction(context: EditContext, found: FoundFunction, to: string): void {
  const { checker } = context.checked
  const exportName = exportedAs(context, found)
  if (exportName) {
    // `export { inner as f }`: the name of the node is that of the export.
    const { parent } = exportName
    context.changes.replace(exportName.getSourceFile(), exportName.getStart(), exportName.end, to)
    if (ts.isExportSpecifier(parent) && parent.propertyName) return
  }
  const symbol = checker.getSymbolAtLocation(found.nameNode)
  if (!symbol) throw new Error(`the name of ${found.name} has no symbol`)
  renameSymbol(context, { symbol: checker.getExportSymbolOfSymbol(symbol), from: found.nameNode.getText(), to })
}

/** The name in `export { inner as f }` that makes the function a node. */
function exportedAs(context: EditContext, found: FoundFunction): ts.Node | null {
  if (found.nameNode.getText() === found.name) return null
  for (const file of userFiles(context.checked)) {
    for (const statement of file.statements) {
      if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause))
        continue
      const specifier = statement.exportClause.elements.find((one) => one.name.text === found.name && one.propertyName)
      if (specifier) return specifier.name
    }
  }
  return null
}

/** The texts of `source('x')`, and those of other modifiers that are names of nodes, in the project's modules. */
function sourceTexts(context: EditContext, name: string): ts.StringLiteralLike[] {
  const { checked, modules } = context
  const found: ts.StringLiteralLike[] = []
  for (const path of modules) {
    const file = checked.sourceFile(path)
    if (!file?.text.includes(name)) continue
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && isOurs(node.expression, checked.checker)) {
        found.push(...namedBy(node, calledName(node.expression, checked.checker)).filter((one) => one.text === name))
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return found
}

/** `source('x')`; `parameterizeSources({ made: { parameter: 'x' } })`. */
function namedBy(call: ts.CallExpression, name: string): ts.StringLiteralLike[] {
  const [first] = call.arguments
  if (!first) return []
  if (name === 'source') return ts.isStringLiteralLike(first) ? [first] : []
  if (name !== 'parameterizeSources' || !ts.isObjectLiteralExpression(first)) return []
  return first.properties.flatMap((made) => {
    const bindings = ts.isPropertyAssignment(made) && made.initializer
    if (!bindings || !ts.isObjectLiteralExpression(bindings)) return []
    return bindings.properties.flatMap((one) =>
      ts.isPropertyAssignment(one) && ts.isStringLiteralLike(one.initializer) ? [one.initializer] : [],
    )
  })
}

function replaceText({ changes }: EditContext, literal: ts.StringLiteralLike, to: string): void {
  changes.replace(literal.getSourceFile(), literal.getStart() + 1, literal.end - 1, to)
}
