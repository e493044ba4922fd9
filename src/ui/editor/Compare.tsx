import { useEffect, useRef, useState } from 'react'
import type { SourceText } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp, useAppStore, useController } from '../store/react.tsx'
import { createCompareView } from './compareView.ts'
import { originWords } from './originWords.ts'
import type { Earlier } from './workspace.ts'

interface CompareProps {
  readonly with: Earlier
  readonly ran: readonly SourceText[] | null
  readonly onDone: () => void
}

/** The open file beside an earlier text of it. */
export function Compare({ with: earlier, ran, onDone }: CompareProps) {
  const path = useApp((state) => state.activeFile)
  const before = useEarlier(earlier, ran)
  const text = useApp((state) => state.history.present.files.find((file) => file.path === path)?.text)
  const words = useApp((state) => (earlier === 'run' ? 'the last run' : originWords(state.origin)))
  const old = before?.find((file) => file.path === path)?.text
  return (
    <section className="code-compare" aria-label={`Comparison with ${words}`}>
      <header className="code-paneHead">
        <span className="code-paneTitle">
          {path} in {words} · now
        </span>
        {before && text === old && <span className="code-same">No differences</span>}
        {before && old === undefined && <span className="code-same">It was not there yet</span>}
        <button
          type="button"
          className="code-tool"
          title="Close the comparison"
          aria-label="Close the comparison"
          onClick={onDone}
        >
          <Icon name="close" size={14} />
        </button>
      </header>
      {before && path !== null && <Sides key={path} path={path} before={old ?? ''} />}
    </section>
  )
}

function Sides({ path, before }: { readonly path: string; readonly before: string }) {
  const parent = useRef<HTMLDivElement>(null)
  const store = useAppStore()
  const controller = useController()
  useEffect(() => {
    if (!parent.current) return
    const view = createCompareView(parent.current, store, controller, { path, before })
    return () => view.dispose()
  }, [store, controller, path, before])
  return <div ref={parent} className="code-sides code-editor" />
}

function useEarlier(earlier: Earlier, ran: readonly SourceText[] | null): readonly SourceText[] | null {
  const controller = useController()
  const opened = useApp((state) => state.opened)
  const [author, setAuthor] = useState<{ readonly opened: number; readonly files: readonly SourceText[] } | null>(null)
  useEffect(() => {
    let isLate = false
    if (earlier === 'author') {
      void controller
        .language()
        .then((language) => language.authorFiles())
        .then((files) => isLate || setAuthor({ opened, files }))
        .catch(() => controller.notify('error', 'What to compare with could not be loaded.'))
    }
    return () => {
      isLate = true
    }
  }, [controller, earlier, opened])
  if (earlier === 'run') return ran
  return author?.opened === opened ? author.files : null
}
