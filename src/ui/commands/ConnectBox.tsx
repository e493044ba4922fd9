import { type KeyboardEvent, useEffect, useState } from 'react'
import type { PortFit } from '../../engine/page.ts'
import { nextIndex } from '../common/nextIndex.ts'
import { useController } from '../store/react.tsx'
import { connectChoices } from './connectChoices.ts'

/** Where a node can be connected, by the keyboard: those that fit first, the others with the reason. */
export function ConnectBox({ source }: { readonly source: string }) {
  const controller = useController()
  const [fits, setFits] = useState<readonly PortFit[] | null>(null)
  const [search, setSearch] = useState('')
  const [at, setAt] = useState(0)
  useEffect(() => {
    let isWanted = true
    void controller.fits(source).then((found) => isWanted && setFits(found))
    return () => {
      isWanted = false
    }
  }, [controller, source])
  const choices = fits ? connectChoices(fits, search) : []
  const chosen = choices[at]

  function choose(choice = chosen): void {
    if (!choice || choice.refusal !== null) return
    controller.view({ prompt: null })
    void controller.attempt({ kind: 'connect', source, target: choice.target, parameter: choice.parameter })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault()
      choose()
    }
    if (event.key === 'Home' || event.key === 'End') return
    const next = nextIndex(event.key, at, choices.length, 'vertical')
    if (next === null) return
    event.preventDefault()
    setAt(next)
  }

  return (
    <div className="prompt-form">
      <h2 className="prompt-title">Connect {source} to</h2>
      <input
        className="field mono"
        role="combobox"
        aria-label="Find a function"
        aria-expanded="true"
        aria-controls="connect-choices"
        aria-activedescendant={chosen ? `connect-${at}` : undefined}
        placeholder="Find a function"
        value={search}
        spellCheck={false}
        onChange={(event) => {
          setSearch(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id="connect-choices" className="connect-choices" role="listbox" aria-label="Functions">
        {choices.map((choice, index) => (
          <button
            key={`${choice.target} ${choice.parameter ?? ''}`}
            id={`connect-${index}`}
            type="button"
            role="option"
            aria-selected={index === at}
            className="connect-choice"
            disabled={choice.refusal !== null}
            title={choice.refusal ?? undefined}
            tabIndex={-1}
            onClick={() => choose(choice)}
          >
            <span className="mono ellipsis">{choice.target}</span>
            <span className="connect-note ellipsis">
              {choice.refusal ??
                (choice.parameter === null ? 'a new parameter' : `in the place of ${choice.parameter}`)}
            </span>
          </button>
        ))}
        {fits && choices.length === 0 && <p className="prompt-text">No function of that name.</p>}
        {!fits && <p className="prompt-text">Looking for what fits…</p>}
      </div>
    </div>
  )
}
