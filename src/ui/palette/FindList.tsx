import { useEffect, useMemo, useState } from 'react'
import { useApp, useAppStore, useController } from '../store/react.tsx'
import type { Entry } from './entry.ts'
import { findEntries, symbolEntries } from './findEntries.ts'
import { SearchList } from './SearchList.tsx'
import type { CodeSymbol } from './symbols.ts'

interface FindListProps {
  /** Everything with a name, or what the open module declares. */
  readonly kind: 'find' | 'symbols'
  readonly onChoose: (entry: Entry) => void
}

export function FindList({ kind, onChoose }: FindListProps) {
  const store = useAppStore()
  const controller = useController()
  const recent = useApp((state) => state.kept?.recent ?? NOTHING)
  const active = useApp((state) => state.activeFile)
  const [query, setQuery] = useState('')
  const symbols = useSymbols(kind === 'symbols')
  const entries = useMemo(
    () =>
      kind === 'find'
        ? findEntries(store.getState(), controller, symbols ?? [])
        : symbolEntries(symbols ?? [], controller),
    [kind, store, controller, symbols],
  )
  const words =
    kind === 'find'
      ? { label: 'Find anything', placeholder: 'Find a node, module, file, note or symbol' }
      : { label: `Find in ${active ?? 'the module'}`, placeholder: `Find in ${active ?? 'the module'}` }
  return (
    <SearchList
      {...words}
      entries={entries}
      recent={kind === 'find' ? recent : NOTHING}
      nothing={(typed) => nothingFound(typed, symbols === null)}
      verb="show"
      query={query}
      onQuery={setQuery}
      onChoose={onChoose}
    />
  )
}

const NOTHING: readonly string[] = []

function nothingFound(typed: string, isReading: boolean): string {
  if (isReading) return 'Reading the code…'
  return typed ? `Nothing has “${typed}” in its name.` : 'There is nothing here yet.'
}

/** Read by the editor's own parser, which comes with it; null until it is there. */
function useSymbols(ofActive: boolean): readonly CodeSymbol[] | null {
  const store = useAppStore()
  const [symbols, setSymbols] = useState<readonly CodeSymbol[] | null>(null)
  useEffect(() => {
    let isWanted = true
    void import('./symbols.ts').then(({ symbolsOf }) => {
      const { history, activeFile } = store.getState()
      const files = history.present.files.filter((file) => !ofActive || file.path === activeFile)
      if (isWanted) setSymbols(files.flatMap(symbolsOf))
    })
    return () => {
      isWanted = false
    }
  }, [store, ofActive])
  return symbols
}
