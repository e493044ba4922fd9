import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { EditScope } from './context.ts'
import { pieceNamed } from './copiedPieces.ts'
import { ownCalls } from './parameterKeys.ts'
import type { Piece } from './pieces.ts'

const NESTING: ReadonlySet<string> = new Set(['subdag', 'parameterizedSubdag', 'withColumns', 'step'])

/** Functions that modifiers make nodes of: what these are called by, and take, are the functions' own names. */
export function findNested(scope: EditScope, functions: readonly FoundFunction[]): ReadonlySet<Piece> {
  const calls = functions.flatMap(({ decorated }) => ownCalls(decorated, scope.checked.checker))
  const names = calls
    .filter(({ called }) => NESTING.has(called))
    .flatMap(({ call }) => call.arguments.filter(ts.isIdentifier))
  return new Set(names.flatMap((name) => pieceNamed(scope, name) ?? []))
}
