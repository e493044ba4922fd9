import {
  applyTextEdits,
  type FileChange,
  type LanguageAnswer,
  type LanguageQuestion,
  listNames,
  type SourceText,
} from '../../engine/page.ts'
import type { Context } from './context.ts'
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
  /** The files as they were when they came here. */
  authorFiles(): Promise<readonly SourceText[]>
}

export function createLanguage(
  { services, get, document, notify }: Context,
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

  return {
    ask,
    apply,
    async format(paths) {
      const { files } = document()
      const changes: FileChange[] = []
      for (const path of paths) {
        const outcome = await ask({ kind: 'format', path })
        // The text has gone on: what was asked would not fit it any more.
        if (!outcome || document().files !== files) return
        if (!outcome.ok) notify('info', `${outcome.problem.message} ${outcome.problem.hint}`)
        else if (outcome.edits.length) changes.push({ path, isNew: false, edits: outcome.edits })
      }
      if (changes.length) apply(`Format ${listNames(changes.map(({ path }) => path))}`, changes)
      else if (paths.length > 1) notify('info', 'All modules are formatted already.')
    },
    async authorFiles() {
      const { origin } = get()
      if (origin.kind === 'example') return (await services.projects.loadExample(origin.id)).files
      return origin.kind === 'new' ? newProject().files : origin.files
    },
  }
}
