import ts from 'typescript'
import { placeOf } from '../analyze/places.ts'
import { findNode } from '../model/graph.ts'
import type { EditScope } from './context.ts'
import { functionsNamed } from './functions.ts'
import { refuse } from './refusal.ts'

/** A name that a node can have. @throws {EditRefusal} where it is none. */
export function checkName(name: string): void {
  const because = (why: string) =>
    refuse('identifier', { message: `"${name}" cannot be the name of a node: ${why}.`, nodes: [] })
  if (name === '') refuse('identifier', { message: 'A node needs a name.' })
  if (!isIdentifier(name)) because('it is no identifier')
  if (isReserved(name)) because('it is a reserved word')
  if (name.startsWith('_')) because('a name that starts with _ is a helper, which no one sees')
  if (name.endsWith('__')) because('what follows the last __ names a variant')
}

/** @throws {EditRefusal} where a node, an input or a function of another configuration has it. */
export function checkFree(scope: EditScope, name: string): void {
  const node = findNode(scope.graph, name)
  const found = functionsNamed(scope, name)[0]
  if (!node && !found) return
  const users = scope.graph.nodes.filter((one) => one.dependencies.some((edge) => edge.node === name))
  const isFunction = found !== undefined || node?.kind === 'function'
  const what = isFunction ? 'a function' : `an input of ${users.map((one) => one.name).join(', ') || 'the project'}`
  refuse('taken', {
    message: `The name "${name}" is taken: it is ${what}.`,
    nodes: [name],
    where: node?.where ?? (found ? placeOf(found.nameNode) : null),
  })
}

/** `mean`, `mean_2`, `mean_3`: the first that nobody has. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(wanted)) return wanted
  for (let count = 2; ; count++) if (!isTaken(`${wanted}_${count}`)) return `${wanted}_${count}`
}

export function isIdentifier(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(text)
}

/** Words that cannot name a function or parameter of a module. */
export function isReserved(name: string): boolean {
  const token = ts.identifierToKeywordKind(ts.factory.createIdentifier(name))
  const isKeyword =
    token !== undefined && token >= ts.SyntaxKind.FirstReservedWord && token <= ts.SyntaxKind.LastFutureReservedWord
  return isKeyword || ['await', 'arguments', 'eval', 'undefined', 'NaN', 'Infinity'].includes(name)
}
