import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { EditIntent } from '../model/edit.ts'
import { typeAt } from '../model/type.ts'
import type { EditContext, Planned } from './context.ts'
import { functionOf, nodesFrom } from './functions.ts'
import { parameterOf } from './parameters.ts'
import { refuse } from './refusal.ts'
import { checkOneSignature } from './statements.ts'
import { checkExpression } from './syntax.ts'
import { typeIn } from './typeText.ts'

type SetDefault = EditIntent & { readonly kind: 'setDefault' }

/** What a parameter is where nothing feeds it. */
export function setDefault(context: EditContext, { node, parameter: name, text }: SetDefault): Planned {
  const found = functionOf(context, node)
  const parameter = parameterOf(found, name)
  if (!parameter)
    return refuse('unknown', { message: `"${node}" has no parameter "${name}" (any more).`, nodes: [node] })
  checkOneSignature(found)
  const file = found.fn.getSourceFile()
  const end = (parameter.type ?? parameter.questionToken ?? parameter.name).end
  if (text === null) {
    const type = parameter.type ? '' : `: ${typeOf(context, found, name)}`
    if (parameter.initializer) context.changes.replace(file, end, parameter.initializer.end, type)
    return { title: `Take the default of ${name} away` }
  }
  checkExpression(text)
  const { questionToken, initializer } = parameter
  // A default makes it optional already.
  if (questionToken) context.changes.replace(file, questionToken.getStart(), questionToken.end, '')
  if (initializer) context.changes.replace(file, initializer.getStart(), initializer.end, text.trim())
  else context.changes.insert(file, end, ` = ${text.trim()}`)
  return { title: `Set the default of ${name}` }
}

/** What the default told. */
function typeOf(context: EditContext, found: FoundFunction, parameter: string): string {
  const edges = nodesFrom(context, found).flatMap((node) => node.dependencies)
  const edge = edges.find((one) => one.parameter === parameter)
  if (!edge) return 'unknown'
  const type = { text: typeAt(context.graph.types, edge.type).text, home: found.fn.getSourceFile() }
  return typeIn(context, type, found.fn.getSourceFile())
}
