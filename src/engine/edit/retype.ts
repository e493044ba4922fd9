import ts from 'typescript'
import type { EditIntent } from '../model/edit.ts'
import { boundTo } from './bound.ts'
import { allFunctions, type EditContext, functionOf, nodeOf, type Planned } from './context.ts'
import { closeParenthesis, parameterNamed, parameterOf } from './parameters.ts'
import { checkOneSignature, signaturesOf } from './statements.ts'
import { checkType } from './typeText.ts'

type Retype = EditIntent & { readonly kind: 'retype' }

/** Another type for what a function gives, or for an input, wherever it is taken. */
export function retype(context: EditContext, { node: name, type: given }: Retype): Planned {
  const type = given.trim()
  checkType(type)
  if (nodeOf(context, name).kind === 'function') retypeFunction(context, name, type)
  else retypeInput(context, name, type)
  return { title: `Make ${name} ${type}` }
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
  if (fn.type) context.changes.replace(file, fn.type.getStart(), fn.type.end, text)
  else context.changes.insert(file, closeParenthesis(fn).end, `: ${text}`)
}

function retypeInput(context: EditContext, name: string, type: string): void {
  const takers = allFunctions(context).filter((one) => parameterOf(one, name) && boundTo(context, one, name).isOwn)
  for (const found of takers) {
    for (const fn of signaturesOf(found)) {
      const parameter = parameterNamed(fn, name)
      const file = fn.getSourceFile()
      if (parameter?.type) context.changes.replace(file, parameter.type.getStart(), parameter.type.end, type)
      else if (parameter) context.changes.insert(file, (parameter.questionToken ?? parameter.name).end, `: ${type}`)
    }
  }
}
