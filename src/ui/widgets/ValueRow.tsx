import type { ValueSummary } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import type { TreeRow } from './treeRows.ts'
import { valueClass, valueText, valueType } from './valueText.ts'
import { hasViews } from './valueViews.ts'

export interface ValueRowProps {
  readonly id: string
  readonly index: number
  readonly row: TreeRow
  readonly top: number
  readonly active: boolean
  readonly onCopy: () => void
  readonly onOpenTable: (() => void) | undefined
  /** Asks for the formats, below the button. */
  readonly onTake: (place: { readonly x: number; readonly y: number }) => void
}

/** Keys, clicks and the focus are the tree's. */
export function ValueRow(props: ValueRowProps) {
  const { id, index, row, top, active } = props
  const place = { transform: `translateY(${top}px)`, paddingLeft: 8 + row.depth * 16 }
  const item = row.kind === 'value' ? row : null
  return (
    <div
      id={id}
      className={`value-row ${active ? 'active' : ''}`}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-selected={active}
      aria-expanded={item?.open ?? undefined}
      aria-posinset={item?.position}
      aria-setsize={item?.siblings}
      tabIndex={-1}
      data-index={index}
      style={place}
    >
      {row.kind === 'value' ? <Value {...props} row={row} /> : <Rest row={row} />}
    </div>
  )
}

function Value({
  row,
  onCopy,
  onOpenTable,
  onTake,
}: ValueRowProps & { readonly row: Extract<TreeRow, { kind: 'value' }> }) {
  const { summary, label, open } = row
  const type = valueType(summary)
  const text = valueText(summary)
  return (
    <>
      <span className="value-fold">
        {open !== null && <Icon name={open ? 'chevronDown' : 'chevronRight'} size={12} />}
      </span>
      {label !== '' && <span className="value-key">{label}</span>}
      {type && <span className="value-type">{type}</span>}
      <span className={`${valueClass(summary)} ellipsis`} title={text}>
        {text}
      </span>
      <span className="value-actions">
        {onOpenTable && hasViews(summary) && (
          <Action icon={iconOf(summary)} label={openLabel(summary, label)} onAct={onOpenTable} />
        )}
        <Action icon="copy" label={`Copy ${label || 'the value'}`} onAct={onCopy} />
        <Action
          icon="download"
          label={`Download ${label || 'the value'}`}
          onAct={({ left, bottom }) => onTake({ x: left, y: bottom })}
        />
      </span>
    </>
  )
}

function iconOf({ kind }: ValueSummary): ActionProps['icon'] {
  return kind === 'table' || kind === 'arrow' ? 'table' : 'legend'
}

export function openLabel({ kind }: ValueSummary, label: string): string {
  if (kind === 'table' || kind === 'arrow') return `Open ${label || 'the table'} as a table`
  return `Look at ${label || 'the value'}`
}

function Rest({ row }: { readonly row: Exclude<TreeRow, { kind: 'value' }> }) {
  if (row.kind === 'loading') return <span className="value-rest dim">loading…</span>
  return <span className="value-rest value-more">show more ({row.left.toLocaleString('en')} left)</span>
}

interface ActionProps {
  readonly icon: 'table' | 'copy' | 'legend' | 'download'
  readonly label: string
  readonly onAct: (button: DOMRect) => void
}

function Action({ icon, label, onAct }: ActionProps) {
  return (
    <button
      type="button"
      className="value-action"
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation()
        onAct(event.currentTarget.getBoundingClientRect())
      }}
    >
      <Icon name={icon} size={14} />
    </button>
  )
}
