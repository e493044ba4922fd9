import { useEffect, useMemo, useRef, useState } from 'react'
import type { Operation } from '../../engine/operations.ts'
import { Popup } from '../common/Popup.tsx'
import { rememberTheme } from '../common/rememberTheme.ts'
import { useApp, useAppStore, useController } from '../store/react.tsx'
import type { Palette as OpenPalette } from '../store/targets.ts'
import { AddPalette } from './AddPalette.tsx'
import { commandEntries } from './commandEntries.ts'
import type { Entry } from './entry.ts'
import { FindList } from './FindList.tsx'
import { pickFiles } from './pickFiles.ts'
import { SearchList } from './SearchList.tsx'
import './palette.css'

const LABELS: Readonly<Record<OpenPalette['kind'], string>> = {
  commands: 'Commands',
  find: 'Find',
  symbols: 'Symbols',
  add: 'Add to the graph',
}

/** A box in which commands, names and things to add are found by typing. */
export function Palette({ palette }: { readonly palette: OpenPalette }) {
  const store = useAppStore()
  const controller = useController()
  const before = useRef(document.activeElement)
  const [step, setStep] = useState<Operation | null>(null)
  useEffect(() => void controller.kept().then((kept) => kept.load()), [controller])

  function close(): void {
    if (store.getState().palette !== palette) return
    controller.view({ palette: null })
    // Where the keys were: what is chosen may take them elsewhere.
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
  }

  function choose(entry: Entry): void {
    if (entry.refusal) return
    if (!entry.stays) close()
    void controller.kept().then((kept) => kept.remember(entry.id))
    entry.run()
  }

  return (
    <Popup
      key={palette.kind}
      label={LABELS[palette.kind]}
      className={`palette is-${palette.kind}`}
      anchor={(box) => anchorOf(palette, box)}
      onClose={close}
      {...(step ? { onEscape: () => setStep(null) } : {})}
    >
      {palette.kind === 'commands' && <CommandList onChoose={choose} />}
      {palette.kind === 'add' && (
        <AddPalette palette={palette} step={step} onStep={setStep} onChoose={choose} onClose={close} />
      )}
      {(palette.kind === 'find' || palette.kind === 'symbols') && <FindList kind={palette.kind} onChoose={choose} />}
    </Popup>
  )
}

/** At the pointer, so that the field is under it; else in the middle. */
function anchorOf(palette: OpenPalette, box: HTMLElement): { left: number; top: number } {
  if (palette.kind !== 'add' || !palette.at) return inTheMiddle(box)
  return { left: palette.at.x - 20, top: palette.at.y - 22 }
}

function inTheMiddle(box: HTMLElement): { left: number; top: number } {
  return { left: (innerWidth - box.offsetWidth) / 2, top: Math.round(innerHeight * 0.12) }
}

function CommandList({ onChoose }: { readonly onChoose: (entry: Entry) => void }) {
  const store = useAppStore()
  const controller = useController()
  const recent = useRecent()
  const [query, setQuery] = useState('')
  const cacheSizes = useApp((state) => state.cacheSizes)
  useEffect(() => controller.measureCache(), [controller])
  const entries = useMemo(() => {
    const tools = {
      isWide: matchMedia('(width >= 900px)').matches,
      mostWorkers: Math.max(1, navigator.hardwareConcurrency || 1),
      pickFiles: () => pickFiles((files) => void controller.openFiles(files)),
      rememberTheme,
    }
    return commandEntries({ ...store.getState(), cacheSizes }, controller, tools)
  }, [store, controller, cacheSizes])
  return (
    <SearchList
      label="Find a command"
      placeholder="Find a command"
      entries={entries}
      recent={recent}
      nothing={(typed) => `No command has “${typed}” in its words.`}
      verb="choose"
      query={query}
      onQuery={setQuery}
      onChoose={onChoose}
    />
  )
}

const NOTHING: readonly string[] = []

function useRecent(): readonly string[] {
  return useApp((state) => state.kept?.recent ?? NOTHING)
}
