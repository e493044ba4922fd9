import { useRef } from 'react'
import { Icon } from '../common/Icon.tsx'
import { Menu, type MenuEntry } from '../common/Menu.tsx'
import { useApp, useController } from '../store/react.tsx'
import { RenameProject } from './RenameProject.tsx'

/** The project's name, and all that opens, saves and resets projects. */
export function ProjectMenu() {
  const controller = useController()
  const { name, origin, changed, previous } = useApp((state) => ({
    name: state.history.present.settings.name,
    origin: state.origin,
    changed: state.changedSinceOrigin,
    previous: state.previous,
  }))
  const picker = useRef<HTMLInputElement>(null)
  const isReset = origin.kind === 'example'
  const reset: MenuEntry[] = isReset
    ? [
        {
          label: 'Reset to the example',
          icon: 'refresh',
          detail: changed ? `Local changes to ${origin.title} are dropped` : 'There are no local changes',
          disabled: !changed,
          onSelect: () => void controller.resetToOrigin(),
        },
        { kind: 'separator' },
      ]
    : []
  const back: MenuEntry[] = previous
    ? [{ label: `Go back to ${previous}`, icon: 'undo', onSelect: () => void controller.openPrevious() }]
    : []
  const items: readonly MenuEntry[] = [
    ...reset,
    ...back,
    { label: 'Open example…', icon: 'graph', onSelect: () => controller.view({ dialog: 'examples' }) },
    { label: 'New project', icon: 'plus', onSelect: controller.openNew },
    {
      label: 'Open files…',
      icon: 'folder',
      detail: '.ts modules, .csv data or a .zip',
      onSelect: () => picker.current?.click(),
    },
    {
      label: 'Download project',
      icon: 'download',
      detail: 'A .zip to keep or to open elsewhere',
      onSelect: () => void controller.downloadProject(),
    },
  ]
  return (
    <div className="project">
      <RenameProject name={name} />
      <Menu label="Project menu" title="Open, save and reset" className="button quiet icon" items={items}>
        <Icon name="chevronDown" />
      </Menu>
      {changed && isReset && (
        <span className="project-changed" title={`Changed since ${origin.title} was opened; saved in this browser`}>
          local changes
        </span>
      )}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept=".ts,.zip,.json,.csv,.tsv,.ndjson,.jsonl,.arrow,.feather,.parquet,.txt"
        aria-label="Open files"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length) void controller.openFiles(files)
        }}
      />
    </div>
  )
}
