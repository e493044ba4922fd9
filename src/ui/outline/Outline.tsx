import { type DragEvent, type KeyboardEvent, type MouseEvent, useState } from 'react'
import { Icon } from '../common/Icon.tsx'
import { nextIndex } from '../common/nextIndex.ts'
import type { Controller } from '../store/controller.ts'
import { useApp, useController } from '../store/react.tsx'
import { DRAGGED, OutlineRow } from './OutlineRow.tsx'
import { outlineGroups } from './outlineGroups.ts'
import './outline.css'

/** Every node by module, then inputs and files: the graph as a list. */
export function Outline() {
  const controller = useController()
  const program = useApp((state) => state.program)
  const files = useApp((state) => state.history.present.data)
  const [query, setQuery] = useState('')
  const groups = outlineGroups(program?.graph.nodes ?? [], query)
  const isEmpty = groups.length === 0
  return (
    <nav className="outline" aria-label="Outline" onKeyDown={walkRows}>
      <OutlineSearch query={query} onQuery={setQuery} />
      <div className="outline-list">
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title} {...takesFunctions(group.module, controller)}>
            <h2
              className="outline-title ellipsis"
              title={group.module ?? group.title}
              {...opensMenu(group.module, controller)}
            >
              {group.title}
            </h2>
            <ul>
              {group.rows.map(({ name, isMade, isHead, prefix }) =>
                isHead ? (
                  <li key={name} className="outline-head ellipsis" title={`What the modifiers of ${name} made`}>
                    {name}
                  </li>
                ) : (
                  <OutlineRow key={name} name={name} isMade={isMade} prefix={prefix} />
                ),
              )}
            </ul>
          </section>
        ))}
        {isEmpty && (
          <p className="outline-empty">{query ? `No node has “${query}” in its name.` : 'No functions yet.'}</p>
        )}
        {files.size > 0 && !query && (
          <section aria-label="files">
            <h2 className="outline-title">files</h2>
            <ul>
              {[...files.keys()].map((name) => (
                <DataFile key={name} name={name} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </nav>
  )
}

/** A function that is dragged here moves to this module. */
function takesFunctions(module: string | null, controller: Controller) {
  if (module === null) return {}
  return {
    onDragOver(event: DragEvent) {
      if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault()
    },
    onDrop({ dataTransfer }: DragEvent) {
      const name = dataTransfer.getData(DRAGGED)
      if (name) void controller.attempt({ kind: 'move', nodes: [name], module })
    },
  }
}

function opensMenu(path: string | null, { view }: Controller) {
  if (path === null) return {}
  return {
    onContextMenu(event: MouseEvent) {
      event.preventDefault()
      view({ menu: { target: { kind: 'module', path }, x: event.clientX, y: event.clientY } })
    },
  }
}

function OutlineSearch({ query, onQuery }: { readonly query: string; readonly onQuery: (query: string) => void }) {
  return (
    <label className="outline-search">
      <Icon name="search" size={14} />
      <input
        type="search"
        placeholder="Filter"
        aria-label="Filter the outline"
        title="Only nodes with this in their name; / finds anything"
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onQuery('')
          event.currentTarget.blur()
        }}
      />
    </label>
  )
}

function DataFile({ name }: { readonly name: string }) {
  const report = useApp((state) => state.files.get(name) ?? null)
  const failed = (report?.problems.length ?? 0) > 0
  return (
    <li className="outline-row" title={report?.problems.map((problem) => problem.message).join('\n') || name}>
      <span className="outline-item file">
        <Icon name={failed ? 'warning' : 'file'} size={14} />
        <span className="outline-name ellipsis">{name}</span>
        {report && !failed && <span className="outline-note">{report.rows} rows</span>}
      </span>
    </li>
  )
}

function walkRows(event: KeyboardEvent<HTMLElement>) {
  const rows: Element[] = [...event.currentTarget.querySelectorAll('button.outline-item')]
  const at = document.activeElement ? rows.indexOf(document.activeElement) : -1
  const next = at < 0 ? null : nextIndex(event.key, at, rows.length, 'vertical')
  if (next === null) return
  event.preventDefault()
  const row = rows[next]
  if (row instanceof HTMLElement) row.focus()
}
