import { NO_VERSIONS } from '../../engine/page.ts'
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

export function createVersions({ services, get, set, document }: Context): Versions {
  let latest: Promise<void> = Promise.resolve()
  let cancel = () => {}

  async function ask(isWaitedFor: boolean): Promise<void> {
    const { program } = get()
    if (!program || program.versions) return
    // Without versions everything counts as changed.
    const versions = await services.analyzer
      .versions(requestFor(document(), 0), isWaitedFor)
      .catch((error: unknown) => {
        console.warn(`The versions of the code are not known: ${messageOf(error)}`)
        return NO_VERSIONS
      })
    if (versions && get().program === program) set({ program: { ...program, ...versions } })
  }

  function askNext(isWaitedFor: boolean): Promise<void> {
    cancel()
    latest = latest.then(() => ask(isWaitedFor))
    return latest
  }

  return {
    settled: () => askNext(true),
    soon() {
      cancel()
      cancel = services.page.later(SOON_MS, () => void askNext(false))
    },
    dispose: () => cancel(),
  }
}
