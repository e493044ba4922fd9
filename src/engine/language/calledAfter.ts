import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import { placeOf } from '../analyze/places.ts'
import type { EditScope } from '../edit/context.ts'
import { allFunctions } from '../edit/functions.ts'
import { symbolAt } from '../edit/identifiers.ts'
import { nodeTexts, referringCalls } from '../edit/modifierNames.ts'
import { ownCalls } from '../edit/parameterKeys.ts'
import { refuse } from '../edit/refusal.ts'
import type { GraphNode } from '../model/graph.ts'

/** @throws {EditRefusal} where a modifier names a node after a helper, and something takes it by that name. */
export function checkNotTakenByName(scope: EditScope, declared: ts.Identifier): void {
  const { line, column, file } = placeOf(declared)
  const base = declared.text.replace(/^_/, '')
  const isOf = ({ where, name }: GraphNode) =>
    where?.line === line &&
    where.column === column &&
    where.file === file &&
    new RegExp(`\\.(with_)?${base.replaceAll('$', '\\$')}(_\\d+)?$`).test(name)
  const made = new Set(scope.graph.nodes.filter(isOf).map((node) => node.name))
  if (made.size === 0) return
  const [text] = nodeTexts(scope, (name) => made.has(name))
  const taker = scope.graph.nodes.find(({ dependencies }) =>
    dependencies.some((one) => one.parameter === declared.text && made.has(one.node)),
  )
  if (!text && !taker) return
  const node = text?.text ?? taker?.dependencies.find((one) => made.has(one.node))?.node
  refuse('made', {
    message: `The node "${node}" is called after "${declared.text}", and ${taker ? `"${taker.name}" takes it` : 'a modifier names it'} so.`,
    hint: 'Give what takes it another way to it first: source(...) in a modifier.',
    where: text ? placeOf(text) : (taker?.where ?? null),
  })
}

/** @throws {EditRefusal} where a column of a table is called after a helper. */
export function checkNoColumn(scope: EditScope, found: FoundFunction | null): void {
  const call = found && referringCalls(scope, found).find(({ called }) => called === 'withColumns')?.call
  if (!call) return
  refuse('made', {
    message: `withColumns(...) calls a column after "${found.name}": the table that it gives would be another one.`,
    hint: 'Change it in the code, and wherever the column is taken.',
    where: placeOf(call),
  })
}

/** @throws {EditRefusal} where `extractFields` makes a node of a field that is to be called otherwise. */
export function checkNotExtracted(scope: EditScope, there: ts.Node): void {
  const { checker } = scope.checked
  const name = there.getText()
  const object = ts.isObjectLiteralExpression(there.parent.parent) ? there.parent.parent : null
  const wanted = object && checker.getContextualType(object)
  const symbols = [symbolAt(there, checker), wanted && checker.getPropertyOfType(wanted, name)]
  const declarations = symbols.flatMap((symbol) => symbol?.declarations ?? [])
  for (const { fn, decorated, name: owner } of allFunctions(scope)) {
    const call = ownCalls(decorated, checker).find(({ called }) => called === 'extractFields')?.call
    const fields = call?.arguments.filter(ts.isStringLiteralLike)
    const signature = fields && checker.getSignatureFromDeclaration(fn)
    if (!signature || (fields.length > 0 && !fields.some((field) => field.text === name))) continue
    const type = checker.getReturnTypeOfSignature(signature)
    const field = checker.getPropertyOfType(checker.getAwaitedType(type) ?? type, name)
    if (!field?.declarations?.some((one) => declarations.includes(one))) continue
    refuse('made', {
      message: `extractFields(...) makes a node of the field "${name}" of what "${owner}" gives, called after it.`,
      hint: 'Change it in the code, in the modifier, and wherever the node is taken.',
      where: placeOf(call ?? fn),
    })
  }
}
