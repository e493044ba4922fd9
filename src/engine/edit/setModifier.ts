import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { EditIntent } from '../model/edit.ts'
import { type EditContext, functionOf, nodeOf, type Planned } from './context.ts'
import { ensureImport } from './imports.ts'
import { identifiersIn } from './references.ts'
import { refuse } from './refusal.ts'
import { checkOneSignature } from './statements.ts'
import { lineStart, styleOf } from './textStyle.ts'
import { checkExpression } from './typeText.ts'

type SetModifier = EditIntent & { readonly kind: 'setModifier' }

/** Puts a modifier on a function, in the place of another, or takes one away; `decorate` comes and goes with them. */
export function setModifier(context: EditContext, { node, at, text }: SetModifier): Planned {
  const found = modifiedFunction(context, node)
  const call = found.decorated
  if (text === null) {
    if (at === null || !call?.arguments[at] || at >= call.arguments.length - 1) return refuseMissing(node)
    const name = call.arguments[at]?.getText().split('(')[0] ?? ''
    removeModifier(context, found, call, at)
    return { title: `Take ${name} off ${node}` }
  }
  checkExpression(text)
  const written = withImports(context, found, text.trim())
  const name = written.split('(')[0] ?? ''
  if (at !== null) {
    const old = call?.arguments[at]
    if (!old || at >= (call?.arguments.length ?? 0) - 1) return refuseMissing(node)
    context.changes.replace(old.getSourceFile(), old.getStart(), old.end, written)
    return { title: `Change ${name} of ${node}` }
  }
  if (call) addModifier(context, call, written)
  else wrap(context, found, written)
  return { title: `Put ${name} on ${node}` }
}

/** The function whose modifiers are meant, also where they made all of its nodes. */
function modifiedFunction(context: EditContext, name: string): FoundFunction {
  const { graph } = context
  const isOrigin = !graph.nodes.some((one) => one.name === name) && graph.nodes.find((one) => one.origin === name)
  return functionOf(context, isOrigin ? isOrigin.name : nodeOf(context, name).origin)
}

function refuseMissing(node: string): never {
  return refuse('unknown', { message: `"${node}" has no such modifier (any more).`, nodes: [node] })
}

/** First in the list, so that it stands above what is there. */
function addModifier({ changes }: EditContext, call: ts.CallExpression, text: string): void {
  const file = call.getSourceFile()
  const first = call.arguments[0]
  if (!first) return
  const last = call.arguments[call.arguments.length - 1]
  const before = last ?? first
  // Just above the function: the list reads from top to bottom.
  const from = lineStart(file.text, before.getStart())
  const isOwnLine = /^[ \t]*$/.test(file.text.slice(from, before.getStart()))
  const gap = isOwnLine ? `,${styleOf(file).newline}${file.text.slice(from, before.getStart())}` : ', '
  changes.insert(file, before.getStart(), text + gap)
}

function removeModifier(context: EditContext, found: FoundFunction, call: ts.CallExpression, at: number): void {
  const { changes } = context
  const file = call.getSourceFile()
  const one = call.arguments[at]
  const next = call.arguments[at + 1]
  if (!one || !next) return
  if (call.arguments.length === 2) unwrapFunction(context, found, call)
  else changes.replace(file, one.getStart(), next.getStart(), '')
}

/** `export function f(...) {...}` -> `export const f = decorate(tag(...), function (...) {...})`. */
function wrap(context: EditContext, found: FoundFunction, text: string): void {
  const { changes } = context
  const { fn, statement } = found
  checkOneSignature(found)
  const file = fn.getSourceFile()
  const { newline, indent, end } = styleOf(file)
  const decorate = ensureImport(context, file, { name: 'decorate', from: { package: 'dagwright' }, isType: false })
  const open = `${decorate}(${newline}${indent}${text},${newline}${indent}`
  if (!ts.isFunctionDeclaration(fn)) {
    const value = initializerOf(statement, fn) ?? fn
    changes.insert(file, value.getStart(), open)
    changes.insert(file, value.end, `,${newline})`)
    return
  }
  checkUsedLater(found)
  const name = fn.name?.text ?? found.name
  const keyword = fn.getChildren().find((one) => one.kind === ts.SyntaxKind.FunctionKeyword)
  const start = fn.modifiers?.find((one) => one.kind === ts.SyntaxKind.AsyncKeyword) ?? keyword
  if (!start || !fn.name) return
  changes.insert(file, start.getStart(), `const ${name} = ${open}`)
  // `function f(` becomes `function (`, `function* f(` becomes `function* (`.
  changes.replace(file, (fn.asteriskToken ?? keyword ?? start).end, fn.name.end, ' ')
  changes.insert(file, fn.end, `,${newline})${end}`)
}

/** The inverse of `wrap`. */
function unwrapFunction(
  { changes }: EditContext,
  { fn, statement, name }: FoundFunction,
  call: ts.CallExpression,
): void {
  const file = call.getSourceFile()
  const list = ts.isVariableStatement(statement) ? statement.declarationList : null
  const isPlain = list && ts.isFunctionExpression(fn) && call === list.declarations[0]?.initializer
  if (!isPlain || !list) {
    changes.replace(file, call.getStart(), fn.getStart(), '')
    changes.replace(file, fn.end, call.end, '')
    return
  }
  changes.replace(file, list.getStart(), fn.getStart(), '')
  const keyword = fn.getChildren().find((one) => one.kind === ts.SyntaxKind.FunctionKeyword)
  const from = (fn.asteriskToken ?? keyword ?? fn).end
  const parenthesis = fn.typeParameters
    ? fn.typeParameters.pos - 1
    : fn
        .getChildren()
        .find((one) => one.kind === ts.SyntaxKind.OpenParenToken)
        ?.getStart()
  changes.replace(file, from, parenthesis ?? from, ` ${name}`)
  changes.replace(file, fn.end, statement.end, '')
}

/** A constant is not there before its line, as a function is. */
function checkUsedLater(found: FoundFunction): void {
  const file = found.statement.getSourceFile()
  const start = found.statement.getStart()
  const early = identifiersIn(file, found.name).find(
    (one) => one.getStart() < start && !ts.findAncestor(one, ts.isFunctionLike) && !ts.isExportSpecifier(one.parent),
  )
  if (!early) return
  const { line, character } = file.getLineAndCharacterOfPosition(early.getStart())
  refuse('form', {
    message: `"${found.name}" is used in line ${line + 1}, before it is defined: with a modifier it would not be there yet.`,
    hint: 'Move the function above that line first.',
    nodes: [found.name],
    where: { file: file.fileName.replace('/project/', ''), line: line + 1, column: character + 1 },
  })
}

function initializerOf(statement: ts.Node, fn: ts.Node): ts.Expression | null {
  const declaration = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.find((one) => one.pos <= fn.pos && fn.end <= one.end)
    : statement
  return declaration && ts.isVariableDeclaration(declaration) ? (declaration.initializer ?? null) : null
}

/** Names of 'dagwright' that the text calls are imported, by the names that the file gives them. */
function withImports(context: EditContext, found: FoundFunction, text: string): string {
  const file = found.fn.getSourceFile()
  const tree = ts.createSourceFile('m.ts', text, ts.ScriptTarget.ES2022, true)
  let out = text
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const root = rootName(node.expression)
      if (root && AUTHOR_NAMES.has(root)) {
        const here = ensureImport(context, file, { name: root, from: { package: 'dagwright' }, isType: false })
        if (here !== root) out = out.replace(new RegExp(`(?<![\\w$.'"])${root}(?=[.(])`, 'g'), here)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return out
}

function rootName(callee: ts.Expression): string | null {
  if (ts.isIdentifier(callee)) return callee.text
  return ts.isPropertyAccessExpression(callee) ? rootName(callee.expression) : null
}

/** What modifiers are written with. */
const AUTHOR_NAMES: ReadonlySet<string> = new Set([
  'applyTo',
  'cache',
  'checkOutput',
  'checkOutputCustom',
  'config',
  'dataLoader',
  'dataSaver',
  'does',
  'exclude',
  'extractColumns',
  'extractFields',
  'group',
  'inject',
  'loadFrom',
  'mutate',
  'parameterize',
  'parameterizeExtractColumns',
  'parameterizeSources',
  'parameterizeValues',
  'parameterizedSubdag',
  'pipeInput',
  'pipeOutput',
  'resolve',
  'saveTo',
  'schema',
  'source',
  'step',
  'subdag',
  'tag',
  'tagOutputs',
  'unpackFields',
  'value',
  'withColumns',
])
