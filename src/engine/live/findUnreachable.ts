import type { Program } from '../model/graph.ts'
import { moduleName } from '../model/module.ts'
import { makeProblem, type Problem } from '../model/problem.ts'

/** A problem for each live module that a worker would have to import and cannot: nobody knows from where. */
export function findUnreachable({ graph, code }: Program, functions: ReadonlyMap<string, object>): Problem[] {
  const known = new Set(code.map((module) => module.path))
  const nodes = new Map<string, string[]>()
  for (const { name, call } of graph.nodes) {
    if (call.kind !== 'function' || !functions.has(call.module) || known.has(call.module)) continue
    nodes.set(call.module, [...(nodes.get(call.module) ?? []), name])
  }
  return [...nodes].map(([path, names]) =>
    makeProblem('DW-LIVE-003', 'build', {
      message: `Workers cannot run the functions of "${path}": nobody knows where to import it from.`,
      hint: `Import it with dagwright/vite ("./${moduleName(path)}.ts?dag"), name its URL with source(new URL(...), functions), or use SimpleGraphAdapter.`,
      nodes: names,
    }),
  )
}
