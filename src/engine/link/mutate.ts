import type { FindPart } from '../model/callPart.ts'
import type { FunctionInfo, Library, ModifierSpec, ModuleInfo, StaticCall, StaticValue } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { entriesOf, spellStatic } from './staticValues.ts'

interface Program {
  readonly modules: readonly ModuleInfo[]
  readonly library: Library
}

/**
 * Turns each `mutate(...)` into steps at the ends of its targets' `pipeOutput`, in the order of the module. The functions
 * that it stands at are no nodes.
 */
export function applyMutators({ modules, library }: Program, problems: Problem[], findPart: FindPart): Program {
  const all = new Set([...modules, ...library.modules.values()])
  if (![...all].some((module) => module.mutators.length)) return { modules, library }
  const mutators = new Set([...all].flatMap((module) => module.mutators))
  const places = new Set<string>()
  const functions = new Map(library.functions)
  const steps = new Map<FunctionInfo, Step[]>()
  for (const mutator of mutators) {
    const id = idOf(mutator)
    // A module may be read twice, as a module and as a namespace.
    if (places.has(id)) continue
    places.add(id)
    functions.set(id, mutator)
    for (const [target, step] of stepsOf(mutator, id, library, { problems, findPart })) {
      steps.set(target, [...(steps.get(target) ?? []), step])
    }
  }
  const changed = new Map([...steps].map(([info, some]) => [info, withSteps(info, some)]))
  const change = (info: FunctionInfo) => changed.get(info) ?? info
  const changeModule = (module: ModuleInfo) => ({
    ...module,
    functions: module.functions.filter((info) => !mutators.has(info)).map(change),
  })
  return {
    modules: modules.map(changeModule),
    library: {
      functions: new Map([...functions].map(([key, info]) => [key, change(info)])),
      modules: new Map([...library.modules].map(([path, module]) => [path, changeModule(module)])),
    },
  }
}

interface Step {
  readonly call: StaticCall
  readonly spec: ModifierSpec
}

function idOf({ module, exportName, where }: FunctionInfo): string {
  return `mutate ${module}#${exportName}#${where?.line}:${where?.column}`
}

/** A step of the mutator for each function that its `mutate(...)` names. */
function stepsOf(
  mutator: FunctionInfo,
  id: string,
  library: Library,
  { problems, findPart }: { readonly problems: Problem[]; readonly findPart: FindPart },
): readonly (readonly [FunctionInfo, Step])[] {
  return mutator.modifiers
    .filter((spec) => spec.name === 'mutate')
    .flatMap((spec) => {
      const complain = (message: string, hint: string, at = 0) => {
        const where = (spec.where && findPart(spec.where, { path: [at] })) ?? spec.where
        problems.push(makeProblem('DW-LINK-051', 'build', { message, hint, nodes: [mutator.name], where }))
      }
      const last = spec.args[spec.args.length - 1]
      const bindings = entriesOf(last) ? last : undefined
      const targets = bindings ? spec.args.slice(0, -1) : spec.args
      if (targets.length === 0) complain(`mutate at "${mutator.name}" names no function.`, 'Write mutate(fn).')
      return targets.flatMap((target, at): (readonly [FunctionInfo, Step])[] => {
        const named = target.kind === 'call' && target.name === 'applyTo' ? target.args[0] : target
        const info = named?.kind === 'function' ? library.functions.get(named.id) : undefined
        if (!info) {
          complain(
            `mutate at "${mutator.name}" cannot change ${spellStatic(target)}.`,
            'Name functions, or applyTo(fn).when({ key: value }).',
            at,
          )
          return []
        }
        if (info.modifiers.some((one) => one.name === 'mutate')) {
          complain(
            `mutate at "${mutator.name}" cannot change "${info.name}", which is a mutator itself and no node.`,
            'Name the functions that both shall change.',
            at,
          )
          return []
        }
        if (info.module !== mutator.module) {
          complain(
            `mutate at "${mutator.name}" cannot change "${info.name}", which is in ${info.module}.`,
            `Move "${mutator.name}" to ${info.module}.`,
            at,
          )
          return []
        }
        const chain = target.kind === 'call' ? target.chain : []
        return [[info, { call: stepCall(mutator, id, bindings, chain, spec), spec }]]
      })
    })
}

function stepCall(
  mutator: FunctionInfo,
  id: string,
  bindings: StaticValue | undefined,
  chain: StaticCall['chain'],
  spec: ModifierSpec,
): StaticCall {
  const fn: StaticValue = { kind: 'function', id, name: mutator.name, path: [] }
  return { kind: 'call', name: 'step', args: bindings ? [fn, bindings] : [fn], chain, where: spec.where }
}

/** At the end of the function's own `pipeOutput`, else around all that it has. */
function withSteps(info: FunctionInfo, steps: readonly Step[]): FunctionInfo {
  const calls = steps.map((step) => step.call)
  const own = info.modifiers.find((spec) => spec.name === 'pipeOutput')
  if (own) {
    const longer = { ...own, args: [...own.args, ...calls] }
    return { ...info, modifiers: info.modifiers.map((spec) => (spec === own ? longer : spec)) }
  }
  const [first] = steps
  if (!first) return info
  const made: ModifierSpec = { name: 'pipeOutput', args: calls, text: first.spec.text, where: first.spec.where }
  return { ...info, modifiers: [made, ...info.modifiers] }
}
