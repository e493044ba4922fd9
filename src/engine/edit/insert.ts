import type { EditIntent } from '../model/edit.ts'
import { functionText } from './addFunction.ts'
import { checkUnbound } from './bound.ts'
import { checkUncaptured } from './capture.ts'
import type { EditContext, Planned } from './context.ts'
import { functionOf, nodeOf } from './functions.ts'
import { checkFree, checkName } from './names.ts'
import { parameterOf } from './parameters.ts'
import { refuse } from './refusal.ts'
import { renameParameter } from './renameParameter.ts'
import { extentOf, statementOf } from './statements.ts'
import { lineStart, styleOf } from './textStyle.ts'
import { typeIn, typeOfNode } from './typeText.ts'

type Insert = EditIntent & { readonly kind: 'insert' }

/** A new function on an edge: it takes what the edge led, and hands it on until its body says otherwise. */
export function insert(context: EditContext, { target, parameter, name }: Insert): Planned {
  checkName(name)
  checkFree(context, name)
  const found = functionOf(context, target)
  if (!parameterOf(found, parameter)) {
    refuse('unknown', { message: `"${target}" has no parameter "${parameter}" (any more).`, nodes: [target] })
  }
  checkUnbound(context, found, parameter)
  checkUncaptured(context, found.fn.getSourceFile(), [], name)
  const source = parameter
  const file = found.fn.getSourceFile()
  const style = styleOf(file)
  const type = typeIn(context, typeOfNode(context, nodeOf(context, source)), file)
  const parts = { name, parameters: [`${source}: ${type}`], returns: type, body: `return ${source}${style.end}` }
  const at = lineStart(file.text, extentOf(statementOf(found)).start)
  context.changes.insert(file, at, functionText(parts, style) + style.newline)
  renameParameter(context, found, parameter, name)
  return { title: `Insert ${name} between ${source} and ${target}`, created: [name] }
}
