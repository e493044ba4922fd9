import { CALLED } from '../model/graph.ts'
import type { Json, ModifierSpec } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { isCall, type Path, type References, readStaticValue } from './readStaticValue.ts'
import { showValue } from './showValue.ts'

/** What reading a function's modifiers needs to know, and where problems go. */
export interface ModifierReading {
  readonly owner: string
  readonly config: Readonly<Record<string, Json>>
  readonly references: References
  readonly problems: Problem[]
}

/** Where `decorate` leaves a function's modifiers. */
const MODIFIERS = Symbol.for('dagwright.modifiers')

/** The modifiers that `decorate` left on a function, as `analyze` would have read them from the text. */
export function readLiveModifiers(fn: object, reading: ModifierReading): ModifierSpec[] {
  const left: unknown = Reflect.get(fn, MODIFIERS)
  if (!Array.isArray(left)) return []
  return left.flatMap((modifier: unknown, at) => readModifier(modifier, [at], reading) ?? [])
}

function readModifier(modifier: unknown, path: Path, reading: ModifierReading): ModifierSpec | null {
  const { owner, problems } = reading
  if (!isCall(modifier)) {
    problems.push(
      makeProblem('DW-LIVE-006', 'build', {
        message: `${showValue(modifier)} in the decorate(...) of "${owner}" is no modifier.`,
        hint: 'Give it what modifiers return: tag({ owner: "growth" }), for example.',
        nodes: [owner],
      }),
    )
    return null
  }
  if (modifier.__modifier === 'resolve') return resolveModifier(modifier.args[0], path, reading)
  const args = modifier.args.flatMap((value, at) => {
    const read = readStaticValue(value, [...path, at], reading.references)
    if (!read) problems.push(unreadable(value, modifier.__modifier, owner))
    return read ?? []
  })
  if (args.length < modifier.args.length) return null
  return { name: modifier.__modifier, args, text: showValue(modifier), where: null }
}

/** The arrow is at hand, so what it chooses takes its place. */
function resolveModifier(arrow: unknown, path: Path, reading: ModifierReading): ModifierSpec | null {
  const { owner, config, problems } = reading
  const complain = (message: string) =>
    problems.push(
      makeProblem('DW-LIVE-007', 'build', {
        message,
        hint: 'Give resolve(...) a function from the config to one modifier.',
        nodes: [owner],
      }),
    )
  if (typeof arrow !== 'function') {
    complain(`resolve at "${owner}" was given ${showValue(arrow)}.`)
    return null
  }
  try {
    const chosen: unknown = arrow(config)
    if (isCall(chosen)) return readModifier(chosen, [...path, 0, CALLED + JSON.stringify(config)], reading)
    complain(`resolve at "${owner}" chose ${showValue(chosen)}, which is no modifier.`)
  } catch (error) {
    complain(`resolve at "${owner}" failed: ${String(error)}.`)
  }
  return null
}

function unreadable(value: unknown, modifier: string, owner: string): Problem {
  return makeProblem('DW-LIVE-005', 'build', {
    message: `${modifier} at "${owner}" holds ${showValue(value)}, which no text could say.`,
    hint: 'Modifiers take text, numbers, plain objects and lists, functions, namespaces, source(...), value(...) and group(...).',
    nodes: [owner],
  })
}
