import type ts from 'typescript'
import type { EditIntent } from '../model/edit.ts'
import { findNode } from '../model/graph.ts'
import type { EditContext, Planned } from './context.ts'
import { nodeOf } from './functions.ts'
import { checkModulePath } from './modulePaths.ts'
import { checkFree, checkName, isIdentifier } from './names.ts'
import { refuse } from './refusal.ts'
import { checkType } from './syntax.ts'
import { lineEnd, PLAIN_STYLE, styleOf, type TextStyle } from './textStyle.ts'
import { typeIn, typeOfNode } from './typeText.ts'

type AddFunction = EditIntent & { readonly kind: 'addFunction' }

/** A new function at the end of a module. Until its body is written it gives an empty value of its type. */
export function addFunction(context: EditContext, intent: AddFunction): Planned {
  const { name, module, takes, returns } = intent
  checkName(name)
  checkFree(context, name)
  checkType(returns)
  checkModulePath(context, module)
  const file = context.checked.sourceFile(module)
  const parameters = takes.map((one) => parameterText(context, one, name, file))
  const style = file ? styleOf(file) : PLAIN_STYLE
  const text = functionText(
    { name, parameters, returns: returns.trim(), body: emptyBody(name, returns.trim(), style) },
    style,
  )
  if (file) appendStatement(context, file, text)
  else context.changes.addFile(module, text)
  const inputs = takes.map((one) => one.name).filter((one) => !findNode(context.graph, one))
  return { title: `Add function ${name}`, created: [name, ...inputs] }
}

interface FunctionParts {
  readonly name: string
  readonly parameters: readonly string[]
  readonly returns: string
  readonly body: string
}

export function functionText(
  { name, parameters, returns, body }: FunctionParts,
  { newline, indent }: TextStyle,
): string {
  const signature = `export function ${name}(${parameters.join(', ')}): ${returns} {`
  return [signature, `${indent}${body}`, '}', ''].join(newline)
}

/** Behind what a file holds, with a blank line between. */
export function appendStatement({ changes }: EditContext, file: ts.SourceFile, text: string): void {
  const { newline } = styleOf(file)
  const trimmed = file.text.trimEnd()
  const gap = trimmed === '' ? '' : newline + newline
  changes.replace(file, trimmed.length, file.text.length, gap + text)
}

/** Behind a statement, with a blank line between. */
export function insertStatement({ changes }: EditContext, file: ts.SourceFile, after: ts.Node, text: string): void {
  const { newline } = styleOf(file)
  changes.insert(file, lineEnd(file.text, after.end), newline + newline + text.trimEnd())
}

function parameterText(
  context: EditContext,
  { name, type }: AddFunction['takes'][number],
  target: string,
  file: ts.SourceFile | undefined,
): string {
  if (name === target) refuse('cycle', { message: `"${name}" cannot take itself.`, nodes: [name] })
  const known = findNode(context.graph, name)
  if (!known) checkName(name)
  if (type !== undefined) checkType(type)
  if (type !== undefined) return `${name}: ${type.trim()}`
  if (!known)
    refuse('expression', {
      message: `The new input "${name}" needs a type.`,
      hint: `Write it behind the name: ${name}: number.`,
    })
  const node = nodeOf(context, name)
  if (!isIdentifier(name)) refuse('made', { message: `"${name}" is no name that a parameter can have.`, nodes: [name] })
  const written = typeOfNode(context, node)
  return `${name}: ${file ? typeIn(context, written, file) : written.text}`
}

/** Something that runs, where the type tells what that could be. */
function emptyBody(name: string, type: string, { end, quote }: TextStyle): string {
  const value =
    EMPTY.get(type) ??
    (/\[\]$|^(readonly )?\[?\]$|^Array</.test(type) ? '[]' : /^(?:\w+Array)$/.test(type) ? `new ${type}()` : null)
  return value === null
    ? `throw new Error(${quote}${name} is not written yet${quote})${end}`
    : `return ${value.replaceAll("'", quote)}${end}`
}

const EMPTY: ReadonlyMap<string, string> = new Map([
  ['number', '0'],
  ['string', "''"],
  ['boolean', 'false'],
  ['bigint', '0n'],
  ['Date', 'new Date()'],
  ['null', 'null'],
])
