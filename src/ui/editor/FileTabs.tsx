import { type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react'
import { Icon } from '../common/Icon.tsx'
import { useApp, useAppStore, useController } from '../store/react.tsx'

const FileAsk = lazy(() => import('./FileAsk.tsx').then((module) => ({ default: module.FileAsk })))

interface FileTabsProps {
  /** Is told of the place for the editor's tools. */
  readonly slot: (place: HTMLElement | null) => void
}

export function FileTabs({ slot }: FileTabsProps) {
  const { paths, active } = useFiles()
  const controller = useController()
  const store = useAppStore()
  const [asking, setAsking] = useState<'new' | 'remove' | null>(null)
  const list = useRef<HTMLDivElement>(null)

  function open(path: string): void {
    controller.view({ activeFile: path })
  }

  /** As the menus of modules have it. */
  function runCommand(id: string, path: string): void {
    void import('../store/commands.ts').then(({ commandsFor }) => {
      const commands = commandsFor({ kind: 'module', path }, store.getState(), controller)
      commands.find((one) => one.id === id)?.run()
    })
  }

  function onKeyDown(event: KeyboardEvent): void {
    const path = event.target instanceof HTMLElement ? event.target.dataset.path : undefined
    if (path !== undefined && (event.key === 'F2' || event.key === 'Delete')) {
      event.preventDefault()
      runCommand(event.key === 'F2' ? 'module.rename' : 'module.delete', path)
      return
    }
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = paths[(paths.indexOf(active ?? '') + step + paths.length) % paths.length]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    open(next)
    list.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(next)}"]`)?.focus()
  }

  return (
    <>
      <div className="code-tabs">
        <div ref={list} className="code-tablist" role="tablist" aria-label="Modules" onKeyDown={onKeyDown}>
          {paths.map((path) => (
            <button
              key={path}
              type="button"
              role="tab"
              className="code-tab"
              data-path={path}
              title={path}
              aria-selected={path === active}
              tabIndex={path === active ? 0 : -1}
              onClick={() => open(path)}
              onContextMenu={(event) => {
                event.preventDefault()
                controller.view({ menu: { target: { kind: 'module', path }, x: event.clientX, y: event.clientY } })
              }}
            >
              {path}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="code-tool"
          title="Add a module"
          aria-label="Add a module"
          onClick={() => setAsking('new')}
        >
          <Icon name="plus" size={14} />
        </button>
        <button
          type="button"
          className="code-tool"
          disabled={active === null}
          title={`Remove ${active ?? 'module'}`}
          aria-label={`Remove ${active ?? 'module'}`}
          onClick={() => setAsking('remove')}
        >
          <Icon name="minus" size={14} />
        </button>
        <Checking />
        <div ref={slot} className="code-slot" />
      </div>
      <Suspense fallback={null}>
        {asking && (
          <FileAsk removes={asking === 'new' ? null : active} existing={paths} onDone={() => setAsking(null)} />
        )}
      </Suspense>
    </>
  )
}

/** Appears only where it takes longer than a moment. */
function Checking() {
  const analyzing = useApp((state) => state.analyzing)
  const formatting = useApp((state) => state.formatting)
  const controller = useController()
  if (!formatting) return analyzing ? <span className="code-checking">checking…</span> : null
  return (
    <span className="code-checking">
      formatting…{' '}
      <button
        type="button"
        className="link"
        onClick={() => void controller.language().then((language) => language.stopFormatting())}
      >
        Cancel
      </button>
    </span>
  )
}

function useFiles(): { paths: readonly string[]; active: string | null } {
  const paths = useApp((state) => state.history.present.files.map((file) => file.path))
  const active = useApp((state) => state.activeFile)
  return { paths, active }
}
