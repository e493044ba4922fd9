import { findNode, listNames, type Problem } from '../../engine/page.ts'
import { type Places, toHtml } from './clipPlaces.ts'
import { type Context, messageOf } from './context.ts'
import { moduleOfCard, modulesOf } from './modules.ts'
import { placesOf } from './places.ts'
import type { ProgramEdits } from './programEdits.ts'
import { requestFor } from './requestedRun.ts'

/** Nodes as plain TypeScript on the system's clipboard. */
export interface Copying {
  /** Gives whether it is there. */
  copy(cards: readonly string[]): Promise<boolean>
  cut(cards: readonly string[]): Promise<void>
}

export function createCopying({ services, get, document, notify }: Context, attempt: ProgramEdits['attempt']): Copying {
  /** Gives the nodes whose functions are on the clipboard; null where that could not be, which is told. */
  async function write(cards: readonly string[], word: string): Promise<readonly string[] | null> {
    const outcome = services.analyzer.copy(requestFor(document(), 0), nodesOf(cards))
    const copied = outcome.then((is) => (is.ok ? is : Promise.reject(new Refusal(is.problem))))
    const html = copied.then(({ text, nodes }) => toHtml(text, placesNow(nodes)))
    try {
      await services.page
        .clipboard()
        .write([toItem({ 'text/plain': copied.then(({ text }) => text), 'text/html': html })])
      const { nodes } = await copied
      notify('info', `${word} ${listNames(nodes, 'and', 4)}.`)
      return nodes
    } catch (error) {
      const is = await outcome.catch(() => null)
      notify(
        'error',
        is && !is.ok ? `${is.problem.message} ${is.problem.hint}` : `Nothing was copied: ${messageOf(error)}.`,
      )
      return null
    }
  }

  function placesNow(nodes: readonly string[]): Places {
    const places = placesOf(get())
    return Object.fromEntries(
      nodes.flatMap((name) => {
        const place = places.get(name)
        return place ? [[name, place] as const] : []
      }),
    )
  }

  /** A folded module's card stands for its nodes. */
  function nodesOf(cards: readonly string[]): readonly string[] {
    const graph = get().program?.graph
    if (!graph) return []
    const modules = modulesOf(graph)
    return cards.flatMap((name) => {
      const path = moduleOfCard(name)
      return path === null ? (findNode(graph, name) ? [name] : []) : (modules.get(path) ?? [])
    })
  }

  return {
    copy: async (cards) => (await write(cards, 'Copied')) !== null,
    async cut(cards) {
      const nodes = await write(cards, 'Cut')
      if (nodes) await attempt({ kind: 'remove', nodes, reconnect: false })
    },
  }
}

class Refusal extends Error {
  constructor({ message }: Problem) {
    super(message)
  }
}

/** The event that asks for the text is over by the time that it is there: so the clipboard is promised it. */
function toItem(parts: Readonly<Record<string, Promise<string>>>): ClipboardItem {
  const blobs = Object.entries(parts).map(([type, text]) => {
    const blob = text.then((given) => new Blob([given], { type }))
    // A clipboard that refuses one part asks for no other; what went wrong is told by whoever wrote.
    blob.catch(() => {})
    return [type, blob] as const
  })
  return new ClipboardItem(Object.fromEntries(blobs))
}
