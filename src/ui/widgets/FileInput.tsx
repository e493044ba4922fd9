import { type DragEvent, useRef, useState } from 'react'
import type { InputSource } from '../../engine/page.ts'
import { count } from '../common/count.ts'
import { Icon } from '../common/Icon.tsx'
import { dataEdits } from '../store/dataEdits.ts'
import { useApp, useController } from '../store/react.tsx'
import { columnFor, findFileFaults } from './inputSource.ts'
import { TextInput } from './TextInput.tsx'
import type { Input } from './useInput.ts'

/** A list or a table: from a CSV file by picker or drop, from one that the project has, or written as JSON. */
export function FileInput({ input }: { readonly input: Input }) {
  const { node, widget, source, report, compact } = input
  const controller = useController()
  const files = useApp((state) => state.files)
  const [over, setOver] = useState(false)
  const faults = findFileFaults(source, report)

  async function add(file: File | undefined): Promise<void> {
    if (!file) return
    const column = columnFor(node, widget, await controller.columnsIn(file))
    controller.edit(...dataEdits(file.name, file, [{ name: node.name, column }]))
  }

  function takeFile(name: string): void {
    const column = columnFor(node, widget, files.get(name)?.columns.map((one) => one.name) ?? null)
    controller.setInput(node.name, { kind: 'file', file: name, column })
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault()
    event.stopPropagation()
    setOver(false)
    void add(event.dataTransfer.files[0])
  }

  return (
    <fieldset
      aria-label={`Drop a CSV file for ${node.name}`}
      className={`input-drop ${over ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className="input-line">
        {source?.kind === 'file' ? (
          <FromFile input={input} source={source} faults={faults} />
        ) : (
          <TextInput input={input} />
        )}
        <Picker input={input} onPick={(file) => void add(file)} />
      </div>
      {!compact && source?.kind !== 'file' && <KnownFiles onUse={takeFile} />}
      {!compact &&
        faults.map((fault) => (
          <span key={fault} className="input-fault">
            {fault}
          </span>
        ))}
    </fieldset>
  )
}

interface FromFileProps {
  readonly input: Input
  readonly source: InputSource & { kind: 'file' }
  readonly faults: readonly string[]
}

function FromFile({ input: { node, widget, report, compact }, source, faults }: FromFileProps) {
  const controller = useController()
  const columns = report?.columns.map((column) => column.name) ?? []
  const isKnown = source.column === null || columns.includes(source.column)
  const size = report ? count(report.rows, 'row') : 'reading…'
  const title = [`${source.file}, ${size}`, ...faults].join('\n')
  return (
    <span className="input-file" title={title}>
      <span className="input-file-name">
        <Icon
          name={faults.length ? 'warning' : 'table'}
          size={14}
          className={faults.length ? 'input-warning' : 'dim'}
        />
        <span className="ellipsis">{source.file}</span>
      </span>
      {widget.kind === 'column' ? (
        <select
          className={`field input-field ${faults.length ? 'invalid' : ''}`}
          aria-label={node.name}
          title={`Column of ${source.file} for ${node.name}`}
          value={source.column ?? ''}
          onChange={(event) =>
            controller.setInput(node.name, { kind: 'file', file: source.file, column: event.target.value })
          }
        >
          {!isKnown && <option value={source.column ?? ''}>{source.column}</option>}
          {source.column === null && <option value="">choose a column…</option>}
          {columns.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      ) : null}
      {(!compact || widget.kind === 'table') && <span className="dim input-size">{size}</span>}
    </span>
  )
}

function Picker({
  input: { node, compact },
  onPick,
}: {
  readonly input: Input
  readonly onPick: (file?: File) => void
}) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={compact ? 'input-pick' : 'button'}
        aria-label={`Open a CSV file for ${node.name}`}
        title={`Open a CSV file for ${node.name}, or drop one here`}
        onClick={() => picker.current?.click()}
      >
        <Icon name="upload" size={14} />
        {!compact && 'CSV…'}
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={`CSV file for ${node.name}`}
        accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,.arrow,.feather,.parquet"
        onChange={(event) => {
          onPick(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </>
  )
}

function KnownFiles({ onUse }: { readonly onUse: (name: string) => void }) {
  const names = useApp((state) => [...state.history.present.data.keys()])
  if (names.length === 0) return null
  return (
    <span className="input-known">
      <span className="dim">or take</span>
      {names.map((name) => (
        <button key={name} type="button" className="input-chip" onClick={() => onUse(name)}>
          {name}
        </button>
      ))}
    </span>
  )
}
