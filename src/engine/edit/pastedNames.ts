import type ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import { findNode, type GraphNode } from '../model/graph.ts'
import { typeAt } from '../model/type.ts'
import { feedsItself, takersOf } from './bound.ts'
import type { EditContext, EditScope } from './context.ts'
import { allFunctions, functionsNamed, isCalledSo, nodeNameOf } from './functions.ts'
import { identifiersIn, meaningOf, symbolAt } from './identifiers.ts'
import { topLevelNames, topLevelOf } from './imports.ts'
import { derivedName, madeNodes } from './madeNames.ts'
import { makingTexts } from './makingTexts.ts'
import { replaceNameText } from './modifierNames.ts'
import { findNested } from './nestedPieces.ts'
import type { Pasted } from './pasted.ts'
import { declaredNames, type Piece, pieceOf } from './pieces.ts'
import { renameSymbol } from './references.ts'
import { refuse } from './refusal.ts'
import { checkFollowing, renameNode, renameTexts } from './rename.ts'
import { renameParameter } from './renameParameter.ts'

interface Target {
  readonly file: ts.SourceFile | null
  readonly shared: ReadonlySet<Piece>
  readonly keepLinks: boolean
}

/** What nodes of a pasted text are called in the program. */
export interface PastedNames {
  of(node: string): string
  readonly aliases: readonly { readonly from: string; readonly to: string }[]
  /** A name like the one that is wanted, which nothing has. */
  free(wanted: string): string
}

/** Gives other names to what a pasted text would have in common with the program by name alone. */
export function givePastedNames(context: EditContext, pasted: Pasted, target: Target): PastedNames {
  const given = new Map<string, string>()
  const used = new Set<string>()
  const inner = pasted.context

  function isFreeName(name: string): boolean {
    return (
      !used.has(name) &&
      !isTakenNode(context, name) &&
      identifiersIn(pasted.file, name).length === 0 &&
      !(target.file && identifiersIn(target.file, name).length > 0)
    )
  }

  function freeName(wanted: string, others: (candidate: string) => readonly string[] = () => []): string {
    for (let count = 1; ; count++) {
      const candidate = `${wanted}_${count}`
      if (![candidate, ...others(candidate)].every(isFreeName)) continue
      used.add(candidate)
      return candidate
    }
  }

  const own = new Set(allFunctions(inner).map((found) => nodeNameOf(inner, found)))
  const nested = findNested(inner, allFunctions(inner))
  const nodePieces = new Set(
    allFunctions(inner)
      .filter(isCalledSo)
      .map((found) => found.name),
  )
  for (const name of own) giveFunctionName(name)
  for (const name of own)
    for (const node of madeNodes(inner, functionsNamed(inner, name), name).named) giveMadeName(name, node)
  for (const name of outsideNames(pasted, own)) giveInputName(name)
  for (const [name, top] of topLevelNames(pasted.file)) {
    const piece = top.kind === 'own' ? pieceOf(top.declaration) : null
    if (piece && !target.shared.has(piece) && !nodePieces.has(name)) giveHelperName(name, piece)
  }

  function giveFunctionName(name: string): void {
    const functions = functionsNamed(inner, name)
    const { derived } = madeNodes(inner, functions, name)
    const isClash =
      [name, ...derived.map((node) => node.name)].some((one) => isTakenNode(context, one)) ||
      functions.some((found) => isCalledSo(found) && isTakenAtTop(context, target.file, found.name))
    if (!isClash) return
    const to = freeName(name, (candidate) => [
      ...functions.map((found) => candidate + found.name.slice(name.length)),
      ...derived.map((node) => derivedName(node.name, name, candidate)),
    ])
    for (const one of renameNode(inner, name, to)) given.set(one.from, one.to)
  }

  function giveMadeName(origin: string, node: GraphNode): void {
    if (given.has(node.name) || !isTakenNode(context, node.name)) return
    const functions = functionsNamed(inner, origin)
    const texts = makingTexts(inner, functions, node.name)
    const [first] = texts
    if (!first) refuseMadeName(node, origin)
    const from = first.text
    const made = inner.graph.nodes
      .filter(({ name }) => name === from || name.startsWith(`${from}.`))
      .map((one) => one.name)
    const to = freeName(from, (candidate) => made.map((one) => candidate + one.slice(from.length)))
    for (const text of texts) replaceNameText(inner.changes, text, to)
    const renames = made.map((one) => ({ from: one, to: to + one.slice(from.length) }))
    for (const one of renames) {
      const takers = takersOf(inner, one.from)
      checkFollowing(inner, one.from, takers)
      for (const found of takers) renameParameter(inner, found, one.from, one.to)
      given.set(one.from, one.to)
    }
    renameTexts(inner, functions, renames)
  }

  function giveInputName(name: string): void {
    if (target.keepLinks) return
    const there = findNode(context.graph, name)
    const isFunction = there ? there.kind === 'function' : functionsNamed(context, name).length > 0
    const mine = findNode(inner.graph, name)
    const isOther = there?.kind === 'input' && mine !== undefined && typeText(context, there) !== typeText(inner, mine)
    if (!isFunction && !isOther) return
    for (const one of renameNode(inner, name, freeName(name))) given.set(one.from, one.to)
  }

  function giveHelperName(name: string, piece: Piece): void {
    if (!isTakenAtTop(context, target.file, name)) return
    if (nested.has(piece)) refuseNested(name)
    const declared = declaredNames(piece).find((one) => one.text === name)
    const symbol = declared && meaningOf(declared, inner.checked.checker)
    if (symbol) renameSymbol(inner, { symbol, from: name, to: freeName(name) })
  }

  return {
    of: (node) => given.get(node) ?? node,
    aliases: [...given].map(([from, to]) => ({ from, to })),
    free: (wanted) => freeName(wanted),
  }
}

/** Whether a node has the name, an input, a function of another configuration, or a value of the config. */
function isTakenNode(scope: EditScope, name: string): boolean {
  return (
    findNode(scope.graph, name) !== undefined ||
    functionsNamed(scope, name).length > 0 ||
    Object.hasOwn(scope.graph.config, name)
  )
}

/** Whether a module has something at its top by that name, or means something global by it. */
function isTakenAtTop({ checked: { checker } }: EditScope, file: ts.SourceFile | null, name: string): boolean {
  if (!file) return false
  if (topLevelOf(file, name)) return true
  return identifiersIn(file, name).some((one) => {
    const declarations = symbolAt(one, checker)?.declarations ?? []
    return declarations.length > 0 && declarations.every((other) => other.getSourceFile() !== file)
  })
}

/** Names that a text takes from outside: its graph's inputs, and what functions of other configurations take. */
function outsideNames({ context }: Pasted, own: ReadonlySet<string>): ReadonlySet<string> {
  const inputs = context.graph.nodes.filter((node) => node.kind === 'input').map((node) => node.name)
  const taken = allFunctions(context).flatMap((found) => freeParameters(context, found))
  return new Set([...inputs, ...taken.filter((name) => !own.has(name) && !findNode(context.graph, name))])
}

function freeParameters(context: EditContext, found: FoundFunction): string[] {
  return found.fn.parameters.map((one) => one.name.getText()).filter((name) => feedsItself(context, found, name))
}

function typeText({ graph }: EditScope, node: GraphNode): string {
  return typeAt(graph.types, node.type).text
}

function refuseNested(name: string): never {
  refuse('taken', {
    message: `The module has another "${name}": the text's nests it by its name in a modifier, which would name other nodes.`,
    hint: 'Paste it into another module, or rename the function in the text.',
    nodes: [name],
  })
}

function refuseMadeName(node: GraphNode, origin: string): never {
  refuse('taken', {
    message: `The name "${node.name}", which a modifier of "${origin}" makes, is taken: it is a part of what the function gives.`,
    hint: 'Take it out of the modifier in the text, or rename the node of the program.',
    nodes: [node.name],
  })
}
