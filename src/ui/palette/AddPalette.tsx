import { useCallback, useEffect, useMemo, useState } from 'react'
import type * as Operations from '../../engine/operations.ts'
import type { Operation, OperationAnswers } from '../../engine/operations.ts'
import type { PortFit, Problem } from '../../engine/page.ts'
import { useApp, useAppStore, useController } from '../store/react.tsx'
import type { AddPalette as Opened } from '../store/targets.ts'
import { type Adders, addEntries } from './addEntries.ts'
import { createAdding } from './adding.ts'
import type { Entry } from './entry.ts'
import { OperationForm } from './OperationForm.tsx'
import { type Columns, columnsOfTables, contextFor } from './operationContext.ts'
import { toNodeName, typeText } from './placing.ts'
import { SearchList } from './SearchList.tsx'

type Library = typeof Operations

interface AddPaletteProps {
  readonly palette: Opened
  readonly step: Operation | null
  readonly onStep: (operation: Operation | null) => void
  readonly onChoose: (entry: Entry) => void
  readonly onClose: () => void
}

/** What can be added to the graph, then what it asks for. */
export function AddPalette({ palette, step, onStep, onChoose, onClose }: AddPaletteProps) {
  const { source } = palette
  const store = useAppStore()
  const controller = useController()
  const [query, setQuery] = useState('')
  const library = useLibrary()
  const fits = useFits(source)
  const columns = useColumns(library)
  const kept = useApp((state) => state.kept)
  const adding = useMemo(() => createAdding(store, controller, palette), [store, controller, palette])
  const entries = useMemo(() => {
    if (!library) return []
    const state = store.getState()
    const type = source !== null && state.program ? typeText(state.program, source) : ''
    const adders: Adders = { ...adding, ask: onStep }
    const { OPERATIONS: operations, takesType } = library
    return addEntries(state, { operations, takesType, fits, kept: kept?.functions ?? [], source, type }, adders)
  }, [library, store, source, fits, kept, adding, onStep])
  const lastFor = useCallback((typed: string) => newEntries(typed, adding), [adding])
  const context = useMemo(
    () => contextFor(store.getState(), source === null ? [] : [source], columns),
    [store, source, columns],
  )
  const nameFor = useCallback(
    (answers: OperationAnswers) => (step && library ? library.suggestName(step, answers, context) : ''),
    [step, library, context],
  )

  async function write(text: string): Promise<Problem | null> {
    const problem = await adding.write(text)
    if (!problem) onClose()
    return problem
  }

  if (step) {
    return (
      <OperationForm operation={step} context={context} nameFor={nameFor} onBack={() => onStep(null)} onWrite={write} />
    )
  }
  return (
    <SearchList
      label="Add to the graph"
      placeholder={source === null ? 'Add a step' : `What shall become of ${source}?`}
      entries={entries}
      lastFor={lastFor}
      recent={kept?.recent ?? NOTHING}
      nothing={() => ''}
      verb={source === null ? 'add' : 'add and connect'}
      query={query}
      onQuery={setQuery}
      onChoose={onChoose}
    />
  )
}

const NOTHING: readonly string[] = []

/** A function of one's own is always there. */
function newEntries(typed: string, adding: ReturnType<typeof createAdding>): Entry[] {
  const name = toNodeName(typed)
  return [
    {
      id: 'new named',
      title: name ? `New function named “${name}”` : 'New function',
      icon: 'plus',
      group: 'Your own',
      isLast: true,
      run: () => adding.createNew(name),
    },
    {
      id: 'new asked',
      title: 'New function…',
      detail: 'asks what it takes and gives',
      icon: 'plus',
      group: 'Your own',
      isLast: true,
      run: () => adding.askForNew(name),
    },
  ]
}

function useLibrary(): Library | null {
  const [library, setLibrary] = useState<Library | null>(loaded)
  useEffect(() => {
    let isWanted = true
    void loadOperations().then((found) => isWanted && setLibrary(found))
    return () => {
      isWanted = false
    }
  }, [])
  return library
}

let loaded: Library | null = null

/** Ahead of time, so that the palette opens at once. */
export async function loadOperations(): Promise<Library> {
  loaded ??= await import('../../engine/operations.ts')
  return loaded
}

function useFits(source: string | null): readonly PortFit[] | null {
  const controller = useController()
  const [fits, setFits] = useState<readonly PortFit[] | null>(null)
  useEffect(() => {
    let isWanted = true
    // Without a source it is asked all the same: so the compiler is there when something is written.
    void controller.fits(source ?? '').then((found) => isWanted && source !== null && setFits(found))
    return () => {
      isWanted = false
    }
  }, [controller, source])
  return fits
}

const NO_COLUMNS: Columns = new Map()

function useColumns(library: Library | null): Columns {
  const store = useAppStore()
  const controller = useController()
  const [columns, setColumns] = useState(NO_COLUMNS)
  useEffect(() => {
    if (!library) return
    let isWanted = true
    const isTable = (type: string) => library.feedOf(type) === 'table'
    void columnsOfTables(store.getState(), controller, isTable).then((found) => isWanted && setColumns(found))
    return () => {
      isWanted = false
    }
  }, [library, store, controller])
  return columns
}
