import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import { type FoundFunction, findMutators } from '../analyze/findFunctions.ts'
import { declarationsOf } from '../analyze/references.ts'
import type { EditScope } from './context.ts'
import { topLevelOf } from './imports.ts'
import { namesIn, type Piece, pieceOf } from './pieces.ts'

/**
 * Functions' statements and all that these need of the program, directly or not: file by file, those first that others need,
 * and in each in the order of the text.
 */
export function findNeeded(scope: EditScope, functions: readonly FoundFunction[]): Piece[] {
  const roots = new Set<Piece>(functions.map((found) => found.statement))
  for (const mutator of mutatorsOf(scope, roots)) roots.add(mutator)
  const needs = new Map<Piece, readonly Piece[]>()
  const queue = [...roots]
  for (const piece of queue) {
    if (needs.has(piece)) continue
    const needed = [...new Set(namesIn(piece).flatMap((name) => pieceNamed(scope, name) ?? []))]
    needs.set(piece, needed)
    queue.push(...needed)
  }
  const files = inOrder(needs)
  return [...needs.keys()].sort(
    (a, b) => files.indexOf(a.getSourceFile()) - files.indexOf(b.getSourceFile()) || a.pos - b.pos,
  )
}

/** The top-level piece that a name stands for, in whichever file; null for what is local, or of a package. */
export function pieceNamed({ checked: { checker } }: EditScope, name: ts.Identifier): Piece | null {
  for (const declaration of declarationsOf(name, checker)) {
    const file = declaration.getSourceFile()
    if (userPath(file) === null) continue
    const declared = ts.getNameOfDeclaration(declaration)
    const top = declared && ts.isIdentifier(declared) ? topLevelOf(file, declared.text) : null
    const piece = pieceOf(declaration)
    if (
      piece &&
      top?.kind === 'own' &&
      pieceOf(top.declaration) === piece &&
      isDeclaredBy(top.declaration, declaration)
    ) {
      return piece
    }
  }
  return null
}

/** And not by something within it: a parameter, a property. */
function isDeclaredBy(own: ts.Node, declaration: ts.Node): boolean {
  if (own === declaration || ts.isBindingElement(declaration)) return true
  // Signatures of overloads are declarations of their own.
  return ts.isFunctionDeclaration(own) && ts.isFunctionDeclaration(declaration) && declaration.parent === own.parent
}

/** What `mutate(...)` stands at, where all that it changes is copied. */
function mutatorsOf(scope: EditScope, functions: ReadonlySet<Piece>): Piece[] {
  const files = new Set([...functions].map((one) => one.getSourceFile()))
  return [...files].flatMap((file) =>
    findMutators(file).flatMap((mutator) => {
      const piece = pieceOf(mutator)
      const calls = mutator.initializer ? mutateCalls(mutator.initializer) : []
      const targets = calls.flatMap((call) => namesIn(call)).flatMap((name) => pieceNamed(scope, name) ?? [])
      return piece && targets.length && targets.every((one) => functions.has(one)) ? [piece] : []
    }),
  )
}

function mutateCalls(root: ts.Node): ts.CallExpression[] {
  const calls: ts.CallExpression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(^|\.)mutate$/.test(node.expression.getText())) calls.push(node)
    ts.forEachChild(node, visit)
  }
  visit(root)
  return calls
}

function inOrder(needs: ReadonlyMap<Piece, readonly Piece[]>): readonly ts.SourceFile[] {
  const done = new Set<ts.SourceFile>()
  const begun = new Set<ts.SourceFile>()
  const visit = (file: ts.SourceFile): void => {
    if (begun.has(file)) return
    begun.add(file)
    for (const [piece, needed] of needs) {
      if (piece.getSourceFile() === file) for (const one of needed) visit(one.getSourceFile())
    }
    done.add(file)
  }
  for (const piece of needs.keys()) visit(piece.getSourceFile())
  return [...done]
}
