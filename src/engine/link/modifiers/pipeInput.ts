import type { GraphNode } from '../../model/graph.ts'
import { injectionsOf, withInjection } from '../inject.ts'
import type { Modifier } from '../modifier.ts'
import { makePipe, readSteps } from '../steps.ts'

/** `pipeInput(step(fn), ...)`: the first parameter goes through steps, each a node: `f.with_add`, `f.with_mul`. */
export const pipeInput: Modifier = {
  name: 'pipeInput',
  lifecycle: 'injector',
  apply(nodes, spec, context) {
    const [parameter] = context.fn.parameters
    if (!parameter) {
      context.complain('DW-LINK-049', {
        message: `"${context.fn.name}" has no parameter that could go through the steps of pipeInput.`,
        hint: 'Give it a parameter, or send its result through steps with pipeOutput.',
      })
      return nodes
    }
    const steps = readSteps(spec, context)
    return injectionsOf(nodes, parameter.name).reduce<readonly GraphNode[]>((all, { node, dependency, prefix }) => {
      const taken = new Set(all.map((one) => one.name))
      const pipe = makePipe(steps, { start: dependency.node, prefix, taken }, context)
      return [...pipe.nodes, ...withInjection(all, node, parameter.name, pipe.last)]
    }, nodes)
  },
}
