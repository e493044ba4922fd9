import { CALLED } from '../../model/graph.ts'
import type { Json, ModifierSpec, StaticValue } from '../../model/module.ts'
import { EvaluationError, evaluate } from '../evaluate.ts'
import type { DynamicModifier, ModifierContext } from '../modifier.ts'
import { spellStatic } from '../staticValues.ts'

/** `resolve(config => modifier)`: the modifier that the arrow chooses takes its place. A key that config lacks is undefined. */
export const resolve: DynamicModifier = {
  name: 'resolve',
  lifecycle: 'dynamic',
  choose(spec, context) {
    const [arrow] = spec.args
    if (arrow?.kind !== 'arrow') {
      return complain(
        'takes a function from the config to a modifier',
        'Write resolve((config) => tag({ ... })).',
        context,
      )
    }
    try {
      const chosen = evaluate(arrow.body, new Map([[arrow.parameter, { kind: 'json', value: context.config }]]))
      if (chosen.kind === 'call' && chosen.chain.length === 0) return specOf(chosen, spec, context.config)
      return complain(
        `chose ${spellStatic(chosen)}, which is no modifier`,
        'Give a modifier for every config.',
        context,
      )
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error
      return complain(
        `cannot choose: ${error.message}`,
        'Say what is to be chosen where config lacks the key: config.key ?? "usual".',
        context,
      )
    }
  },
}

function specOf(
  { name, args, where }: StaticValue & { kind: 'call' },
  spec: ModifierSpec,
  config: Readonly<Record<string, Json>>,
): ModifierSpec {
  const called = CALLED + JSON.stringify(config)
  return {
    name,
    args: args.map((value, at) => placed(value, [at], called)),
    text: spec.text,
    where: where ?? spec.where,
  }
}

/** Functions are found where evaluation has put them: in what the arrow gives when it is called. */
function placed(value: StaticValue, way: readonly (string | number)[], called: string): StaticValue {
  switch (value.kind) {
    case 'function': {
      // Inside of the arrow a function's path ends at the arrow's call.
      const arrow = value.path.slice(0, -1)
      return { ...value, path: [...arrow, called, ...way] }
    }
    case 'list':
      return { ...value, items: value.items.map((item, at) => placed(item, [...way, at], called)) }
    case 'record':
      return {
        ...value,
        entries: value.entries.map(([key, item]) => [key, placed(item, [...way, key], called)] as const),
      }
    case 'call':
      return { ...value, args: value.args.map((item, at) => placed(item, [...way, at], called)) }
    default:
      return value
  }
}

function complain(what: string, hint: string, context: ModifierContext): null {
  context.complain('DW-LINK-060', {
    message: `resolve at "${context.fn.name}" ${what}.`,
    hint,
    part: { path: [0] },
  })
  return null
}
