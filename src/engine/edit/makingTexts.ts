import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { EditScope } from './context.ts'
import { keysOf, type NameText, ownCalls, valueAt } from './parameterKeys.ts'

/** Where modifiers say a node's name, or the namespace that it stands in, and are free to say another. */
export function makingTexts({ checked }: EditScope, functions: readonly FoundFunction[], node: string): NameText[] {
  return functions
    .flatMap(({ decorated }) => ownCalls(decorated, checked.checker))
    .flatMap(({ call, called }) => namesMade(call, called))
    .filter(({ text }) => node === text || node.startsWith(`${text}.`))
}

/** Parts of a value are called as they are: columns and fields are not among them. */
function namesMade(call: ts.CallExpression, called: string): readonly NameText[] {
  const [first, second] = call.arguments
  const last = call.arguments[call.arguments.length - 1]
  if (!first || !last) return []
  switch (called) {
    case 'parameterize':
    case 'parameterizeSources':
      return keysOf(first)
    case 'parameterizeValues':
      return second ? keysOf(second) : []
    case 'parameterizedSubdag':
      return keysOf(valueAt(last, 'outputs') ?? last)
    case 'parameterizeExtractColumns':
      return call.arguments.flatMap((frame) => textsOf(valueAt(frame, 'outputs')))
    case 'unpackFields':
      return call.arguments.filter(ts.isStringLiteralLike)
    case 'subdag':
    case 'withColumns':
      return textOf(valueAt(last, 'namespace'))
    case 'saveTo.json':
    case 'saveTo.csv':
      return textOf(valueAt(first, 'outputName'))
    default:
      return []
  }
}

function textsOf(list: ts.Expression | undefined): readonly NameText[] {
  return list && ts.isArrayLiteralExpression(list) ? list.elements.filter(ts.isStringLiteralLike) : []
}

function textOf(value: ts.Expression | undefined): readonly NameText[] {
  return value && ts.isStringLiteralLike(value) ? [value] : []
}
