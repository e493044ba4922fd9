import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'
import { type FileMatches, type FindQuery, findMatches, type Match, replaceMatches } from './findMatches.ts'

const START: FindQuery = { text: '', matchCase: false, wholeWord: false, isPattern: false }

/** Find and replace in all modules: every match with what would be written; all of it is one step of history. */
export function FindInFiles({ onDone }: { readonly onDone: () => void }) {
  const controller = useController()
  const files = useApp((state) => state.history.present.files)
  const [query, setQuery] = useState<FindQuery>(START)
  const [replacement, setReplacement] = useState('')
  const asked = useDeferredValue(query)
  const found = useMemo(() => findMatches(files, asked, replacement), [files, asked, replacement])
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const count = found.ok ? found.count : 0

  async function replaceAll(): Promise<void> {
    if (!found.ok || found.count === 0) return
    const language = await controller.language()
    language.apply(`Replace ${asked.text} in ${found.files.length} files`, replaceMatches(found.files))
    controller.notify('info', `Replaced ${count} ${count === 1 ? 'match' : 'matches'}.`)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onDone()
  }

  const flag = (key: 'matchCase' | 'wholeWord' | 'isPattern', label: string, face: string) => (
    <button
      type="button"
      className="find-flag"
      aria-pressed={query[key]}
      title={label}
      aria-label={label}
      onClick={() => setQuery({ ...query, [key]: !query[key] })}
    >
      {face}
    </button>
  )

  return (
    <section className="find" aria-label="Find in all modules" onKeyDown={onKeyDown}>
      <div className="find-row">
        <input
          ref={field}
          className="field find-field"
          aria-label="Find in all modules"
          placeholder="Find in all modules"
          spellCheck={false}
          value={query.text}
          onChange={(event) => setQuery({ ...query, text: event.target.value })}
        />
        {flag('matchCase', 'Match case', 'Aa')}
        {flag('wholeWord', 'Whole words', 'ab')}
        {flag('isPattern', 'Regular expression', '.*')}
        <button type="button" className="code-tool" title="Close" aria-label="Close the search" onClick={onDone}>
          <Icon name="close" size={14} />
        </button>
      </div>
      <div className="find-row">
        <input
          className="field find-field"
          aria-label="Replace with"
          placeholder="Replace with"
          spellCheck={false}
          value={replacement}
          onChange={(event) => setReplacement(event.target.value)}
        />
        <button type="button" className="button" disabled={count === 0} onClick={() => void replaceAll()}>
          Replace all
        </button>
      </div>
      <p className="find-count" role="status">
        {found.ok ? countText(asked.text, count, found.files.length, found.isCut) : found.fault}
      </p>
      {found.ok && count > 0 && (
        <List
          files={found.files}
          isReplacing={replacement !== ''}
          onOpen={(path, { line, column }) => controller.show({ file: path, line, column })}
        />
      )}
    </section>
  )
}

function countText(text: string, count: number, files: number, isCut: boolean): string {
  if (text === '') return 'Type what to look for.'
  if (count === 0) return 'Nothing found.'
  const places = `${isCut ? `the first ${count}` : count} ${count === 1 ? 'match' : 'matches'}`
  return `${places} in ${files} ${files === 1 ? 'file' : 'files'}`
}

interface ListProps {
  readonly files: readonly FileMatches[]
  readonly isReplacing: boolean
  readonly onOpen: (path: string, match: Match) => void
}

/** Beyond this many lines a list is longer than anybody reads; the count above tells the rest. */
const MOST_LINES = 300

function List({ files, isReplacing, onOpen }: ListProps) {
  const parts: ReactNode[] = []
  let lines = 0
  for (const { path, matches } of files) {
    if (lines >= MOST_LINES) break
    parts.push(
      <li key={path}>
        <span className="find-file">
          {path} <span className="find-dim">{matches.length}</span>
        </span>
        <ul>
          {matches.slice(0, MOST_LINES - lines).map((match) => (
            <li key={match.start}>
              <button type="button" className="find-match" onClick={() => onOpen(path, match)}>
                <span className="find-dim">{match.line}</span>
                <code>
                  {match.before.slice(-60)}
                  <mark className={isReplacing ? 'find-old' : ''}>{match.found}</mark>
                  {isReplacing && <ins>{match.replacement}</ins>}
                  {match.after.slice(0, 120)}
                </code>
              </button>
            </li>
          ))}
        </ul>
      </li>,
    )
    lines += matches.length
  }
  return <ul className="find-list">{parts}</ul>
}
