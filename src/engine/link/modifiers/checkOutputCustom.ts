import type { ArgumentPath } from '../../model/callPart.ts'
import type { Importance } from '../../model/check.ts'
import type { StaticFunction, StaticValue } from '../../model/module.ts'
import type { TypeId } from '../../model/type.ts'
import { type LinkedFunction, type Modifier, type ModifierContext, sinkNodes } from '../modifier.ts'
import { edgeTo } from '../nodes.ts'
import { readOptions, refuseOption } from '../parts.ts'
import { entriesOf, spellStatic, textOf } from '../staticValues.ts'
import { checkNode, type Validator } from '../validators.ts'

/** `checkOutputCustom(check, ..., { importance })`: as `checkOutput`, with functions of the author's own. */
export const checkOutputCustom: Modifier = {
  name: 'checkOutputCustom',
  lifecycle: 'transformer',
  apply(nodes, spec, context) {
    const last = spec.args[spec.args.length - 1]
    const entries = validateOf(last) ? null : entriesOf(last)
    const options = readOptions(spec, { entries: entries ?? [], path: [-1] }, ['importance'], context)
    const importance = options && readImportance(options.get('importance'))
    if (options && !importance) {
      refuseOption(spec, 'importance', { wanted: '"warn" or "fail"', path: [-1, 'importance'] }, context)
    }
    const given = entries ? spec.args.slice(0, -1) : spec.args
    const checks = given.map((one, at) => readCheck(one, [at], context))
    if (given.length === 0) complain('checks nothing', 'Name a check: checkOutputCustom(isEven).', context)
    const good = checks.flatMap((check) => check ?? [])
    if (!importance || good.length === 0 || good.length < checks.length) return nodes
    const sinks = sinkNodes(nodes)
    return nodes.flatMap((node) => {
      if (!sinks.has(node.name)) return [node]
      const validators = good.map((check) => validatorOf(check, node.name, context))
      return checkNode(node, nodes, { validators, importance }, context)
    })
  },
}

function readImportance(value: StaticValue | undefined): Importance | null {
  if (!value) return 'warn'
  const text = value.kind === 'json' ? value.value : null
  return text === 'warn' || text === 'fail' ? text : null
}

/** Of an object with a `validate`, that function and what the object is called. */
function validateOf(value: StaticValue | undefined): { readonly fn: StaticFunction; readonly name: string } | null {
  const entries = new Map(value?.kind === 'record' ? value.entries : [])
  const fn = entries.get('validate')
  return fn?.kind === 'function' ? { fn, name: textOf(entries.get('name')) ?? '' } : null
}

function readCheck(given: StaticValue, path: ArgumentPath, context: ModifierContext): LinkedFunction | null {
  const held = validateOf(given)
  const value = held?.fn ?? given
  if (value.kind !== 'function') {
    const hint = 'Name a function from the value to { passes, message }.'
    complain(`cannot check with ${spellStatic(value)}`, hint, context, path)
    return null
  }
  const check = context.functionOf(value)
  const name = value.name || 'a function without a name'
  const { oracle } = context
  const gives = oracle.awaited(check.info.returns)
  if (check.info.parameters.length === 0) {
    complain(`checks with ${name}, which takes no value`, `Give it a parameter for the value.`, context, path)
    return null
  }
  if (['passes', 'message'].every((field) => hasField(field, gives, context)))
    return held ? { ...check, info: { ...check.info, name: held.name } } : check
  const hint = 'Return { passes: boolean, message: string }.'
  complain(`checks with ${name}, which gives ${oracle.info(gives).text}`, hint, context, path)
  return null
}

/** What only a run can tell is let through: a check that gives something else fails then. */
function hasField(name: string, type: TypeId, { oracle }: Pick<ModifierContext, 'oracle'>): boolean {
  const { shape } = oracle.info(type)
  if (shape.kind === 'union') return shape.members.every((member) => hasField(name, member, { oracle }))
  return shape.kind === 'any' || shape.kind === 'opaque' || oracle.field(type, name) !== null
}

function validatorOf({ info, ref }: LinkedFunction, subject: string, { oracle }: ModifierContext): Validator {
  return {
    name: info.name.replace(/^_/, '') || 'custom',
    doc: info.doc || `Checks ${subject}.`,
    make: (checked) => ({
      type: oracle.awaited(info.returns),
      dependencies: info.parameters.map((parameter, at) =>
        edgeTo(at === 0 ? checked.name : parameter.name, parameter.type, {
          parameter: parameter.name,
          optional: parameter.optional,
          where: parameter.where,
        }),
      ),
      call: { kind: 'function', ...ref },
    }),
  }
}

function complain(what: string, hint: string, context: ModifierContext, path?: ArgumentPath): void {
  const message = `checkOutputCustom at "${context.fn.name}" ${what}.`
  context.complain('DW-LINK-056', { message, hint, part: path && { path } })
}
