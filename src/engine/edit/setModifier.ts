import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import { unwrap } from '../analyze/unwrap.ts'
import { applyTextEdits, type EditIntent, type TextEdit } from '../model/edit.ts'
import { AUTHOR_NAMES } from './authorNames.ts'
import { startWithComments } from './comments.ts'
import type { EditContext, Planned } from './context.ts'
import { nodeOf, originOf, refuseMade } from './functions.ts'
import { ensureImport, topLevelOf } from './imports.ts'
import { removeFromList } from './lists.ts'
import { refuse } from './refusal.ts'
import { checkExpression } from './syntax.ts'
import { isBlank, lineStart, styleOf } from './textStyle.ts'
import { unwrapFunction, wrapFunction } from './wrapFunction.ts'

type SetModifier = EditIntent & { readonly kind: 'setModifier' }

/** Puts a modifier on a function, in the place of another, or takes one away; `decorate` comes and goes with them. */
export function setModifier(context: EditContext, { node, at, text }: SetModifier): Planned {
  const found = modifiedFunction(context, node)
  const modifiers = found.decorated?.arguments.slice(0, -1) ?? []
  const old = at === null ? undefined : modifiers[at]
  if (at !== null && !old) refuseMissing(node)
  if (text === null) {
    if (!found.decorated || !old) return refuseMissing(node)
    if (modifiers.length === 1) unwrapFunction(context.changes, found, found.decorated)
    else removeFromList(context.changes, found.decorated.arguments, (one) => one === old)
    return { title: `Take ${nameOf(old.getText())} off ${node}` }
  }
  const written = withImports(context, found, text.trim())
  if (old) context.changes.replace(old.getSourceFile(), old.getStart(), old.end, written)
  else if (found.decorated) addModifier(context, found.decorated, written)
  else wrapFunction(context, found, written)
  return { title: `${old ? 'Change' : 'Put'} ${nameOf(written)} ${old ? 'of' : 'on'} ${node}` }
}

function nameOf(modifier: string): string {
  return modifier.split('(')[0] ?? ''
}

/** The function whose modifiers are meant, also where they made all of its nodes. */
function modifiedFunction(context: EditContext, name: string): FoundFunction {
  const made =
    context.graph.nodes.find((one) => one.name === name) ?? context.graph.nodes.find((one) => one.origin === name)
  const node = made ?? nodeOf(context, name)
  if (node.kind === 'function') return originOf(context, node) ?? refuseMade(node)
  return refuse('made', { message: `"${name}" is an input: modifiers stand on functions.`, nodes: [name] })
}

function refuseMissing(node: string): never {
  return refuse('unknown', { message: `"${node}" has no such modifier (any more).`, nodes: [node] })
}

/** Just above the function: the list reads from top to bottom. */
function addModifier({ changes }: EditContext, call: ts.CallExpression, text: string): void {
  const file = call.getSourceFile()
  const last = call.arguments[call.arguments.length - 1]
  if (!last) return
  const at = startWithComments(last)
  const before = file.text.slice(lineStart(file.text, at), at)
  changes.insert(file, at, text + (isBlank(before) ? `,${styleOf(file).newline}${before}` : ', '))
}

/** Names of 'dagwright' that the text calls are imported, by the names that the file gives them. */
function withImports(context: EditContext, found: FoundFunction, text: string): string {
  checkExpression(text)
  const file = found.statement.getSourceFile()
  const tree = ts.createSourceFile('m.ts', text, ts.ScriptTarget.ES2022, true)
  checkModifier(file, tree, text)
  const edits: TextEdit[] = []
  const visit = (node: ts.Node): void => {
    const root = ts.isCallExpression(node) ? rootOf(node.expression) : null
    if (root && AUTHOR_NAMES.has(root.text)) {
      const wanted = { name: root.text, local: root.text, from: { package: 'dagwright' }, isType: false }
      edits.push({ start: root.getStart(), end: root.end, text: ensureImport(context, file, wanted) })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return applyTextEdits(
    text,
    edits.toSorted((a, b) => a.start - b.start),
  )
}

/** @throws {EditRefusal} where the text is no call of what 'dagwright' exports, by its own name or the file's. */
function checkModifier(file: ts.SourceFile, { statements: [first] }: ts.SourceFile, text: string): void {
  const call = first && ts.isExpressionStatement(first) ? unwrap(first.expression) : null
  const root = call && ts.isCallExpression(call) ? rootOf(call.expression) : null
  const top = root && topLevelOf(file, root.text)
  if (root && (AUTHOR_NAMES.has(root.text) || (top?.kind === 'import' && top.specifier === 'dagwright'))) return
  refuse('expression', {
    message: `"${text.split('\n')[0]}" is no call of a modifier.`,
    hint: "Write a modifier as it would stand in the code: tag({ owner: 'growth' }).",
  })
}

/** What a chain begins with: `config` of `config.when(...)`. */
function rootOf(callee: ts.Expression): ts.Identifier | null {
  if (ts.isIdentifier(callee)) return callee
  return ts.isPropertyAccessExpression(callee) ? rootOf(callee.expression) : null
}
