import { type Context, messageOf } from './context.ts'
import { requestFor } from './requestedRun.ts'

/** The versions of the program's code: they cost time that the graph does not wait for. */
export interface Versions {
  /** When typing has paused. */
  soon(): void
  /** Resolves when the program has its versions, or cannot have them. */
  settled(): Promise<void>
  dispose(): void
}

const SOON_MS = 200
/** The analyzer does one thing at a time: the larger the program, the surer that no key comes meanwhile. */
const SOON_PER_NODE_MS = 0.5

export function createVersions({ services, get, set, document }: Context): Versions {
  let latest: Promise<void> = Promise.resolve()
  let cancel = () => {}

  async function ask(): Promise<void> {
    const { program } = get()
    if (!program || program.versions) return
    // Without versions everything counts as changed.
    const versions = await services.analyzer.versions(requestFor(document(), 0)).catch((error: unknown) => {
      console.warn(`The versions of the code are not known: ${messageOf(error)}`)
      return {}
    })
    if (get().program === program) set({ program: { ...program, versions } })
  }

  function settled(): Promise<void> {
    cancel()
    latest = latest.then(ask)
    return latest
  }

  return {
    settled,
    soon() {
      cancel()
      const nodes = get().program?.graph.nodes.length ?? 0
      cancel = services.page.later(SOON_MS + SOON_PER_NODE_MS * nodes, () => void settled())
    },
    dispose: () => cancel(),
  }
}
