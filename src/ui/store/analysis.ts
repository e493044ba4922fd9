import { type AnalyzeRequest, type Analysis as Answer, findNode, makeProblem, type Program } from '../../engine/page.ts'
import type { Context } from './context.ts'
import { messageOf } from './context.ts'
import { requestFor } from './requestedRun.ts'
import type { Showing } from './showing.ts'
import type { Shown } from './shown.ts'

/** The first key after a pause is answered at once; of those that come faster only what they end with. */
const PAUSE_MS = 80

/** Keeps the graph that of the text. */
export interface Analysis {
  /** The text or config changed: asks the analyzer at once, or, while typing goes on, when it pauses. */
  schedule(): void
  /** Asks at once; `select` names the node to select when its graph is there, `early` is the answer where it was asked for already. */
  restart(select?: string, early?: EarlyAnswer): void
  /** Resolves when the shown graph is that of the text. */
  settled(): Promise<void>
  dispose(): void
}

/** The answer for a text that is about to be the document's. */
export interface EarlyAnswer {
  readonly coming: Promise<Answer>
  /** Null until it is there. */
  readonly there: Answer | null
}

export function createAnalysis(context: Context, showing: Showing, onProgram: () => void): Analysis {
  const { services, store, get, set, document } = context
  let version = 0
  let inFlight = false
  let selectNext: string | null = null
  /** An answer that is on its way for the newest text. */
  let asked: Promise<Answer> | null = null
  let cancel = () => {}
  let lastChange = Number.NEGATIVE_INFINITY

  function schedule(): void {
    asked = null
    version++
    set({ analyzing: true })
    cancel()
    const now = services.page.now()
    const isFirst = !inFlight && now - lastChange > PAUSE_MS
    lastChange = now
    // At once: the analyzer reads while the frame with the new letter is drawn.
    if (isFirst) void analyze()
    else cancel = services.page.later(PAUSE_MS, () => void analyze())
  }

  function restart(select?: string, early?: EarlyAnswer): void {
    cancel()
    if (select !== undefined) selectNext = select
    version++
    if (early && acceptNow(early)) return
    asked = early?.coming ?? null
    set({ analyzing: true })
    void analyze()
  }

  /** In one go with the text, so that the page is drawn once for both. */
  function acceptNow({ there }: EarlyAnswer): boolean {
    const shown = there && !inFlight ? showing.now(there.program.graph) : null
    if (there && shown) accept(there.program, shown)
    return shown !== null
  }

  /** One request at a time; an answer to an older text is dropped and the newest text is asked for. */
  async function analyze(): Promise<void> {
    if (inFlight) return
    inFlight = true
    const request = requestFor(document(), version)
    try {
      const early = asked
      asked = null
      const analysis = early ? await early : await ask(request)
      const shown = await showing.of(analysis.program.graph)
      if (request.version === version) accept(analysis.program, shown)
    } catch (error) {
      if (request.version === version) fail(error)
    } finally {
      inFlight = false
      if (request.version !== version) again()
    }
  }

  /** What was asked for meanwhile; typing that still goes on has its own time. */
  function again(): void {
    cancel()
    const rest = asked ? 0 : PAUSE_MS - (services.page.now() - lastChange)
    if (rest > 0) cancel = services.page.later(rest, () => void analyze())
    else void analyze()
  }

  async function ask(request: AnalyzeRequest): Promise<Answer> {
    // What was made at build time is of texts as their authors left them.
    const known = get().changedSinceOrigin ? null : await services.analyzer.known(request)
    return known ?? services.analyzer.analyze(request)
  }

  function accept(program: Program, shown: Shown): void {
    const selected = selectNext ?? get().selected
    selectNext = null
    const isThere = (name: string) => (findNode(program.graph, name) ?? findNode(shown.graph, name)) !== undefined
    const isStillThere = selected !== null && isThere(selected)
    const marked = [...get().marked].every(isThere) ? get().marked : new Set<string>()
    set({ program, shown, analyzing: false, analyzerProblem: null, selected: isStillThere ? selected : null, marked })
    onProgram()
  }

  function fail(error: unknown): void {
    const analyzerProblem = makeProblem('DW-PAGE-001', 'build', {
      message: `The analyzer failed: ${messageOf(error)}.`,
      hint: 'Change the code or reload the page; your work is saved.',
    })
    set({ analyzerProblem, analyzing: false })
  }

  async function settled(): Promise<void> {
    cancel()
    if (!get().analyzing) return
    void analyze()
    await new Promise<void>((resolve) => {
      const unsubscribe = store.subscribe((state) => {
        if (state.analyzing) return
        unsubscribe()
        resolve()
      })
    })
  }

  return { schedule, restart, settled, dispose: () => cancel() }
}
