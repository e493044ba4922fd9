import type { FunctionInfo, Json, ModifierSpec, ParameterInfo } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import type { TypeId } from '../model/type.ts'
import { readLiveModifiers } from './readLiveModifiers.ts'
import { type LiveParameter, readParameters } from './readParameters.ts'
import type { References } from './readStaticValue.ts'

/** A function as it is at hand. */
export interface FoundLive {
  readonly fn: object
  readonly name: string
  readonly module: string
  readonly exportName: string | null
}

export interface LiveReading {
  readonly config: Readonly<Record<string, Json>>
  readonly references: References
  readonly problems: Problem[]
  /** Nobody knows what it takes or gives. */
  readonly unknown: TypeId
  /** Two of which nobody knows more. */
  readonly pair: TypeId
  /** What generator functions give; null where no `Collect` can be known to end their blocks. */
  readonly items: TypeId | null
}

/** Live function -> what `analyze` would have told of it, as far as a function tells. */
export function readLiveFunction(found: FoundLive, reading: LiveReading): FunctionInfo {
  const { fn, name, module, exportName } = found
  const { config, references, problems, unknown } = reading
  const signature = readParameters(Function.prototype.toString.call(fn))
  if (!signature) problems.push(unreadableProblem(name, module))
  if (signature?.isGenerator && reading.items === null) problems.push(generatorProblem(name))
  const modifiers = readLiveModifiers(fn, { owner: name, config, references, problems })
  return {
    name,
    module,
    exportName,
    parameters: (signature?.parameters ?? []).flatMap((one) => readParameter(one, name, unknown, problems)),
    returns: signature?.isGenerator ? (reading.items ?? unknown) : returnsOf(modifiers, reading),
    doc: '',
    modifiers,
    ...(signature?.throws ? { throws: true } : {}),
    where: null,
    extent: null,
  }
}

/** A loader gives `[value, what is known of it]`: so much its modifier tells. */
function returnsOf(modifiers: readonly ModifierSpec[], { unknown, pair }: LiveReading): TypeId {
  return modifiers.some((modifier) => modifier.name === 'dataLoader') ? pair : unknown
}

function readParameter(parameter: LiveParameter, owner: string, type: TypeId, problems: Problem[]): ParameterInfo[] {
  if (parameter.kind === 'named') {
    const { name, optional, defaultValue } = parameter
    return [{ name, type, optional, where: null, defaultValue }]
  }
  problems.push(namelessProblem(parameter, owner))
  return []
}

function namelessProblem({ kind, text }: LiveParameter & { kind: 'rest' | 'destructured' }, owner: string): Problem {
  if (kind === 'rest') {
    return makeProblem('DW-ANALYZE-004', 'build', {
      message: `The rest parameter "${text}" of "${owner}" has no one node to come from.`,
      hint: `Take an array parameter instead: ${text.replace(/\W/g, '') || 'items'}.`,
      nodes: [owner],
    })
  }
  return makeProblem('DW-ANALYZE-005', 'build', {
    message: `The destructured parameter ${text} of "${owner}" has no name that could name a node.`,
    hint: 'Give it a name and take it apart in the body.',
    nodes: [owner],
  })
}

function unreadableProblem(name: string, module: string): Problem {
  return makeProblem('DW-LIVE-001', 'build', {
    message: `The function "${name}" of "${module}" is native or bound: its parameters cannot be read.`,
    hint: `Wrap it in one that names them: export const ${name} = (spend) => ...`,
    nodes: [name],
  })
}

function generatorProblem(name: string): Problem {
  return makeProblem('DW-LIVE-004', 'build', {
    message: `"${name}" is a generator, but live functions do not say which parameter collects its items.`,
    hint: `Import its module with dagwright/vite ("./features.ts?dag"), which keeps Collect<T>; or return an array.`,
    nodes: [name],
  })
}
