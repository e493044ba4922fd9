import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Icon } from '../common/Icon.tsx'
import { nextIndex } from '../common/nextIndex.ts'
import type { Entry } from './entry.ts'
import { listRows } from './listRows.ts'
import { Option } from './Option.tsx'
import { prepare, rank } from './rank.ts'

export interface SearchListProps {
  /** What is looked for, to those who do not see it. */
  readonly label: string
  readonly placeholder: string
  readonly entries: readonly Entry[]
  /** One more line, of what was typed. */
  readonly lastFor?: (query: string) => readonly Entry[]
  readonly recent: readonly string[]
  /** Said where nothing is found. */
  readonly nothing: (query: string) => string
  /** What Enter does, in a word. */
  readonly verb: string
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly onChoose: (entry: Entry) => void
}

/** A field and the list of what fits what is typed in it: arrows walk, Enter takes. */
export function SearchList(props: SearchListProps) {
  const { label, placeholder, entries, lastFor, recent, nothing, query, onQuery, onChoose } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const prepared = useMemo(() => prepare(entries), [entries])
  const { rows, options, rest } = useMemo(() => {
    const found = rank(prepared, query, recent)
    const last = (lastFor?.(query) ?? []).map((entry) => ({ entry, marks: [] }))
    return listRows([...found, ...last], query.trim() !== '', recent)
  }, [prepared, lastFor, query, recent])
  const chosen = Math.min(at, options.length - 1)
  const active = options[chosen]?.entry

  useEffect(() => {
    if (chosen === 0 && list.current) list.current.scrollTop = 0
    else document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, chosen])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const next = stepTo(event.key, chosen, options.length)
    if (event.key === 'Enter' && active) onChoose(active)
    else if (event.key === 'Delete' && event.shiftKey && active?.remove) active.remove()
    else if (next !== null) setAt(next)
    // The field is all that has the focus here.
    else if (event.key !== 'Tab') return
    event.preventDefault()
  }

  return (
    <>
      <div className="palette-search">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id}-${chosen}` : undefined}
          placeholder={placeholder}
          value={query}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            onQuery(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label={label}>
        {rows.map((row) =>
          row.kind === 'heading' ? (
            <div key={`# ${row.title}`} className="list-heading palette-heading" role="presentation">
              {row.title}
            </div>
          ) : (
            <Option
              key={row.found.entry.id}
              id={`${id}-${row.at}`}
              found={row.found}
              isActive={row.at === chosen}
              onPoint={() => setAt(row.at)}
              onChoose={() => onChoose(row.found.entry)}
            />
          ),
        )}
        {options.length === 0 && <p className="palette-nothing">{nothing(query.trim())}</p>}
        {rest > 0 && <p className="palette-nothing">and {rest.toLocaleString('en')} more: type on to find them</p>}
      </div>
      <Foot active={active} verb={props.verb} />
      <p className="visually-hidden" role="status">
        {options.length === 0 ? nothing(query.trim()) : `${options.length + rest} found`}
      </p>
    </>
  )
}

const PAGE = 8

function stepTo(key: string, at: number, count: number): number | null {
  // Home and End belong to the text in the field.
  if (key === 'Home' || key === 'End' || count === 0) return null
  if (key === 'PageDown') return Math.min(count - 1, at + PAGE)
  if (key === 'PageUp') return Math.max(0, at - PAGE)
  return nextIndex(key, at, count, 'vertical')
}

/** Of the line that Enter would take: why it cannot be, or what it is; else what the keys do. */
function Foot({ active, verb }: { readonly active: Entry | undefined; readonly verb: string }) {
  return (
    <div className="palette-foot">
      <span className="palette-about ellipsis">{active && aboutOf(active)}</span>
      <span className="palette-keys" aria-hidden="true">
        {active?.remove && (
          <span>
            <kbd>Shift</kbd> <kbd>Del</kbd> remove
          </span>
        )}
        <span>
          <kbd>↵</kbd> {verb}
        </span>
        <span>
          <kbd>Esc</kbd> close
        </span>
      </span>
    </div>
  )
}

function aboutOf({ refusal, about }: Entry): ReactNode {
  if (refusal) return `${refusal}.`
  if (!about) return null
  return (
    <>
      {about.code && <code title={about.code}>{about.code}</code>}
      {about.text && <span title={about.text}>{about.text}</span>}
    </>
  )
}
