import type { GraphAdapter, PlacingAdapter } from '../adapters/GraphAdapter.ts'
import { SimpleGraphAdapter } from '../adapters/SimpleGraphAdapter.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import type { LifecycleAdapter } from './LifecycleAdapter.ts'
import type { Named } from './named.ts'

/** What an adapter can do in the engine's stead. Of each there can be one. */
export const METHODS = ['executeNode', 'buildResult', 'checkInputType', 'checkNodeTypeEquivalence'] as const

/** As these, though no adapter that runs nodes needs it. */
const SINGLE = [...METHODS, 'cache'] as const

export type Method = (typeof METHODS)[number]

/** The adapter that has all methods as it is, else one that asks for each of them who has it. */
export function composeMethods(named: readonly Named[]): GraphAdapter {
  const whole = named.map(({ adapter }) => adapter).find(isWhole)
  return whole ?? joinMethods(named)
}

function isWhole(adapter: LifecycleAdapter): adapter is GraphAdapter {
  return METHODS.every((method) => adapter[method])
}

function joinMethods(named: readonly Named[]): GraphAdapter {
  const plain = new SimpleGraphAdapter()
  const ownerOf = (method: Method): LifecycleAdapter =>
    named.map(({ adapter }) => adapter).find((adapter) => adapter[method]) ?? plain
  const runs = ownerOf('executeNode')
  const builds = ownerOf('buildResult')
  const takesInputs = ownerOf('checkInputType')
  const takesEdges = ownerOf('checkNodeTypeEquivalence')
  const joined: GraphAdapter = {
    // As it is, so that the driver sees that nodes run plainly.
    executeNode: runs === plain ? plain.executeNode : (node, kwargs) => runs.executeNode?.(node, kwargs),
    buildResult: (outputs) => builds.buildResult?.(outputs),
    checkInputType: (nodeType, value) => takesInputs.checkInputType?.(nodeType, value) ?? false,
    checkNodeTypeEquivalence: (nodeType, inputType) =>
      takesEdges.checkNodeTypeEquivalence?.(nodeType, inputType) ?? false,
  }
  if (!runs.prepareRun) return joined
  const placing: PlacingAdapter = { ...joined, prepareRun: (run) => runs.prepareRun?.(run) }
  return placing
}

/** Two adapters that would do the same. */
export function checkMethods(named: readonly Named[]): Problem[] {
  return named.flatMap((later, at) => {
    const shared = SINGLE.filter((method) => later.adapter[method])
    const earlier = named.slice(0, at).find(({ adapter }) => shared.some((method) => adapter[method]))
    if (!earlier) return []
    const both = shared.filter((method) => earlier.adapter[method])
    return makeProblem('DW-LIFE-001', 'build', {
      message: `${earlier.name} and ${later.name} both have ${both.join(', ')}: of each there can be one.`,
      hint: 'Keep one of them. An adapter that runs nodes takes its result builder as an option.',
    })
  })
}
