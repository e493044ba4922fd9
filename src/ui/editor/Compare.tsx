import { useEffect, useRef, useState } from 'react'
import type { SourceText } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp, useAppStore, useController } from '../store/react.tsx'
import { createCompareView } from './compareView.ts'
import type { Earlier } from './workspace.ts'

interface CompareProps {
  readonly with: Earlier
  readonly ran: readonly SourceText[] | null
  readonly onDone: () => void
}

const WORDS: Readonly<Record<Earlier, string>> = { run: 'the last run', author: 'the author’s version' }

/** The open file beside an earlier text of it. */
export function Compare({ with: earlier, ran, onDone }: CompareProps) {
  const path = useApp((state) => state.activeFile)
  const before = useEarlier(earlier, ran)
  const text = useApp((state) => state.history.present.files.find((file) => file.path === path)?.text)
  const old = before?.find((file) => file.path === path)?.text ?? ''
  return (
    <section className="code-compare" aria-label={`Comparison with ${WORDS[earlier]}`}>
      <header className="code-paneHead">
        <span className="code-paneTitle">
          {path} as of {WORDS[earlier]} · now
        </span>
        {before && text === old && <span className="code-same">No differences</span>}
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
      {before && path !== null && <Sides key={path} path={path} before={old} />}
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
        .catch(() => controller.notify('error', 'The author’s version could not be loaded.'))
    }
    return () => {
      isLate = true
    }
  }, [controller, earlier, opened])
  if (earlier === 'run') return ran
  return author?.opened === opened ? author.files : null
}
