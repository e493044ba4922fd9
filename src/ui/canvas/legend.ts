import type { GraphNode } from '../../engine/page.ts'
import { framesOfModules } from '../store/framesOfModules.ts'
import { moduleOfCard } from '../store/modules.ts'
import { viewOf } from '../store/places.ts'
import type { AppState } from '../store/state.ts'
import { plannedRun } from './derived.ts'
import { type PortKind, portKind } from './ports.ts'

export interface LegendEntry {
  /** Names the class that draws its sample. */
  readonly sample: string
  readonly word: string
  readonly meaning: string
}

type Sources = Pick<AppState, 'shown' | 'program' | 'history' | 'autoLayout'>

/** The kinds that the graph has, in a fixed order. */
export function legendOf(state: Sources): LegendEntry[] {
  return KINDS.flatMap(({ isPresent, ...entry }) => (isPresent(state) ? [entry] : []))
}

const anyNode =
  (test: (node: GraphNode) => boolean) =>
  ({ shown }: Sources) =>
    shown?.graph.nodes.some(test) ?? false

/** Whether any value of the kind goes through a port that is drawn. */
const anyPort =
  (kind: PortKind) =>
  ({ shown }: Sources) =>
    shown?.graph.nodes.some(({ type, dependencies }) => {
      return [type, ...dependencies.map((edge) => edge.type)].some((id) => portKind(shown.graph.types, id) === kind)
    }) ?? false

const KINDS: readonly (LegendEntry & { readonly isPresent: (state: Sources) => boolean })[] = [
  {
    sample: 'input',
    word: 'input',
    meaning: 'a value that is given',
    isPresent: anyNode((node) => node.kind === 'input'),
  },
  {
    sample: 'config',
    word: 'config',
    meaning: 'a note: a value of the config',
    isPresent: anyNode((node) => node.kind === 'config'),
  },
  {
    sample: 'function',
    word: 'function',
    meaning: 'computes a value from what feeds it',
    isPresent: anyNode((node) => node.kind === 'function'),
  },
  {
    sample: 'output',
    word: 'output',
    meaning: 'Run computes it',
    isPresent: (state) => plannedRun(state).outputs.size > 0,
  },
  {
    sample: 'optional',
    word: 'optional',
    meaning: 'has a default where nothing feeds it',
    isPresent: anyNode((node) => node.dependencies.some((edge) => edge.optional)),
  },
  {
    sample: 'stored',
    word: 'loader, saver',
    meaning: 'data comes from there, or goes there',
    isPresent: anyNode((node) => node.role === 'loader' || node.role === 'saver'),
  },
  {
    sample: 'double',
    word: 'Parallelizable, Collect',
    meaning: 'gives items one by one, takes them together',
    isPresent: anyNode((node) => node.expands === true || node.dependencies.some((edge) => edge.collects)),
  },
  {
    sample: 'block',
    word: 'parallel block',
    meaning: 'runs once for each item',
    isPresent: ({ shown }) => (shown?.blocks.length ?? 0) > 0,
  },
  {
    sample: 'group',
    word: 'made nodes',
    meaning: 'what modifiers made of one function',
    isPresent: ({ shown }) => (shown?.groups.length ?? 0) > 0,
  },
  {
    sample: 'module',
    word: 'module',
    meaning: 'the functions of a file; its title folds it',
    isPresent: (state) => framesOfModules(state).shown.length > 0,
  },
  {
    sample: 'folded',
    word: 'folded module',
    meaning: 'one card for a file’s functions',
    isPresent: anyNode((node) => moduleOfCard(node.name) !== null),
  },
  {
    sample: 'note',
    word: 'note',
    meaning: 'a text beside the graph',
    isPresent: (state) => viewOf(state).notes.length > 0,
  },
  { sample: 'port-number', word: 'number', meaning: 'goes through the port', isPresent: anyPort('number') },
  { sample: 'port-text', word: 'text', meaning: 'goes through the port', isPresent: anyPort('text') },
  { sample: 'port-boolean', word: 'boolean', meaning: 'goes through the port', isPresent: anyPort('boolean') },
  { sample: 'port-list', word: 'list', meaning: 'an array or a column goes through', isPresent: anyPort('list') },
  { sample: 'port-table', word: 'table', meaning: 'goes through the port', isPresent: anyPort('table') },
]
