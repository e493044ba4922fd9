import type ts from 'typescript'
import { isTypeReferenceNode } from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { GraphNode } from '../model/graph.ts'
import { typeAt } from '../model/type.ts'
import type { EditContext, EditScope } from './context.ts'
import { findFunctionOf, originOf } from './functions.ts'
import { parameterOf } from './parameters.ts'
import { bringType, typeNames } from './typeNames.ts'

/** A type as it stands in a file: its names mean what they mean there. */
export interface WrittenType {
  readonly text: string
  /** Null where its names are global. */
  readonly home: ts.SourceFile | null
}

/** The type of what a node gives to one that takes it: as its author wrote it, else as the compiler prints it. */
export function typeOfNode(scope: EditScope, node: GraphNode): WrittenType {
  if (node.kind !== 'function') return typeOfInput(scope, node)
  const origin = originOf(scope, node)
  const home = origin?.fn.getSourceFile() ?? null
  const isOwn =
    findFunctionOf(scope, node) !== undefined && ['function', 'verdict'].includes(node.call.kind) && !changesType(node)
  const written = isOwn && origin ? givenType(origin) : null
  return { text: written ?? itemText(scope, node), home }
}

/** A type in a file: what it names is imported there. */
export function typeIn(context: EditContext, { home, text }: WrittenType, file: ts.SourceFile): string {
  return bringType(context, text, home, file)
}

/** What another function gives in its place is of that one's type. */
function changesType({ modifiers }: GraphNode): boolean {
  return modifiers.some(({ name }) => ['does', 'pipeOutput', 'dataLoader', 'mutate'].includes(name))
}

/** What an author wrote: `Promise<T>` gives `T`, `Parallelizable<T>` gives its items. */
function givenType({ fn }: FoundFunction): string | null {
  const { type } = fn
  if (!type) return null
  let inner: ts.TypeNode = type
  while (isTypeReferenceNode(inner) && /^(Promise|PromiseLike|Parallelizable)$/.test(inner.typeName.getText())) {
    const [argument] = inner.typeArguments ?? []
    if (!argument) return null
    inner = argument
  }
  const own = new Set(fn.typeParameters?.map((one) => one.name.text))
  const text = inner.getText()
  return typeNames(text).some(({ name }) => own.has(name)) ? 'unknown' : text
}

function itemText({ graph }: EditScope, node: GraphNode): string {
  // What a check gives has a name that no module can write.
  if (node.role === 'validator') return 'unknown'
  const { text, shape } = typeAt(graph.types, node.type)
  // Of a table's column the text does not tell what it holds.
  if (shape.kind === 'column') return 'number[]'
  return shape.kind === 'parallelizable' ? typeAt(graph.types, shape.element).text : text
}

/** As one of those that take it wrote it, with the meaning that all agree on. */
function typeOfInput(scope: EditScope, node: GraphNode): WrittenType {
  const { text } = typeAt(scope.graph.types, node.type)
  for (const user of scope.graph.nodes) {
    const edge = user.dependencies.find((one) => one.node === node.name && one.parameter === node.name)
    if (!edge || typeAt(scope.graph.types, edge.type).text !== text) continue
    const found = findFunctionOf(scope, user)
    const written = found && parameterOf(found, edge.parameter)?.type
    if (found && written) return { text: written.getText(), home: found.fn.getSourceFile() }
  }
  return { text, home: null }
}
