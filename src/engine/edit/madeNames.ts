import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { GraphNode } from '../model/graph.ts'
import type { EditScope } from './context.ts'
import { nodesFrom } from './functions.ts'
import { ownCalls } from './parameterKeys.ts'

/** What modifiers made of functions: some named after their function, as `f_raw` and `f.with_add`, some in words. */
export interface MadeNodes {
  readonly derived: readonly GraphNode[]
  readonly named: readonly GraphNode[]
}

export function madeNodes(scope: EditScope, functions: readonly FoundFunction[], name: string): MadeNodes {
  const made = functions.flatMap((found) => nodesFrom(scope, found)).filter((node) => node.name !== name)
  const texts = functions.flatMap((found) => makers(scope, found)).join('\n')
  const written = made.filter((node) => isWritten(node.name, texts)).map((node) => node.name)
  const isDerived = (node: GraphNode) =>
    afterName(name).test(node.name) &&
    !written.some((one) => node.name.startsWith(one)) &&
    !namespacesOf(node.name).some((one) => one !== name && isWritten(one, texts))
  return { derived: made.filter(isDerived), named: made.filter((node) => !isDerived(node)) }
}

/** The name that a derived node has once its function is called otherwise. */
export function derivedName(made: string, from: string, to: string): string {
  return made.replace(afterName(from), (_, save: string | undefined) => (save ?? '') + to)
}

function afterName(name: string): RegExp {
  return new RegExp(`^(save\\.)?${name.replaceAll('$', '\\$')}(?=[._]|$)`)
}

/** `a.b` and `a` for `a.b.c`. */
function namespacesOf(name: string): string[] {
  const parts = name.split('.')
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('.'))
}

/** Labels and sources name nodes and make none. */
function makers({ checked }: EditScope, { decorated }: FoundFunction): string[] {
  return ownCalls(decorated, checked.checker).flatMap(({ call, called }) =>
    called === 'tagOutputs' || called === 'source' ? [] : [call.getText().replaceAll(SOURCE, '')],
  )
}

const SOURCE = /\bsource\((['"`]).*?\1\)/g

function isWritten(name: string, text: string): boolean {
  return [`'${name}'`, `"${name}"`, `\`${name}\``, `${name}:`].some((form) => text.includes(form))
}
