import type { FileProgress, FileReport } from '../../engine/page.ts'
import { formatBytes } from '../common/formatBytes.ts'
import { Icon } from '../common/Icon.tsx'
import { useApp, useController } from '../store/react.tsx'
import { describeFile } from './describeFile.ts'
import './files.css'

/** The project's data files: how far they are read, what is in them, and what the latest run wrote. */
export function FilesPanel() {
  const { data, files, reading, written } = useApp((state) => ({
    data: state.history.present.data,
    files: state.files,
    reading: state.reading,
    written: state.written,
  }))
  return (
    <section className="files-panel" aria-label="Data files">
      {data.size === 0 ? (
        <p className="files-empty">
          There are no data files yet. Drop one onto the page, or choose <em>Open files…</em> in the project menu: CSV,
          TSV, JSON, NDJSON, Arrow, Parquet or text.
        </p>
      ) : (
        <ul className="files-list">
          {[...data].map(([name, blob]) => (
            <FileRow
              key={name}
              name={name}
              size={blob.size}
              report={files.get(name)}
              progress={reading.get(name)}
              isWritten={written.includes(name)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface FileRowProps {
  readonly name: string
  readonly size: number
  readonly report: FileReport | undefined
  readonly progress: FileProgress | undefined
  readonly isWritten: boolean
}

function FileRow({ name, size, report, progress, isWritten }: FileRowProps) {
  const controller = useController()
  const fault = report?.problems[0]
  return (
    <li className="files-row">
      <Icon name={fault ? 'warning' : 'file'} size={14} className={fault ? 'input-warning' : 'dim'} />
      <strong className="mono ellipsis" title={name}>
        {name}
      </strong>
      <span className="dim files-size">{formatBytes(size)}</span>
      {isWritten && <span className="files-written">written by the run</span>}
      <span className={fault ? 'files-about files-fault' : 'files-about dim'}>{describeFile(report, progress)}</span>
      {progress && (
        <>
          <progress aria-label={`Reading ${name}`} max={progress.size} value={progress.bytes} />
          <button type="button" className="button" onClick={() => void controller.cancelFile(name)}>
            Cancel
          </button>
        </>
      )}
      <span className="files-buttons">
        <button
          type="button"
          className="button quiet"
          aria-label={`Download ${name}`}
          onClick={() => controller.downloadFile(name)}
        >
          <Icon name="download" size={14} />
          Download
        </button>
        <button
          type="button"
          className="button quiet"
          aria-label={`Remove ${name}`}
          onClick={() => controller.edit({ kind: 'removeData', name })}
        >
          <Icon name="close" size={14} />
          Remove
        </button>
      </span>
    </li>
  )
}
