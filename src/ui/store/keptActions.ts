import { findNode, type GraphNode, listNames, type Program, typeAt } from '../../engine/page.ts'
import { type Context, messageOf } from './context.ts'
import type { KeptFunction, KeptPalette } from './kept.ts'
import { requestFor } from './requestedRun.ts'

const MOST_RECENT = 60

/** What this browser keeps for the palette; loaded when the first palette opens. */
export function createKeptActions({ services, get, set, document, notify }: Context) {
  /** Two tabs may keep something: each change is one of what is there now. */
  async function change(next: (kept: KeptPalette) => KeptPalette): Promise<void> {
    try {
      const kept = next(await services.palette.load())
      set({ kept })
      await services.palette.save(kept)
    } catch (error) {
      set({ kept: next(get().kept ?? NOTHING) })
      notify('error', `This browser keeps nothing of the palette: ${messageOf(error)}.`)
    }
  }

  return {
    async load(): Promise<void> {
      if (get().kept) return
      set({ kept: await services.palette.load().catch(() => NOTHING) })
    },
    /** It was used just now. */
    remember: (id: string) =>
      change((kept) => ({
        ...kept,
        recent: [id, ...kept.recent.filter((one) => one !== id)].slice(0, MOST_RECENT),
      })),
    /** Keeps functions with all that they need, as plain TypeScript; one of the same name is replaced. */
    async add(nodes: readonly string[]): Promise<void> {
      const added: KeptFunction[] = []
      for (const name of nodes) {
        const outcome = await services.analyzer.copy(requestFor(document(), 0), [name])
        if (!outcome.ok) return notify('error', `${outcome.problem.message} ${outcome.problem.hint}`)
        const { program } = get()
        const node = program && findNode(program.graph, name)
        if (node) added.push(toKept(node, outcome.text, program))
      }
      const names = new Set(added.map((one) => one.name))
      await change((kept) => ({
        ...kept,
        functions: [...added, ...kept.functions.filter((one) => !names.has(one.name))],
      }))
      notify('info', `Added to your palette: ${listNames([...names], 'and', 4)}.`)
    },
    remove: (name: string) =>
      change((kept) => ({ ...kept, functions: kept.functions.filter((one) => one.name !== name) })),
  }
}

const NOTHING: KeptPalette = { recent: [], functions: [] }

function toKept({ name, dependencies, type, doc }: GraphNode, text: string, { graph }: Program): KeptFunction {
  const textOf = (id: number) => typeAt(graph.types, id).text
  const takes = dependencies.map((edge) => ({ name: edge.parameter, type: textOf(edge.type) }))
  const parameters = dependencies.map((edge) => `${edge.parameter}${edge.optional ? '?' : ''}: ${textOf(edge.type)}`)
  return {
    name,
    text,
    takes,
    signature: `(${parameters.join(', ')}) => ${textOf(type)}`,
    doc: doc.trim().split('\n')[0] ?? '',
  }
}
