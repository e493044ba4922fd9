import ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { EditIntent } from '../model/edit.ts'
import { type GraphNode, indexOf } from '../model/graph.ts'
import { takersOf } from './bound.ts'
import type { EditContext, Planned } from './context.ts'
import { findFunctionOf, functionsNamed, nodeOf, originOf, refuseMade } from './functions.ts'
import { meaningOf } from './identifiers.ts'
import { configKeys, nodeTexts, replaceNameText } from './modifierNames.ts'
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
  const renames = [{ from, to }, ...madeNames(context, functions, from, to)]
  const newNames = new Map(renames.map((one) => [one.from, one.to]))
  for (const text of nodeTexts(context, (name) => newNames.has(name))) {
    replaceNameText(context.changes, text, newNames.get(text.text) ?? to)
  }
  if (node.kind === 'config') for (const key of configKeys(context, from)) replaceNameText(context.changes, key, to)
  return { title: `Rename ${from} to ${to}`, renames }
}

/** What modifiers name after their function follows it: `f_raw`, `f.with_add`. What they name in words stays. */
function madeNames(context: EditContext, functions: readonly FoundFunction[], from: string, to: string) {
  const texts = functions.map(({ decorated }) => decorated?.getText() ?? '').join('\n')
  const prefix = new RegExp(`^(save\\.)?${from.replaceAll('$', '\\$')}(?=[._]|$)`)
  const origins = new Set(functions.map((found) => found.name))
  const made = context.graph.nodes.filter(({ origin, name }) => origins.has(origin) && name !== from)
  const written = made.map(({ name }) => name).filter((name) => isWritten(name, texts))
  return made
    .filter(({ name }) => prefix.test(name) && !written.some((one) => name.startsWith(one)))
    .map(({ name }) => ({ from: name, to: name.replace(prefix, (_, save = '') => save + to) }))
}

function isWritten(name: string, text: string): boolean {
  return [`'${name}'`, `"${name}"`, `\`${name}\``, `${name}:`].some((form) => text.includes(form))
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
