import { bareNode, edgeTo } from '../src/engine/model/bareNode.ts'
import type { GraphNode, Program } from '../src/engine/model/graph.ts'

/** A function of numbers: its name, its parameters, and a JavaScript expression over them. */
export type NumberFunction = readonly [name: string, parameters: readonly string[], expression: string]

/** A program as analysis would give it, without the compiler's time: for graphs of 100,000 nodes. */
export function programOf(functions: readonly NumberFunction[], inputs: readonly string[]): Program {
  const nodes = [
    ...functions.map(([name, parameters]) => functionNode(name, parameters)),
    ...inputs.map((name): GraphNode => ({ ...functionNode(name, []), kind: 'input', call: { kind: 'none' } })),
  ]
  const texts = functions.map(([name, parameters, body]) => `function ${name}(${parameters}) { return ${body} }`)
  const exports = functions.map(([name]) => `['${name}', () => ${name}]`)
  const text = `${texts.join('\n')}\n$dagwright.exports('bench.ts', [${exports}])`
  const lines = { lineOffset: 0, shifts: [] }
  return {
    graph: {
      nodes,
      types: [{ text: 'number', shape: { kind: 'primitive', name: 'number' } }],
      config: {},
      problems: [],
    },
    code: [{ path: 'bench.ts', text, lines, imports: [], packages: [] }],
  }
}

function functionNode(name: string, parameters: readonly string[]): GraphNode {
  return bareNode(name, {
    module: 'bench.ts',
    type: 0,
    dependencies: parameters.map((parameter) => edgeTo(parameter, 0)),
    call: { kind: 'function', module: 'bench.ts', exportName: name },
  })
}

/** `count` functions in layers of `width`, each with two parents of the layer before. */
export function layered(count: number, width: number): NumberFunction[] {
  return Array.from({ length: count }, (_, at): NumberFunction => {
    const layer = Math.floor(at / width)
    if (layer === 0) return [`n${at}`, ['x'], 'x + 1']
    const parent = (offset: number) => `n${(layer - 1) * width + (offset % width)}`
    const [a, b] = [parent(at * 7), parent(at * 7 + 1 + (at % (width - 1)))]
    return [`n${at}`, [a, b], `${a} + ${b}`]
  })
}

export function chain(count: number): NumberFunction[] {
  return Array.from({ length: count }, (_, at): NumberFunction => {
    const from = at === 0 ? 'x' : `c${at - 1}`
    return [`c${at}`, [from], `${from} + 1`]
  })
}

/** `count` functions of one input, sums of a hundred each, and the sum of these. */
export function fan(count: number): NumberFunction[] {
  const leaves = Array.from({ length: count }, (_, at): NumberFunction => [`f${at}`, ['x'], `x + ${at}`])
  const groups = Array.from({ length: Math.ceil(count / 100) }, (_, at) => {
    const members = leaves.slice(at * 100, at * 100 + 100).map(([name]) => name)
    return [`s${at}`, members, members.join('+')] as const
  })
  const sums = groups.map(([name]) => name)
  return [...leaves, ...groups, ['total', sums, sums.join('+')]]
}
