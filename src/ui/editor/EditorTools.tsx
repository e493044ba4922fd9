import { Icon } from '../common/Icon.tsx'
import { Menu } from '../common/Menu.tsx'
import type { Origin } from '../store/state.ts'
import { originWords } from './originWords.ts'
import type { Layout } from './workspace.ts'

interface EditorToolsProps {
  readonly layout: Layout
  readonly hasRun: boolean
  readonly origin: Origin
  readonly onLayout: (layout: Layout) => void
  readonly onFind: () => void
}

/** What can stand beside the editor, and the search in all modules. */
export function EditorTools({ layout, hasRun, origin, onLayout, onFind }: EditorToolsProps) {
  const isSplit = (direction: 'row' | 'column') => layout.kind === 'split' && layout.direction === direction
  const toggle = (next: Layout, isOn: boolean) => onLayout(isOn ? { kind: 'one' } : next)
  const compares = (earlier: 'run' | 'author') => layout.kind === 'compare' && layout.with === earlier
  return (
    <>
      <button
        type="button"
        className="code-tool"
        title="Find and replace in all modules (Ctrl+Shift+F)"
        aria-label="Find and replace in all modules"
        onClick={onFind}
      >
        <Icon name="search" size={14} />
      </button>
      <Menu
        label="Split and compare"
        title="Split and compare"
        className="code-tool"
        align="end"
        items={[
          {
            label: 'Split side by side',
            shortcut: 'Ctrl+\\',
            checked: isSplit('row'),
            onSelect: () => toggle({ kind: 'split', direction: 'row' }, isSplit('row')),
          },
          {
            label: 'Split one below the other',
            checked: isSplit('column'),
            onSelect: () => toggle({ kind: 'split', direction: 'column' }, isSplit('column')),
          },
          { kind: 'separator' },
          {
            label: 'Compare with the last run',
            checked: compares('run'),
            disabled: !hasRun,
            ...(hasRun ? {} : { detail: 'Nothing has run yet' }),
            onSelect: () => toggle({ kind: 'compare', with: 'run' }, compares('run')),
          },
          {
            label: `Compare with ${originWords(origin)}`,
            checked: compares('author'),
            onSelect: () => toggle({ kind: 'compare', with: 'author' }, compares('author')),
          },
        ]}
      >
        <Icon name="panelRight" size={14} />
      </Menu>
    </>
  )
}
