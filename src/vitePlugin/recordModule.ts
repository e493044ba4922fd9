import { type CheckedProgram, userPath } from '../engine/analyze/compiler.ts'
import { checkFile } from '../engine/analyze/diagnostics.ts'
import { createLibraryReader } from '../engine/analyze/library.ts'
import { readModule } from '../engine/analyze/readModule.ts'
import { createTypeRegistry } from '../engine/analyze/typeRegistry.ts'
import type { RecordedModule } from '../engine/live/liveModule.ts'
import { type FunctionInfo, HIDDEN, type ModuleInfo } from '../engine/model/module.ts'
import type { TypeOracle } from '../engine/model/oracle.ts'
import { makeProblem, type Problem } from '../engine/model/problem.ts'
import { nearestTypes } from './nearestTypes.ts'

export interface Recorded {
  readonly recorded: Omit<RecordedModule, 'others'>
  /** Other modules that functions stand in. */
  readonly others: readonly string[]
  readonly problems: readonly Problem[]
  /** The project's files that all of this was read from. */
  readonly files: readonly string[]
}

/** Reads a module as `analyze` does, into data that a bundle can carry. */
export function recordModule(path: string, checked: CheckedProgram): Recorded {
  const file = checked.sourceFile(path)
  const types = createTypeRegistry(checked.program, checked.checker)
  const reader = createLibraryReader(checked, types)
  const modules = readModule(path, reader, new Set())
  const { library, problems } = reader.finish()
  const isBroken = file !== undefined && checked.program.getSyntacticDiagnostics(file).length > 0
  const infos = createInfos(types)
  const recorded = {
    modules: modules.map(infos.listOf),
    referred: [...library.functions].map(([id, info]) => [id, infos.placeOf(info)] as const),
    namespaces: [...library.modules.values()].map(infos.listOf),
  }
  const all = infos.all()
  return {
    recorded: { ...recorded, ...nearestTypes(all, types.table()) },
    others: [...new Set(all.flatMap((info) => (info.exportName === null ? [] : info.module)))].filter(
      (one) => one !== path,
    ),
    problems: isBroken
      ? checkFile(path, checked, [], [])
      : [...modules.flatMap((module) => module.problems), ...problems, ...hiddenMutators(modules)],
    files: checked.program.getSourceFiles().flatMap((one) => userPath(one) ?? []),
  }
}

/** Each function once, in the order in which it is met. */
function createInfos(types: TypeOracle) {
  const places = new Map<FunctionInfo, number>()
  const placeOf = (info: FunctionInfo): number => {
    const at = places.get(info) ?? places.size
    places.set(info, at)
    return at
  }
  return {
    placeOf,
    listOf: ({ path, functions, mutators }: ModuleInfo) => ({
      path,
      functions: functions.map(placeOf),
      mutators: mutators.map(placeOf),
    }),
    all: () => [...places.keys()].map((info): FunctionInfo => ({ ...info, returns: types.awaited(info.returns) })),
  }
}

/** A bundle has no way to what a module keeps to itself. */
function hiddenMutators(modules: readonly ModuleInfo[]): Problem[] {
  return modules
    .flatMap((module) => module.mutators)
    .filter((info) => info.exportName?.startsWith(HIDDEN))
    .map((info) =>
      makeProblem('DW-LIVE-010', 'build', {
        message: `"${info.name}" changes other functions by mutate(...), but a bundle has no way to it.`,
        hint: `Export it: export const ${info.name} = decorate(...). With a name that starts with "_" it is no node.`,
        nodes: [info.name],
        where: info.where,
      }),
    )
}
