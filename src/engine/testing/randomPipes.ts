import type { Draft } from './randomDraft.ts'
import { randomSource } from './randomFunctions.ts'
import { type Helper, STEPS } from './randomHelpers.ts'
import { bindingText, fromNode, parameter, type RandomSource, type UnplacedNode } from './randomNode.ts'

/** As text, and what it makes of `start` under each mode. */
export interface RandomPipe {
  readonly text: string
  readonly a: Pipe
  readonly b: Pipe
}

export function randomPipe(draft: Draft, block: readonly string[], start: string, prefix: string): RandomPipe {
  const steps = randomSteps(draft, block, start)
  const applying = steps.filter((step) => !step.skips)
  const text = steps.map((step) => step.text).join(', ')
  return { text, a: pipeOf(applying, start, prefix), b: pipeOf(steps, start, prefix) }
}

interface Step {
  readonly text: string
  readonly helper: Helper
  readonly by: RandomSource
  /** The name that it was given; null where it has one by its function. */
  readonly named: string | null
  /** It applies under mode `b` alone. */
  readonly skips: boolean
}

/** Steps, each on the one before; some do not apply under mode `a`. */
function randomSteps(draft: Draft, block: readonly string[], start: string): readonly Step[] {
  const {
    random,
    mixture: { failures },
  } = draft
  const steps: Step[] = []
  for (let left = 1 + random.below(3); left > 0; left--) {
    const step: Helper = random.chance(failures)
      ? STEPS.strict
      : random.pick<Helper>([STEPS.add, STEPS.half, STEPS.slow])
    const drawn: RandomSource = random.chance(0.5)
      ? { kind: 'value', value: random.below(9) }
      : fromNode(randomSource(draft, block, 'number', 'own') ?? start)
    const skips = random.chance(0.2)
    // Under either mode the function stands in the same block.
    const by: RandomSource = skips ? { kind: 'value', value: 3 } : drawn
    const bindings = step.parameters.includes('by') ? `, { by: ${bindingText(by)} }` : ''
    const named = random.chance(0.3) ? `own${steps.length}` : null
    const text = `step(${step.name}${bindings})${named ? `.named('${named}')` : ''}${skips ? `.when({ mode: 'b' })` : ''}`
    steps.push({ text, helper: step, by, named, skips })
  }
  return steps
}

/** Steps as nodes. */
export interface Pipe {
  readonly nodes: readonly UnplacedNode[]
  /** The node that the last step makes; what the steps began with where there is none. */
  readonly last: string
}

function pipeOf(steps: readonly Step[], start: string, prefix: string): Pipe {
  const nodes: UnplacedNode[] = []
  let last = start
  for (const { helper, by, named } of steps) {
    const name = `${prefix}.${named ?? freeStepName(helper.name, nodes, prefix)}`
    const parameters = [parameter('value', 'number', fromNode(last)), parameter('by', 'number', by)]
    nodes.push({
      ...helper,
      helper: helper.name,
      name,
      parameters: parameters.slice(0, helper.parameters.length),
      gives: 'number',
      expands: false,
    })
    last = name
  }
  return { nodes, last }
}

/** Functions are counted, named steps or not: `with_add`, then `with_add_1`. */
function freeStepName(step: string, nodes: readonly UnplacedNode[], prefix: string): string {
  const count = nodes.filter((node) => node.helper === step).length
  const name = count ? `with_${step}_${count}` : `with_${step}`
  return nodes.some((node) => node.name === `${prefix}.${name}`) ? `${name}_` : name
}
