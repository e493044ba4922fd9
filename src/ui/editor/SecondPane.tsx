import { useMemo, useState } from 'react'
import { Icon } from '../common/Icon.tsx'
import { useApp } from '../store/react.tsx'
import { CodeEditor } from './CodeEditor.tsx'
import type { Pane } from './codeView.ts'
import type { Layout } from './workspace.ts'

interface SecondPaneProps {
  readonly direction: 'row' | 'column'
  readonly onLayout: (layout: Layout) => void
}

/** A second editor over the same document: of the same file, or of another one. */
export function SecondPane({ direction, onLayout }: SecondPaneProps) {
  const names = useApp((state) => state.history.present.files.map((file) => file.path).join('\n'))
  const paths = names === '' ? [] : names.split('\n')
  const active = useApp((state) => state.activeFile)
  const [chosen, setChosen] = useState(() => paths.find((path) => path !== active) ?? active)
  const path = chosen !== null && paths.includes(chosen) ? chosen : active
  const pane = useMemo((): Pane => ({ name: 'second', fileOf: () => path }), [path])
  const other = direction === 'row' ? 'column' : 'row'
  return (
    <section className="code-pane" aria-label="Second editor">
      <header className="code-paneHead">
        <select
          className="code-choose"
          aria-label="File of the second editor"
          value={path ?? ''}
          onChange={(event) => setChosen(event.target.value)}
        >
          {paths.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <button
          type="button"
          className="code-tool"
          title={other === 'row' ? 'Side by side' : 'One below the other'}
          aria-label={other === 'row' ? 'Side by side' : 'One below the other'}
          onClick={() => onLayout({ kind: 'split', direction: other })}
        >
          <Icon name={other === 'row' ? 'panelRight' : 'panelBottom'} size={14} />
        </button>
        <button
          type="button"
          className="code-tool"
          title="Close the second editor"
          aria-label="Close the second editor"
          onClick={() => onLayout({ kind: 'one' })}
        >
          <Icon name="close" size={14} />
        </button>
      </header>
      <CodeEditor pane={pane} />
    </section>
  )
}
