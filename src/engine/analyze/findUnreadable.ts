import ts from 'typescript'
import type { LibraryReader } from './libraryReader.ts'
import { isOurs } from './modifierCalls.ts'
import { readStatic } from './readStatic.ts'
import { unwrap } from './unwrap.ts'

/** What keeps an argument that `readStatic` refuses from being known: the first such part, and no more than it. */
export function findUnreadable(expression: ts.Expression, library: LibraryReader): ts.Node {
  const node = unwrap(expression)
  if (ts.isArrayLiteralExpression(node)) return firstIn(node.elements, library) ?? node
  if (ts.isObjectLiteralExpression(node)) {
    for (const property of node.properties) {
      const found = inProperty(property, library)
      if (found) return found
    }
  }
  if (!ts.isCallExpression(node)) return node
  // `step(fn).named('x')`
  const inner = ts.isPropertyAccessExpression(node.expression) && unwrap(node.expression.expression)
  if (inner && ts.isCallExpression(inner)) return firstIn([inner, ...node.arguments], library) ?? node
  return (isOurs(node.expression, library.checked.checker) && firstIn(node.arguments, library)) || node
}

function firstIn(nodes: readonly ts.Expression[], library: LibraryReader): ts.Node | null {
  const found = nodes.find((node) => !readStatic(node, library, []))
  return found ? findUnreadable(found, library) : null
}

function inProperty(property: ts.ObjectLiteralElementLike, library: LibraryReader): ts.Node | null {
  if (ts.isShorthandPropertyAssignment(property)) return firstIn([property.name], library)
  if (!ts.isPropertyAssignment(property)) return property
  return ts.isComputedPropertyName(property.name) ? property.name : firstIn([property.initializer], library)
}
