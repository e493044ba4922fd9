import type ts from 'typescript'
import type { EditIntent } from '../model/edit.ts'
import { findNode } from '../model/graph.ts'
import { checkUncaptured } from './capture.ts'
import type { EditContext, Planned, Wanted } from './context.ts'
import { emptyBody } from './emptyBody.ts'
import { nodeOf } from './functions.ts'
import { importLines } from './importText.ts'
import { checkModulePath } from './modulePaths.ts'
import { checkFree, checkName, isIdentifier } from './names.ts'
import { refuse } from './refusal.ts'
import { checkType } from './syntax.ts'
import { lineEnd, PLAIN_STYLE, styleOf, type TextStyle } from './textStyle.ts'
import { wantedTypes } from './typeNames.ts'
import { typeIn, typeOfNode, type WrittenType } from './typeText.ts'

type AddFunction = EditIntent & { readonly kind: 'addFunction' }

/** A new function at the end of a module. Until its body is written it gives an empty value of its type. */
export function addFunction(context: EditContext, intent: AddFunction): Planned {
  const { name, module, takes } = intent
  checkName(name)
  const isInput = findNode(context.graph, name)?.kind === 'input'
  if (!(intent.feeds && isInput)) checkFree(context, name)
  checkType(intent.returns)
  checkModulePath(context, module)
  checkTakenOnce(intent)
  const file = context.checked.sourceFile(module)
  if (file) checkUncaptured(context, file, [], name)
  const place = file ?? { module, wanted: [] }
  const parameters = takes.map((one) => parameterText(context, one, name, place))
  const returns = typeAt(context, { text: intent.returns.trim(), home: null }, place)
  const style = file ? styleOf(file) : PLAIN_STYLE
  const text = functionText({ name, parameters, returns, body: emptyBody(name, returns, style) }, style)
  if ('wanted' in place) {
    const imports = importLines(module, place.wanted, style)
    context.changes.addFile(module, `${imports}${imports && style.newline}${text}`)
  } else appendStatement(context, place, text)
  const inputs = takes.map((one) => one.name).filter((one) => !findNode(context.graph, one))
  return { title: `Add function ${name}`, created: [name, ...inputs] }
}

/** A file, or what a module that is not there yet imports. */
type Place = ts.SourceFile | { readonly module: string; readonly wanted: Wanted[] }

function typeAt(context: EditContext, type: WrittenType, place: Place): string {
  if (!('wanted' in place)) return typeIn(context, type, place)
  for (const one of wantedTypes(context, type, place.module)) {
    if (!place.wanted.some(({ name }) => name === one.name)) place.wanted.push(one)
  }
  return type.text
}

function checkTakenOnce({ name, takes }: AddFunction): void {
  const again = takes.find((one, at) => takes.findIndex((other) => other.name === one.name) < at)
  if (again) refuse('duplicate', { message: `"${name}" takes "${again.name}" already.`, nodes: [name] })
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
  place: Place,
): string {
  if (name === target) refuse('cycle', { message: `"${name}" cannot take itself.`, nodes: [name] })
  const known = findNode(context.graph, name)
  if (!known) checkName(name)
  if (type !== undefined) checkType(type)
  if (type !== undefined) return `${name}: ${typeAt(context, { text: type.trim(), home: null }, place)}`
  if (!known)
    refuse('expression', {
      message: `The new input "${name}" needs a type.`,
      hint: `Write it behind the name: ${name}: number.`,
    })
  const node = nodeOf(context, name)
  if (!isIdentifier(name)) refuse('made', { message: `"${name}" is no name that a parameter can have.`, nodes: [name] })
  return `${name}: ${typeAt(context, typeOfNode(context, node), place)}`
}
