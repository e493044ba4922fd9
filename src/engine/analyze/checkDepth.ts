import ts from 'typescript'
import { makeProblem, type Problem } from '../model/problem.ts'
import type { CheckedProgram } from './compiler.ts'
import { placeOf } from './places.ts'

/**
 * `a ? 1 : b ? 2 : ...` as long as this: the compiler's time grows with the third power of the length, so that 800 take
 * seconds and thousands do not come to an end.
 */
const MOST_CONDITIONS = 400

/** Files are asked about once: an edit makes a new one. */
const known = new WeakMap<ts.SourceFile, ts.Node | null>()

/** Expressions that must not reach the checker. */
export function checkDepth(path: string, { sourceFile }: CheckedProgram): Problem[] {
  const file = sourceFile(path)
  if (!file) return []
  const found = known.get(file) ?? findLongChoice(file)
  known.set(file, found)
  if (!found) return []
  return [
    makeProblem('DW-ANALYZE-012', 'build', {
      message: `An expression chooses between more than ${MOST_CONDITIONS} values, one after the other.`,
      hint: 'Look the value up in an object or a Map.',
      where: placeOf(found, file),
    }),
  ]
}

/** The first condition of a chain that is too long. Walks with a stack of its own: the tree may be deep in other ways, too. */
function findLongChoice(file: ts.SourceFile): ts.Node | null {
  const stack: { readonly node: ts.Node; readonly first: ts.Node | null; readonly length: number }[] = [
    { node: file, first: null, length: 0 },
  ]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const isChoice = ts.isConditionalExpression(top.node)
    const first = isChoice ? (top.first ?? top.node) : top.first
    const length = top.length + (isChoice ? 1 : 0)
    if (length > MOST_CONDITIONS) return first
    const isInside = isChoice || ts.isParenthesizedExpression(top.node)
    ts.forEachChild(top.node, (node) => {
      stack.push(isInside ? { node, first, length } : { node, first: null, length: 0 })
    })
  }
  return null
}
