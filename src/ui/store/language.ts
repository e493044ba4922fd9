import {
  applyTextEdits,
  type FileChange,
  type LanguageAnswer,
  type LanguageQuestion,
  type SourceText,
} from '../../engine/page.ts'
import type { Context } from './context.ts'
import type { Edit } from './document.ts'
import { requestFor } from './requestedRun.ts'

/** An editor's questions to the analyzer, and what it does with the answers. */
export interface Language {
  /** About the text as it is when it is asked; null where nobody could answer. */
  ask<Question extends LanguageQuestion>(question: Question): Promise<LanguageAnswer<Question> | null>
  /** Changes of the text as it is now, as one step of history. */
  apply(title: string, changes: readonly FileChange[]): void
  /** The files as their author left them: what "reset" goes back to, else what was opened. */
  authorFiles(): Promise<readonly SourceText[]>
}

export function createLanguage(
  { services, get, document }: Context,
  push: (title: string, edits: readonly Edit[]) => void,
): Language {
  return {
    ask: (question) => services.analyzer.ask(requestFor(document(), 0), question).catch(() => null),
    apply(title, changes) {
      const { files } = document()
      const edits = changes.map(({ path, edits: parts }): Edit => {
        const text = files.find((file) => file.path === path)?.text ?? ''
        return { kind: 'setText', path, text: applyTextEdits(text, parts) }
      })
      push(title, edits)
    },
    async authorFiles() {
      const { origin, history } = get()
      if (origin.kind === 'example') return (await services.projects.loadExample(origin.id)).files
      return (history.past[0]?.document ?? history.present).files
    },
  }
}
