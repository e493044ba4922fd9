import type { FunctionInfo, Library, ModuleInfo } from '../model/module.ts'
import type { TypeHome } from '../model/oracle.ts'
import type { RecordedFunctions, RecordedModule } from './liveModule.ts'

/** A recorded module as `analyze` would have given it, with its types among those of the program. */
export function adoptModule(
  recorded: RecordedModule,
  types: TypeHome,
): { readonly modules: readonly ModuleInfo[]; readonly library: Library } {
  const typeOf = types.adopt(recorded.types)
  const infos = recorded.infos.map(
    (info): FunctionInfo => ({
      ...info,
      returns: typeOf(info.returns),
      parameters: info.parameters.map((parameter) => ({ ...parameter, type: typeOf(parameter.type) })),
    }),
  )
  const pick = (places: readonly number[]) => places.flatMap((at) => infos[at] ?? [])
  const toModule = ({ path, functions, mutators }: RecordedFunctions): ModuleInfo => ({
    path,
    functions: pick(functions),
    mutators: pick(mutators),
    imports: [],
    problems: [],
  })
  return {
    modules: recorded.modules.map(toModule),
    library: {
      functions: new Map(
        recorded.referred.flatMap(([id, at]) => pick([at]).map((info): [string, FunctionInfo] => [id, info])),
      ),
      modules: new Map(recorded.namespaces.map((one) => [one.path, toModule(one)])),
    },
  }
}
