import ts from 'typescript'
import type { ArgumentPath, FindPart } from '../model/callPart.ts'
import type { Place } from '../model/problem.ts'
import type { CheckedProgram } from './compiler.ts'
import { placeOf } from './places.ts'
import { unwrap } from './unwrap.ts'

/** Finds parts of modifiers in the text: the tree is looked at only where there is a problem. */
export function createPartFinder({ sourceFile }: CheckedProgram): FindPart {
  return (where, { path, of, link }) => {
    const whole = callAt(where, sourceFile(where.file))
    const call = whole && (link === undefined ? whole : linkOf(whole, link))
    if (!call) return null
    const found = partOf(call, path)
    if (found === call && link !== undefined) return placeOf(nameOf(call.expression))
    if (found === call) return path.length === 0 ? placeOf(call.expression) : null
    if (of === 'entry') return placeOf(found)
    const key = of === 'key' && ts.isObjectLiteralElementLike(found) && found.name
    return placeOf(key || bareValue(found))
  }
}

function callAt(where: Place, file: ts.SourceFile | undefined): ts.CallExpression | null {
  const { line, column, endLine = line, endColumn = column } = where
  const lines = file?.getLineStarts()
  const start = (lines?.[line - 1] ?? 0) + column - 1
  const end = (lines?.[endLine - 1] ?? 0) + endColumn - 1
  for (let node: ts.Node | undefined = file; node; node = childAround(node, start, end)) {
    if (ts.isCallExpression(node) && node.getStart(file) === start && node.end === end) return node
  }
  return null
}

function childAround(node: ts.Node, start: number, end: number): ts.Node | undefined {
  return ts.forEachChild(node, (child) => (child.pos <= start && end <= child.end ? child : undefined))
}

/** Of `step(fn).named('x').when({ a: 1 })` the one call or the other. */
function linkOf(call: ts.CallExpression, at: number): ts.CallExpression | null {
  const outer = ts.isPropertyAccessExpression(call.parent) && call.parent.parent
  if (!outer || !ts.isCallExpression(outer)) return null
  return at === 0 ? outer : linkOf(outer, at - 1)
}

function nameOf(callee: ts.Expression): ts.Node {
  return ts.isPropertyAccessExpression(callee) ? callee.name : callee
}

/** The node at the end of the path, or the last one on it that is there: what code makes has no place of its own. */
function partOf(call: ts.CallExpression, path: ArgumentPath): ts.Node {
  let found: ts.Node = call
  for (const step of path) {
    const next: ts.Node | undefined = typeof step === 'number' ? itemAt(found, step) : entryOf(found, step)
    if (!next) return found
    found = next
  }
  return found
}

function itemAt(from: ts.Node, at: number): ts.Node | undefined {
  const node = bareValue(from)
  const items = ts.isCallExpression(node) ? node.arguments : ts.isArrayLiteralExpression(node) ? node.elements : []
  // What is spread is as long as it happens to be.
  return items.some(ts.isSpreadElement) ? undefined : items.at(at)
}

function entryOf(from: ts.Node, key: string): ts.Node | undefined {
  const value = bareValue(from)
  const [inner] = ts.isCallExpression(value) ? value.arguments : []
  // `group({ ... })` has what its record has.
  const node = inner ? bareValue(inner) : value
  if (!ts.isObjectLiteralExpression(node)) return undefined
  return node.properties.findLast(({ name }) => name && 'text' in name && name.text === key)
}

function bareValue(node: ts.Node): ts.Node {
  const value = ts.isPropertyAssignment(node) ? node.initializer : node
  return ts.isExpression(value) ? unwrap(value) : value
}
