import { bareNode, edgeTo, NO_TYPE } from './model/bareNode.ts'
import type { Program } from './model/graph.ts'
import { didYouMean, listNames } from './model/names.ts'
import { makeProblem, type Problem } from './model/problem.ts'
import type { ResultFunction } from './model/request.ts'

/** A program with one node more, which makes the result: ask for `output` alone. Or why there is none. */
export type WithResult =
  | { readonly ok: true; readonly program: Program; readonly output: string }
  | { readonly ok: false; readonly problem: Problem }

/**
 * Lets an exported function of the project make the result: it takes the outputs as one record, and runs where nodes run,
 * under every adapter. It need be no node: a name that begins with `_` is none.
 */
export function withResultFunction(
  program: Program,
  outputs: readonly string[],
  { module, exportName }: ResultFunction,
): WithResult {
  const files = program.code.map((code) => code.path)
  if (!files.includes(module)) return { ok: false, problem: missingFile(module, files) }
  const output = `${module}:${exportName}`
  const names = [...new Set(outputs)]
  const node = bareNode(output, {
    module,
    dependencies: names.map((name) => edgeTo(name, NO_TYPE)),
    call: { kind: 'function', module, exportName },
    args: [{ kind: 'record', entries: names.map((name, at) => [name, { kind: 'dependency', at }]) }],
    origin: exportName,
  })
  const graph = { ...program.graph, nodes: [...program.graph.nodes, node] }
  return { ok: true, program: { ...program, graph }, output }
}

/** Outputs by default, less the function that makes the result of them. */
export function withoutResultFunction(
  outputs: readonly string[],
  program: Program,
  { module, exportName }: ResultFunction,
): string[] {
  const own = program.graph.nodes.find(
    ({ call }) => call.kind === 'function' && call.module === module && call.exportName === exportName && !call.path,
  )
  return outputs.filter((name) => name !== own?.name)
}

function missingFile(module: string, files: readonly string[]): Problem {
  return makeProblem('DW-RESULT-013', 'request', {
    message: `There is no file "${module}" that the result could be built with.`,
    hint: didYouMean(module, files, `The project has ${listNames(files) || 'no files'}.`),
  })
}
