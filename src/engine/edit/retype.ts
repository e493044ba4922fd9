import ts from 'typescript'
import type { FunctionNode } from '../analyze/findFunctions.ts'
import type { EditIntent } from '../model/edit.ts'
import { takersOf } from './bound.ts'
import type { EditContext, Planned } from './context.ts'
import { functionOf, nodeOf } from './functions.ts'
import { bareParameter, closeParenthesis, parameterNamed } from './parameters.ts'
import { refuse } from './refusal.ts'
import { checkOneSignature, signaturesOf } from './statements.ts'
import { checkType } from './syntax.ts'
import { bringType } from './typeNames.ts'

type Retype = EditIntent & { readonly kind: 'retype' }

/** Another type for what a function gives, or for an input, wherever it is taken. */
export function retype(context: EditContext, { node: name, type: given, parameter }: Retype): Planned {
  const type = given.trim()
  checkType(type)
  if (parameter !== undefined) return retypeParameter(context, name, parameter, type)
  if (nodeOf(context, name).kind === 'function') retypeFunction(context, name, type)
  else retypeInput(context, name, type)
  return { title: `Make ${name} ${type}` }
}

function retypeParameter(context: EditContext, node: string, name: string, type: string): Planned {
  const found = functionOf(context, node)
  checkOneSignature(found)
  const parameter = parameterNamed(found.fn, name)
  if (!parameter) refuse('unknown', { message: `"${node}" has no parameter "${name}" (any more).`, nodes: [node] })
  setType(context, parameter, bringType(context, type, null, found.fn.getSourceFile()))
  return { title: `Make ${name} of ${node} ${type}` }
}

/** What an async function gives is told without its promise. */
function retypeFunction(context: EditContext, name: string, type: string): void {
  const found = functionOf(context, name)
  checkOneSignature(found)
  const { fn } = found
  const file = fn.getSourceFile()
  const isAsync = fn.modifiers?.some((one) => one.kind === ts.SyntaxKind.AsyncKeyword) && !fn.asteriskToken
  const isPromise = isAsync || (fn.type && /^Promise\b/.test(fn.type.getText()))
  const text = isPromise && !/^Promise\b/.test(type) ? `Promise<${type}>` : type
  const written = bringType(context, text, null, file)
  if (fn.type) context.changes.replace(file, fn.type.getStart(), fn.type.end, written)
  else insertType(context, fn, written)
}

function retypeInput(context: EditContext, name: string, type: string): void {
  for (const found of takersOf(context, name)) {
    for (const fn of signaturesOf(found)) {
      const parameter = parameterNamed(fn, name)
      const file = fn.getSourceFile()
      if (parameter) setType(context, parameter, bringType(context, type, null, file))
    }
  }
}

/** `a => a` needs parentheses first. */
function insertType({ changes }: EditContext, fn: FunctionNode, type: string): void {
  const file = fn.getSourceFile()
  const bare = bareParameter(fn)
  if (!bare) {
    changes.insert(file, closeParenthesis(fn).end, `: ${type}`)
    return
  }
  changes.insert(file, bare.getStart(), '(')
  changes.insert(file, bare.end, `): ${type}`)
}

function setType({ changes }: EditContext, parameter: ts.ParameterDeclaration, type: string): void {
  const file = parameter.getSourceFile()
  const { type: old, questionToken, name, parent } = parameter
  if (old) {
    changes.replace(file, old.getStart(), old.end, type)
    return
  }
  const isBare = !ts.isFunctionTypeNode(parent) && bareParameter(parent as FunctionNode) === parameter
  if (isBare) changes.insert(file, parameter.getStart(), '(')
  changes.insert(file, (questionToken ?? name).end, isBare ? `: ${type})` : `: ${type}`)
}
