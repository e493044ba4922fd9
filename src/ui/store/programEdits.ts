import {
  type Analysis as Answer,
  applyTextEdits,
  type EditIntent,
  type EditOutcome,
  type EditPlan,
  type Graph,
  makeProblem,
  type PortFit,
  type Problem,
} from '../../engine/page.ts'
import type { Analysis, EarlyAnswer } from './analysis.ts'
import { type Context, messageOf } from './context.ts'
import { applyEdit, type Edit, type ProjectDocument } from './document.ts'
import { joinSteps } from './joinSteps.ts'
import { renamePlaces } from './layout.ts'
import { requestFor } from './requestedRun.ts'

interface Tools {
  readonly analysis: Analysis
  /** One step of history under a title; `analyze` asks for its graph. */
  readonly push: (title: string, edits: readonly Edit[], analyze: () => void) => void
}

/** What an edit of the graph came to, before it is made: for what depends on the names and cards that it makes. */
export interface Made {
  readonly plan: EditPlan
  readonly graph: Graph
}

type Later = (made: Made) => Promise<readonly Edit[]>

/** An edit that belongs into the same step. */
export type Beside = Edit | Later

/** Edits of the graph that change the text. */
export interface ProgramEdits {
  /** Settles when text and graph show it; gives why not where it was refused, and then nothing has changed. */
  change(intent: EditIntent, ...besides: readonly Beside[]): Promise<Problem | null>
  /**
   * Several edits as one step: the later ones are about the node that the first one makes. Gives why the first was refused; what a
   * later one is refused for is told, and the first stays.
   */
  series(
    intents: readonly [EditIntent, ...((made: string) => EditIntent)[]],
    ...besides: readonly Beside[]
  ): Promise<Problem | null>
  /** As `change`; a refusal is told, with a way to its place. Gives whether it was made. */
  attempt(intent: EditIntent, ...besides: readonly Beside[]): Promise<boolean>
  /** Where a node may be connected in the text as it is now. */
  fits(source: string): Promise<readonly PortFit[]>
}

/** How often an edit is made anew because someone typed on meanwhile. */
const MOST_TRIES = 8
/** How long the text waits for its graph, so that both are drawn at once. */
const LONGEST_WAIT_MS = 150

export function createProgramEdits(context: Context, { analysis, push }: Tools): ProgramEdits {
  const { services, get, set, document, notify } = context
  let latest: Promise<unknown> = Promise.resolve()

  /** One after the other, each on the text that the one before left. */
  function change(intent: EditIntent, ...besides: readonly Beside[]): Promise<Problem | null> {
    const done = latest.then(() => changeNow(intent, besides))
    latest = Promise.allSettled([done])
    return done
  }

  async function changeNow(intent: EditIntent, besides: readonly Beside[]): Promise<Problem | null> {
    const { opened } = get()
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const asked = document()
      const outcome = await ask(asked, intent)
      if (get().opened !== opened) return null
      // An edit of another text than the one that is there now would hit the wrong places: it is made anew.
      if (!isSameProgram(asked, document())) continue
      if (!outcome.ok) return outcome.problem
      const plain = [...toEdits(asked, outcome.plan), ...besides.filter((one) => typeof one !== 'function')]
      const early = askEarly(plain.reduce(applyEdit, asked))
      const later = besides.filter((one) => typeof one === 'function')
      // Text and graph change in one frame, unless the compiler takes longer than one would wait.
      await Promise.race([Promise.allSettled([early.coming]), ...(later.length ? [] : [pause(LONGEST_WAIT_MS)])])
      const edits = [...plain, ...(await besidesOf(later, outcome.plan, early.coming))]
      if (get().opened !== opened) return null
      if (!isSameProgram(asked, document())) continue
      await accept(outcome.plan, intent, edits, early)
      return null
    }
    return makeProblem('DW-PAGE-002', 'request', {
      message: 'The code changes faster than the edit can be made.',
      hint: 'Try again when the typing has paused.',
    })
  }

  async function ask(asked: ProjectDocument, intent: EditIntent): Promise<EditOutcome> {
    try {
      return await services.analyzer.edit(requestFor(asked, 0), intent)
    } catch (error) {
      const message = `The analyzer failed: ${messageOf(error)}.`
      return {
        ok: false,
        problem: makeProblem('DW-PAGE-001', 'request', { message, hint: 'Try again, or reload the page.' }),
      }
    }
  }

  function askEarly(next: ProjectDocument): EarlyAnswer {
    const early: { coming: Promise<Answer>; there: Answer | null } = {
      coming: services.analyzer.analyze(requestFor(next, 0)),
      there: null,
    }
    void Promise.allSettled([early.coming]).then(([is]) => {
      if (is.status === 'fulfilled') early.there = is.value
    })
    return early
  }

  async function accept(
    plan: EditPlan,
    { kind }: EditIntent,
    edits: readonly Edit[],
    early: EarlyAnswer,
  ): Promise<void> {
    const { selected, autoLayout } = get()
    const places = plan.renames.reduce((all, { from, to }) => renamePlaces(all, from, to), autoLayout)
    set({ autoLayout: places })
    // A new input is seen beside the function that takes it, which is what the person works on.
    const made = kind === 'addInput' ? undefined : plan.created[0]
    const follow = made ?? plan.renames.find(({ from }) => from === selected)?.to
    push(plan.title, edits, () => analysis.restart(follow, early))
    await analysis.settled()
    const where = made === undefined ? null : get().program?.graph.nodes.find((node) => node.name === made)?.where
    if (where) set({ activeFile: where.file, reveal: { file: where.file, line: where.line, column: 1 } })
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void services.page.later(milliseconds, resolve))
  }

  async function attempt(intent: EditIntent, ...besides: readonly Beside[]): Promise<boolean> {
    const problem = await change(intent, ...besides)
    if (problem) tell(problem)
    return problem === null
  }

  async function series(
    [first, ...rest]: readonly [EditIntent, ...((made: string) => EditIntent)[]],
    ...besides: readonly Beside[]
  ): Promise<Problem | null> {
    const before = get().history
    const problem = await change(first, ...besides)
    const { selected } = get()
    if (problem || selected === null) return problem
    for (const follow of rest) if (!(await attempt(follow(selected)))) break
    set({ history: joinSteps(get().history, before) })
    return null
  }

  function tell({ message, hint, where }: Problem): void {
    const show = () => {
      if (!where) return
      set({
        sideTab: 'code',
        activeFile: where.file,
        reveal: { file: where.file, line: where.line, column: where.column },
      })
    }
    notify('error', `${message} ${hint}`, where ? { label: 'Show in code', run: show } : undefined)
  }

  return {
    change,
    attempt,
    series,
    fits: (source) => services.analyzer.fits(requestFor(document(), 0), source).catch(() => []),
  }
}

/** None where the analyzer fails, which is told when its answer is taken. */
async function besidesOf(later: readonly Later[], plan: EditPlan, answer: Promise<Answer>): Promise<readonly Edit[]> {
  if (later.length === 0) return []
  const [is] = await Promise.allSettled([answer])
  if (is.status === 'rejected') return []
  const { graph } = is.value.program
  return (await Promise.all(later.map((one) => one({ plan, graph })))).flat()
}

/** A plan as edits of the document: texts, new modules, and all that is kept by the names of nodes. */
export function toEdits({ files }: ProjectDocument, { changes, renames, moved = [] }: EditPlan): Edit[] {
  const texts = changes.map(({ path, isNew, edits }): Edit => {
    const text = applyTextEdits(files.find((file) => file.path === path)?.text ?? '', edits)
    return isNew ? { kind: 'addFile', path, text, isModule: true } : { kind: 'setText', path, text }
  })
  return [
    ...texts,
    ...renames.map(({ from, to }): Edit => ({ kind: 'renameNode', from, to })),
    ...moved.map(({ from, to }): Edit => ({ kind: 'renameFile', from, to })),
  ]
}

function isSameProgram(one: ProjectDocument, other: ProjectDocument): boolean {
  return (
    one.files === other.files &&
    one.settings.config === other.settings.config &&
    one.settings.modules === other.settings.modules
  )
}
