import type { NaiveCall, NaiveRun } from './naiveRun.ts'
import { pictureOf } from './pictureOf.ts'
import { namesIn, type RandomNode } from './randomNode.ts'
import type { RandomProgram } from './randomProgram.ts'
import { brokenBlocks } from './runFaults.ts'

/** What a cache lets run, worked out in words that owe nothing to it. */
export interface NaiveCache {
  /** What becomes of each node that the run calls, once or for each item; afterwards it knows what the run left to keep. */
  expect(program: RandomProgram, naive: NaiveRun, isGraceful: boolean): ReadonlyMap<string, ExpectedNode>
}

export interface ExpectedNode {
  /** `open` where it hangs on the order in which the items of a block failed. */
  readonly status: 'ran' | 'cached' | 'open'
  /** How often its function is called: what items have in common may be known in time for the later ones, or not. */
  readonly calls: readonly [least: number, most: number]
}

type Known = 'yes' | 'no' | 'perhaps'

/** By the text of what was called, of the helper that it calls, and pictures of what it was given. */
export function createNaiveCache(): NaiveCache {
  const kept = new Map<string, Known>()

  return {
    expect(program, naive, isGraceful) {
      const disabled = disabledIn(program)
      const broken = isGraceful ? new Set<string>() : brokenBlocks(program, naive)
      const isCut = ({ block: [outermost] }: RandomNode) => outermost !== undefined && broken.has(outermost)
      const isOpen = ({ parameters }: RandomNode) =>
        parameters.some(({ source }) => namesIn(source).some((name) => disabled.has(name)))

      function expectNode(node: RandomNode, calls: readonly NaiveCall[]): ExpectedNode {
        const isAsked = node.behavior === undefined && !isOpen(node)
        const known = new Map(
          calls.map((call) => keyOf(call, program)).map((key) => [key, (isAsked && kept.get(key)) || 'no']),
        )
        const count = (wanted: Known) => calls.filter((call) => known.get(keyOf(call, program)) === wanted).length
        const distinct = [...known.values()].filter((one) => one === 'no').length
        const most = count('no') + count('perhaps')
        if (isCut(node)) return { status: 'open', calls: [0, most] }
        const status = distinct ? 'ran' : most ? 'open' : 'cached'
        return { status, calls: [isAsked ? distinct : count('no'), most] }
      }

      function keep(call: NaiveCall): void {
        const { node, outcome, isWhole } = call
        const isKept = node.behavior !== 'disable' && !isOpen(node)
        if (!isKept || outcome.kind !== 'ok' || !isWhole) return
        const key = keyOf(call, program)
        if (!isCut(node)) kept.set(key, 'yes')
        else if (kept.get(key) !== 'yes') kept.set(key, 'perhaps')
      }

      const expected = new Map<string, ExpectedNode>()
      for (const node of program.nodes) {
        const calls = naive.calls.filter((call) => call.node === node)
        if (calls.length) expected.set(node.name, expectNode(node, calls))
      }
      naive.calls.forEach(keep)
      return expected
    },
  }
}

/** What takes the values of these runs each time. One that is given a value in its place has none of its own. */
function disabledIn({ nodes, overrides }: RandomProgram): ReadonlySet<string> {
  return new Set(
    nodes.flatMap(({ name, behavior }) => (behavior === 'disable' && !Object.hasOwn(overrides, name) ? [name] : [])),
  )
}

function keyOf({ node, taken }: NaiveCall, { helpers }: RandomProgram): string {
  const parameters = node.parameters.map((one, at) => [one.name, one.default, pictureOf(taken[at])])
  const helper = node.body.includes('twice(') ? helpers.twice : ''
  return JSON.stringify([node.name, node.flavour, parameters, node.body, helper])
}
