import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { EditIntent } from '../model/edit.ts'
import { type GraphNode, indexOf } from '../model/graph.ts'
import { takersOf } from './bound.ts'
import type { EditContext, Planned } from './context.ts'
import { findFunctionOf, functionsNamed, nodeOf, originOf, refuseMade } from './functions.ts'
import { meaningOf } from './identifiers.ts'
import { derivedName, madeNodes } from './madeNames.ts'
import { configKeys, labelKeys, nodeTexts, replaceNameText } from './modifierNames.ts'
import { checkFree, checkName } from './names.ts'
import { renameSymbol } from './references.ts'
import { refuse } from './refusal.ts'
import { renameParameter } from './renameParameter.ts'

type Rename = EditIntent & { readonly kind: 'rename' }

/** Another name for a node: its functions, the parameters that take it, every reference, and the texts that name it. */
export function rename(context: EditContext, { node: from, name: to }: Rename): Planned {
  const node = nodeOf(context, from)
  if (from === to) return { title: `Rename ${from}` }
  checkName(to)
  checkFree(context, to)
  const functions = functionsNamed(context, from)
  if (node.kind === 'function' && !findFunctionOf(context, node)) refuseMade(node)
  const takers = takersOf(context, from)
  checkFollowing(context, node, takers)
  for (const found of functions) renameFunction(context, found, to + found.name.slice(from.length))
  for (const found of takers) renameParameter(context, found, from, to)
  const { derived } = madeNodes(context, functions, from)
  const renames = [{ from, to }, ...derived.map(({ name }) => ({ from: name, to: derivedName(name, from, to) }))]
  const newNames = new Map(renames.map((one) => [one.from, one.to]))
  const texts = [...nodeTexts(context, (name) => newNames.has(name)), ...labelKeys(context, functions, newNames)]
  for (const text of texts) {
    replaceNameText(context.changes, text, newNames.get(text.text) ?? to)
  }
  if (node.kind === 'config') for (const key of configKeys(context, from)) replaceNameText(context.changes, key, to)
  return { title: `Rename ${from} to ${to}`, renames }
}

/** @throws {EditRefusal} where a node is taken by a helper's parameter, whose name says what feeds it. */
function checkFollowing(context: EditContext, node: GraphNode, takers: readonly FoundFunction[]): void {
  const { users, byName } = indexOf(context.graph)
  const following = new Set(takers.map((found) => found.name))
  for (const user of (users.get(node.name) ?? []).flatMap((name) => byName.get(name) ?? [])) {
    if (user.origin === node.origin || following.has(user.origin)) continue
    const edge = user.dependencies.find((one) => one.node === node.name && one.parameter === node.name)
    if (!edge || isNamedInText(context, user, node.name)) continue
    refuse('made', {
      message: `A function in the modifiers of "${user.origin}" takes "${node.name}" by the name of its parameter.`,
      hint: `Bind that parameter in the modifier: source('${node.name}').`,
      nodes: [node.name, user.name],
      where: edge.where ?? user.where,
    })
  }
}

function isNamedInText(context: EditContext, user: GraphNode, name: string): boolean {
  const found = originOf(context, user)
  const texts = nodeTexts(context, (one) => one === name)
  return texts.some((text) => ts.findAncestor(text, (one) => one === found?.decorated) !== undefined)
}

/** Whatever the name stands for, wherever it stands: the export (`export { inner as f }`), imports, calls. */
function renameFunction(context: EditContext, found: FoundFunction, to: string): void {
  const symbol = meaningOf(found.nameNode, context.checked.checker)
  if (!symbol) throw new Error(`the name of ${found.name} has no symbol`)
  renameSymbol(context, { symbol, from: found.name, to })
}
