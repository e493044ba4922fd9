import type { ArgumentPath, CallPart } from '../model/callPart.ts'
import type { FunctionRef, GraphNode } from '../model/graph.ts'
import type { FunctionInfo, Json, Library, ModifierSpec, StaticFunction } from '../model/module.ts'
import type { TypeOracle } from '../model/oracle.ts'
import type { ProblemParts } from '../model/problem.ts'
import { isStaticRecord } from '../model/staticValue.ts'

/** When a modifier acts: by class and not by the order in the source (Hamilton's `resolve_nodes`). Dynamic ones come before all. */
export const LIFECYCLE = ['resolver', 'creator', 'injector', 'expander', 'transformer', 'decorator'] as const

export type Lifecycle = (typeof LIFECYCLE)[number]

/** A modifier: one file, one row in the table. */
export interface Modifier {
  readonly name: string
  readonly lifecycle: Lifecycle
  /** What becomes of the nodes that the function has so far; no nodes takes it out of the graph. */
  apply(nodes: readonly GraphNode[], spec: ModifierSpec, context: ModifierContext): readonly GraphNode[]
}

/** Stands for another modifier, which takes its place before any is applied. */
export interface DynamicModifier {
  readonly name: string
  readonly lifecycle: 'dynamic'
  /** The modifier that it stands for; null, and a problem, where it gives none. */
  choose(spec: ModifierSpec, context: ModifierContext): ModifierSpec | null
}

/** A function with the way to it at run time. */
export interface LinkedFunction {
  readonly info: FunctionInfo
  readonly ref: FunctionRef
  /** Where a modifier names it. */
  readonly path?: ArgumentPath
}

export interface Complaint extends ProblemParts {
  /** What is wrong in the call; else it is all of it. */
  readonly part?: CallPart | undefined
}

export interface ModifierContext {
  /** The function that the modifier stands at. */
  readonly fn: FunctionInfo
  readonly ref: FunctionRef
  readonly config: Readonly<Record<string, Json>>
  readonly oracle: TypeOracle
  readonly library: Library
  /** A function among the modifier's arguments. */
  functionOf(fn: StaticFunction): LinkedFunction
  /** The nodes of other functions, their modifiers applied, under a config of their own: a graph to nest. */
  expand(functions: readonly LinkedFunction[], config: Readonly<Record<string, Json>>): readonly GraphNode[]
  /** Reports misuse: in the modifier's call or in that at `where`. */
  complain(code: string, complaint: Complaint): void
}

/** The way to a function that its module exports; null where only a modifier holds it. */
export function refOf(info: FunctionInfo): FunctionRef | null {
  return info.exportName === null ? null : { module: info.module, exportName: info.exportName }
}

/** A modifier's one argument as plain JSON with keys; null, and a problem, where it is something else. */
export function recordArgument(spec: ModifierSpec, context: ModifierContext): Readonly<Record<string, Json>> | null {
  const [argument] = spec.args
  const value = argument?.kind === 'json' ? argument.value : undefined
  if (spec.args.length === 1 && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, Json>>
  }
  const isFirst = spec.args.length < 2 || !isStaticRecord(argument)
  context.complain('DW-LINK-010', {
    message: `${spec.name} at "${context.fn.name}" takes one object of literals, not ${spec.text}.`,
    hint: `Write ${spec.name}({ ... }).`,
    part: { path: [isFirst ? 0 : 1] },
  })
  return null
}

/** On every node of a nested graph, as Hamilton marks them. */
export const NESTED_TAG = 'hamilton.non_final_node'

/**
 * The nodes that no other node of the same function takes: where a modifier acts unless told otherwise. Those of a nested
 * graph are none, and savers take what they write on the side.
 */
export function sinkNodes(nodes: readonly GraphNode[]): Set<string> {
  const others = nodes.filter((node) => node.role !== 'saver' && !Object.hasOwn(node.tags, NESTED_TAG))
  const all = others.length ? others : nodes
  const sinks = new Set(all.map((node) => node.name))
  for (const node of all) for (const dependency of node.dependencies) sinks.delete(dependency.node)
  return sinks
}
