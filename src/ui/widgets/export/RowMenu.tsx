import type { ValueRef, ValueSummary } from '../../../engine/page.ts'
import { MenuAt } from '../../common/MenuAt.tsx'
import type { MenuEntry } from '../../common/MenuList.tsx'
import { useController } from '../../store/react.tsx'
import type { ValueFile } from '../../store/valueFile.ts'
import { hasViews, isSeenOtherwise } from '../valueViews.ts'
import { exportEntries } from './ExportMenu.tsx'

/** The menu of a row of a tree: where it stands, and which value it is of. */
export interface OpenRowMenu {
  readonly x: number
  readonly y: number
  /** With all that can be done; else the formats alone. */
  readonly isWhole: boolean
  readonly ref: ValueRef
  readonly name: string
  readonly summary: ValueSummary
}

interface RowMenuProps {
  readonly menu: OpenRowMenu
  readonly onOpen: ((ref: ValueRef, name: string, summary: ValueSummary) => void) | undefined
  readonly onTake: (file: ValueFile) => void
  readonly onClose: () => void
}

export function RowMenu({ menu, onOpen, onTake, onClose }: RowMenuProps) {
  const controller = useController()
  const { x, y, isWhole, ref, name, summary } = menu
  const isTable = summary.kind === 'table' || summary.kind === 'arrow'
  const others: MenuEntry[] = [
    ...(onOpen && hasViews(summary)
      ? [
          {
            label: isTable ? 'Open as a table' : 'Look at it',
            icon: isTable ? ('table' as const) : ('legend' as const),
            ...(isSeenOtherwise(summary) ? { shortcut: 'Enter' } : {}),
            onSelect: () => onOpen(ref, name, summary),
          },
        ]
      : []),
    { label: 'Copy as JSON', icon: 'copy', shortcut: 'Ctrl C', onSelect: () => void controller.copyValue(ref) },
    { kind: 'separator' },
    { kind: 'heading', label: 'Download as' },
  ]
  const formats = exportEntries({ ref, name }, summary, onTake)
  return (
    <MenuAt
      x={x}
      y={y}
      label={isWhole ? `What can be done with ${name}` : `Download ${name}`}
      items={isWhole ? [...others, ...formats] : formats}
      onClose={onClose}
    />
  )
}
