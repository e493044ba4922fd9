import {
  applyTextEdits,
  type FileChange,
  type LanguageAnswer,
  type LanguageQuestion,
  listNames,
  type SourceText,
} from '../../engine/page.ts'
import { type Context, messageOf } from './context.ts'
import type { Edit } from './document.ts'
import { newProject } from './newProject.ts'
import { requestFor } from './requestedRun.ts'

/** An editor's questions to the analyzer, and what it does with the answers. */
export interface Language {
  /** About the text as it is when it is asked; null where nobody could answer. */
  ask<Question extends LanguageQuestion>(question: Question): Promise<LanguageAnswer<Question> | null>
  /** Changes of the text as it is now, as one step of history. */
  apply(title: string, changes: readonly FileChange[]): void
  /** Modules as the formatter would have them, as one step; what cannot be formatted is told and left as it is. */
  format(paths: readonly string[]): Promise<void>
  stopFormatting(): void
  /** The files as they were when they came here. */
  authorFiles(): Promise<readonly SourceText[]>
}

type SetText = Edit & { readonly kind: 'setText' }

export function createLanguage(
  { services, get, set, document, notify }: Context,
  push: (title: string, edits: readonly Edit[]) => void,
): Language {
  const ask: Language['ask'] = (question) =>
    services.analyzer.ask(requestFor(document(), 0), question).catch(() => null)

  function apply(title: string, changes: readonly FileChange[]): void {
    const { files } = document()
    const edits = changes.map(({ path, edits: parts }): Edit => {
      const text = files.find((file) => file.path === path)?.text ?? ''
      return { kind: 'setText', path, text: applyTextEdits(text, parts) }
    })
    push(title, edits)
  }

  /** Null where it was stopped, or the text has gone on. */
  async function formatted(paths: readonly string[]): Promise<SetText[] | null> {
    const { files } = document()
    const edits: SetText[] = []
    for (const { path, text } of files.filter((file) => paths.includes(file.path))) {
      const is = await services.formatter.format(text)
      if (!is) return null
      if (document().files !== files) {
        notify('info', 'The text went on meanwhile: nothing was formatted.')
        return null
      }
      if (!is.ok) notify('info', `${path} has a syntax error in line ${is.line}: ${is.reason} Correct it, then format.`)
      else if (is.text !== text) edits.push({ kind: 'setText', path, text: is.text })
    }
    return edits
  }

  return {
    ask,
    apply,
    async format(paths) {
      set({ formatting: true })
      const edits = await formatted(paths)
        .catch((error: unknown) => notify('error', `Nothing was formatted: ${messageOf(error)}.`))
        .finally(() => set({ formatting: false }))
      if (edits?.length) push(`Format ${listNames(edits.map(({ path }) => path))}`, edits)
      else if (edits && paths.length > 1) notify('info', 'All modules are formatted already.')
    },
    stopFormatting: () => services.formatter.stop(),
    async authorFiles() {
      const { origin } = get()
      if (origin.kind === 'example') return (await services.projects.loadExample(origin.id)).files
      return origin.kind === 'new' ? newProject().files : origin.files
    },
  }
}
