import { availableParallelism } from 'node:os'
import {
  type CostBook,
  type GraphAdapter,
  type ResultBuilder,
  type RunLimits,
  SimpleGraphAdapter,
  toAdapterLimits,
  WebWorkerGraphAdapter,
} from '../engine/index.ts'
import type { Options } from './options.ts'
import { parseSize } from './size.ts'

export function chooseAdapter(
  options: Options,
  limits: RunLimits,
  resultBuilder: ResultBuilder,
  costs: CostBook | undefined,
): GraphAdapter {
  // A project's choice is made for the page; a command runs in place unless it is told otherwise.
  if (options.adapter !== 'workers') return new SimpleGraphAdapter(resultBuilder)
  const workers = options.workers ?? availableParallelism()
  return new WebWorkerGraphAdapter({
    workers,
    resultBuilder,
    costs,
    ...toAdapterLimits(limitsOf(options, limits)),
  })
}

/** What the command says counts more than what the project does. */
function limitsOf({ timeout, nodeTimeout, memory }: Options, of: RunLimits): RunLimits {
  return {
    runSeconds: timeout ?? of.runSeconds,
    nodeSeconds: nodeTimeout ?? of.nodeSeconds,
    megabytes: memory === null ? of.megabytes : parseSize('memory', memory) / 1e6,
  }
}
