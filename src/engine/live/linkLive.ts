import { type LinkRequest, link } from '../link/link.ts'
import type { Program } from '../model/graph.ts'
import type { TypeHome } from '../model/oracle.ts'
import type { LiveReader } from './liveReader.ts'
import { createLiveTypes } from './liveTypes.ts'

/** As `link`, with what live modules refer to. */
export function linkLive({ library, ...request }: LinkRequest, live?: LiveReader): Program {
  if (!live) return { graph: link({ library, ...request }), code: [] }
  const found = live.finish(request.modules)
  const graph = link({
    ...request,
    library: {
      functions: new Map([...library.functions, ...found.library.functions]),
      modules: new Map([...library.modules, ...found.library.modules]),
    },
  })
  return { graph: { ...graph, problems: [...found.problems, ...graph.problems] }, code: found.code }
}

/** Live modules alone: no text, so no compiler. */
export function linkLiveAlone(
  paths: readonly string[],
  { config, allowModuleOverrides }: Pick<LinkRequest, 'config' | 'allowModuleOverrides'>,
  readLive: (types: TypeHome) => LiveReader,
): Program {
  const oracle = createLiveTypes()
  const live = readLive(oracle)
  const modules = paths.flatMap((path) => live.read(path) ?? [])
  const library = { functions: new Map(), modules: new Map() }
  return linkLive({ modules, library, config, oracle, allowModuleOverrides }, live)
}
