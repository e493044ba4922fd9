import type { GraphNode, Program } from '../model/graph.ts'

/** Of a run's program what a runner was not sent with an earlier one. */
export interface ProgramPart {
  /** The program without its nodes; null where it is the run's before. */
  readonly frame: Program | null
  /** Nodes that the runner does not have, or has as they were before. */
  readonly nodes: readonly GraphNode[]
  /** Of all nodes the names in their order; null where they are those of the run before, unchanged. */
  readonly names: readonly string[] | null
}

/** One runner's: what it has is known by identity, so that a changed node is another object. */
export function createProgramSender(): (program: Program) => ProgramPart {
  let last: Program | null = null
  let sent = new Map<string, GraphNode>()

  return (program) => {
    const before = last && hasSameFrame(last, program) ? last : null
    last = program
    const { graph } = program
    if (before?.graph.nodes === graph.nodes) return NOTHING
    if (!before) sent = new Map()
    const nodes = graph.nodes.filter((node) => sent.get(node.name) !== node)
    for (const node of nodes) sent.set(node.name, node)
    const { pieces: _, ...needed } = program
    const frame = before ? null : { ...needed, graph: { ...graph, nodes: [] } }
    const isSame = before && nodes.length === 0 && hasSameNames(before.graph.nodes, graph.nodes)
    return { frame, nodes, names: isSame ? null : graph.nodes.map((node) => node.name) }
  }
}

/** The runner's end: gives the very same program where nothing changed, so that what was made of it once serves again. */
export function createProgramTaker(): (part: ProgramPart) => Program {
  let program: Program = { graph: { nodes: [], types: [], config: {}, problems: [] }, code: [] }
  let known = new Map<string, GraphNode>()

  return ({ frame, nodes, names }) => {
    if (frame) known = new Map()
    for (const node of nodes) known.set(node.name, node)
    if (!names) return program
    const base = frame ?? program
    program = { ...base, graph: { ...base.graph, nodes: names.flatMap((name) => known.get(name) ?? []) } }
    return program
  }
}

const NOTHING: ProgramPart = { frame: null, nodes: [], names: null }

function hasSameFrame(a: Program, b: Program): boolean {
  return (
    a.code === b.code &&
    a.versions === b.versions &&
    a.graph.types === b.graph.types &&
    a.graph.config === b.graph.config
  )
}

function hasSameNames(a: readonly GraphNode[], b: readonly GraphNode[]): boolean {
  return a.length === b.length && a.every((node, at) => node.name === b[at]?.name)
}
