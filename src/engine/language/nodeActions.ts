import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import { downstreamOf, findNode } from '../model/graph.ts'
import type { CodeAction } from '../model/language.ts'
import { nearestNames } from '../model/names.ts'
import { typeAt } from '../model/type.ts'
import type { LanguageScope } from './scope.ts'
import { exportedAs, isFunctionNode } from './tokens.ts'

/** Of a parameter that no function feeds: the function that it asks for, or one that was meant. */
export function parameterActions(scope: LanguageScope, name: ts.Identifier): CodeAction[] {
  const parameter = name.parent
  if (!ts.isParameter(parameter) || parameter.name !== name || !isFunctionNode(parameter.parent)) return []
  const owner = exportedAs(parameter.parent)
  const node = findNode(scope.graph, name.text)
  const taker = scope.graph.nodes.find((one) => one.origin === owner?.text)
  if (!owner || !taker || node?.kind !== 'input') return []
  const later = downstreamOf(scope.graph, [taker.name])
  const free = scope.graph.nodes.filter((one) => one.kind === 'function' && !later.has(one.name)).map((one) => one.name)
  const meant = nearestNames(name.text, free).map(
    (source): CodeAction => ({
      kind: 'intent',
      label: `Change to ${source}`,
      intent: { kind: 'connect', source, target: taker.name, parameter: name.text },
    }),
  )
  const returns = parameter.type?.getText() ?? typeAt(scope.graph.types, node.type).text
  const module = userPath(name.getSourceFile()) ?? ''
  const intent = { kind: 'addFunction', name: name.text, module, takes: [], returns, feeds: true } as const
  return [...meant, { kind: 'intent', label: `Create the function ${name.text}`, intent }]
}

/** Of a node whose type nobody wrote: to write what it is now. */
export function returnTypeActions(scope: LanguageScope, name: ts.Identifier): CodeAction[] {
  const { parent } = name
  const node = findNode(scope.graph, name.text)
  const fn = ts.isFunctionDeclaration(parent) ? parent : ts.isVariableDeclaration(parent) ? functionIn(parent) : null
  if (!fn || fn.type || !node || node.origin !== name.text || exportedAs(fn) !== name) return []
  const type = typeAt(scope.graph.types, node.type).text
  if (type === 'any' || type === 'unknown') return []
  return [{ kind: 'intent', label: `Add the type ${type}`, intent: { kind: 'retype', node: name.text, type } }]
}

function functionIn({ initializer }: ts.VariableDeclaration) {
  const last = initializer && ts.isCallExpression(initializer) ? initializer.arguments.at(-1) : initializer
  return last && isFunctionNode(last) ? last : null
}
