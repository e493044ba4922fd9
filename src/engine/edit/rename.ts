import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { EditIntent, EditPlan } from '../model/edit.ts'
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
  if (node.kind === 'function' && !findFunctionOf(context, node)) refuseMade(node)
  const renames = renameNode(context, from, to)
  if (node.kind === 'config') for (const key of configKeys(context, from)) replaceNameText(context.changes, key, to)
  return { title: `Rename ${from} to ${to}`, renames }
}

/** Another name for a function's own node or an input, which nobody has yet. Gives it, and the names made of it. */
export function renameNode(context: EditContext, from: string, to: string): EditPlan['renames'] {
  const functions = functionsNamed(context, from)
  for (const found of functions) renameFunction(context, found, to + found.name.slice(from.length))
  const { derived } = madeNodes(context, functions, from)
  const renames = [{ from, to }, ...derived.map(({ name }) => ({ from: name, to: derivedName(name, from, to) }))]
  const takers = takersOf(context, from)
  checkFollowing(context, from, takers)
  for (const found of takers) renameParameter(context, found, from, to)
  renameTexts(context, functions, renames)
  return renames
}

/** The texts in modifiers that name nodes, those of labels included. */
export function renameTexts(
  context: EditContext,
  functions: readonly FoundFunction[],
  renames: EditPlan['renames'],
): void {
  const names = new Map(renames.map((one) => [one.from, one.to]))
  for (const text of [...nodeTexts(context, (name) => names.has(name)), ...labelKeys(context, functions, names)]) {
    replaceNameText(context.changes, text, names.get(text.text) ?? text.text)
  }
}

/** @throws {EditRefusal} where a node is taken by a helper's parameter, whose name says what feeds it. */
export function checkFollowing(context: EditContext, name: string, takers: readonly FoundFunction[]): void {
  const { users, byName } = indexOf(context.graph)
  const origin = byName.get(name)?.origin
  const following = new Set(takers.map((found) => found.name))
  for (const user of (users.get(name) ?? []).flatMap((one) => byName.get(one) ?? [])) {
    if (user.origin === origin || following.has(user.origin)) continue
    const edges = user.dependencies.filter((one) => one.node === name)
    const edge = edges.find((one) => one.parameter === name) ?? edges.find(() => isChosen(user))
    if (!edge || isNamedInText(context, user, name)) continue
    if (edge.parameter !== name) refuseChosen(user, name)
    refuse('made', {
      message: `A function in the modifiers of "${user.origin}" takes "${name}" by the name of its parameter.`,
      hint: `Bind that parameter in the modifier: source('${name}').`,
      nodes: [name, user.name],
      where: edge.where ?? user.where,
    })
  }
}

function isChosen({ modifiers }: GraphNode): boolean {
  return modifiers.some((one) => one.name === 'resolve')
}

function refuseChosen(user: GraphNode, name: string): never {
  return refuse('made', {
    message: `"${user.origin}" takes "${name}" by what resolve(...) makes of the config.`,
    hint: 'Write the name in the modifier, or change it in the config and in the code.',
    nodes: [name, user.name],
    where: user.modifiers.find((one) => one.name === 'resolve')?.where ?? user.where,
  })
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
