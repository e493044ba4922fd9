import type { NodeCall } from '../model/graph.ts'
import { GraphError } from '../model/problem.ts'
import { DictResult } from '../results/DictResult.ts'
import { MatrixResult } from '../results/MatrixResult.ts'
import type { ResultBuilder } from '../results/ResultBuilder.ts'
import { TableResult } from '../results/TableResult.ts'
import { NodeFailure } from './errors.ts'

/** What a result builder makes of values, in a node of its own; what it refuses fails the node. */
export function combine(how: NodeCall & { kind: 'combine' }, values: readonly unknown[]): unknown {
  try {
    return builderOf(how).buildResult(new Map(how.names.map((name, at) => [name, values[at]])))
  } catch (error) {
    const problem = error instanceof GraphError ? error.problems[0] : undefined
    throw problem ? new NodeFailure(problem) : error
  }
}

function builderOf({ builder, key }: NodeCall & { kind: 'combine' }): ResultBuilder {
  if (builder === 'dict') return new DictResult()
  if (builder === 'matrix') return new MatrixResult()
  return new TableResult(key === null ? {} : { key })
}
