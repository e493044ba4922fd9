import { type EditIntent, findNode, modulePaths, type Position, type Program, typeAt } from '../../engine/page.ts'
import type { Beside } from '../store/programEdits.ts'
import type { AppState } from '../store/state.ts'

/** The module that new functions go to: the open one, else the first, else a new one. */
export function homeModule({ history, activeFile }: Pick<AppState, 'history' | 'activeFile'>): string {
  const { files, settings } = history.present
  const modules = modulePaths(
    settings,
    files.map((file) => file.path),
  )
  return activeFile !== null && modules.includes(activeFile) ? activeFile : (modules[0] ?? 'main.ts')
}

/** Where what an edit makes stands; null leaves it beside what feeds it. */
export function placed(place: Position | null): Beside[] {
  if (!place) return []
  const position = { x: Math.round(place.x), y: Math.round(place.y) }
  return [
    async ({ plan }) => {
      const [name] = plan.created
      return name === undefined ? [] : [{ kind: 'moveNodes', positions: { [name]: position } }]
    },
  ]
}

/** `Mean of spend` is `mean_of_spend`: what a person means by it as a name. */
export function toNodeName(words: string): string {
  const name = words
    .trim()
    .replace(/[^\p{L}\p{N}_$]+/gu, '_')
    .replace(/^_+|_+$/g, '')
  return /^\p{N}/u.test(name) ? `n${name}` : name
}

/** A new function of what was typed, which takes the source and gives what that gives. */
export function newFunction(
  name: string,
  source: string | null,
  state: Pick<AppState, 'program' | 'history' | 'activeFile'>,
): EditIntent {
  return {
    kind: 'addFunction',
    name,
    module: homeModule(state),
    takes: source === null ? [] : [{ name: source }],
    returns: (source !== null && state.program && typeText(state.program, source)) || 'number',
  }
}

/** The type of a node as TypeScript writes it; empty where it is not known. */
export function typeText({ graph }: Program, name: string): string {
  const node = findNode(graph, name)
  return node ? typeAt(graph.types, node.type).text : ''
}

/** `name`, or with the first number behind it that no node has. */
export function freeNodeName(name: string, program: Program | null): string {
  const taken = new Set(program?.graph.nodes.map((node) => node.name))
  for (let at = 0; ; at++) {
    const candidate = at === 0 ? name : `${name}_${at}`
    if (!taken.has(candidate)) return candidate
  }
}
