import { type DragEvent, type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react'
import { count } from '../common/count.ts'
import { Icon } from '../common/Icon.tsx'
import { nextIndex } from '../common/nextIndex.ts'
import type { Controller } from '../store/controller.ts'
import { useApp, useController } from '../store/react.tsx'
import { DRAGGED, OutlineRow } from './OutlineRow.tsx'
import { type OutlineGroup, outlineGroups, rowLines } from './outlineGroups.ts'
import { LINE, type LinesInView, useLinesInView } from './useLinesInView.ts'
import './outline.css'

/** Every node by module, then inputs and files: the graph as a list. */
export function Outline() {
  const graph = useApp((state) => state.program?.graph)
  const [query, setQuery] = useState('')
  const groups = useMemo(() => outlineGroups(graph?.nodes ?? [], query), [graph, query])
  const list = useRef<HTMLDivElement>(null)
  const { lines, goTo } = useLinesInView(list)

  function walk(event: KeyboardEvent<HTMLElement>): void {
    const rows = rowLines(groups)
    const focused = document.activeElement
    const at = focused?.matches('.outline-item')
      ? rows.findIndex(({ name }) => name === focused.getAttribute('title'))
      : -1
    const next = at < 0 ? null : nextIndex(event.key, at, rows.length, 'vertical')
    const row = next === null ? undefined : rows[next]
    if (!row) return
    event.preventDefault()
    if (row.line < lines.first || row.line >= lines.end) goTo(row.line)
    list.current?.querySelector<HTMLElement>(`.outline-item[title="${CSS.escape(row.name)}"]`)?.focus()
  }

  return (
    <nav className="outline" aria-label="Outline" onKeyDown={walk}>
      <OutlineSearch query={query} onQuery={setQuery} />
      <div ref={list} className="outline-list">
        {groups.map((group) => (
          <Group key={group.title} group={group} lines={lines} />
        ))}
        {groups.length === 0 && (
          <p className="outline-empty">{query ? `No node has “${query}” in its name.` : 'No functions yet.'}</p>
        )}
        {!query && <DataFiles />}
      </div>
    </nav>
  )
}

/** A module's rows, as far as they are near what is in view; of the others there is the room that they take. */
function Group({ group, lines }: { readonly group: OutlineGroup; readonly lines: LinesInView }) {
  const controller = useController()
  const { title, module, rows, line } = group
  const first = within(lines.first - line - 1, rows.length)
  const end = within(lines.end - line - 1, rows.length)
  return (
    <section aria-label={title} {...takesFunctions(module, controller)}>
      <h2 className="list-heading outline-title ellipsis" title={module ?? title} {...opensMenu(module, controller)}>
        {title}
      </h2>
      <ul style={{ paddingTop: first * LINE, paddingBottom: (rows.length - end) * LINE }}>
        {rows.slice(first, end).map(({ name, isMade, isHead, prefix }) =>
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
  )
}

function within(at: number, length: number): number {
  return Math.min(Math.max(0, at), length)
}

function DataFiles() {
  const files = useApp((state) => state.history.present.data)
  if (files.size === 0) return null
  return (
    <section aria-label="files">
      <h2 className="list-heading outline-title">files</h2>
      <ul>
        {[...files.keys()].map((name) => (
          <DataFile key={name} name={name} />
        ))}
      </ul>
    </section>
  )
}

/** A function that is dragged here moves to this module. */
function takesFunctions(module: string | null, controller: Controller) {
  if (module === null) return {}
  return {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes(DRAGGED)) return
      event.preventDefault()
      event.currentTarget.setAttribute('data-takes', '')
    },
    onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
        currentTarget.removeAttribute('data-takes')
    },
    onDrop({ dataTransfer, currentTarget }: DragEvent) {
      currentTarget.removeAttribute('data-takes')
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
        {report && !failed && <span className="outline-note">{count(report.rows, 'row')}</span>}
      </span>
    </li>
  )
}
