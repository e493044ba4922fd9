import type { ValueRef, ValueSummary } from '../../../engine/page.ts'
import { Icon } from '../../common/Icon.tsx'
import { Menu } from '../../common/Menu.tsx'
import type { MenuEntry } from '../../common/MenuList.tsx'
import { titleOf, type ValueFile } from '../../store/valueFile.ts'
import { ABOUT_FORMATS, exportChoices } from './exportChoices.ts'

interface ExportMenuProps {
  readonly base: ValueRef
  readonly name: string
  readonly summary: ValueSummary
  readonly onTake: (file: ValueFile) => void
}

/** A button that offers a value as a file in each format that fits it. */
export function ExportMenu({ base, name, summary, onTake }: ExportMenuProps) {
  return (
    <Menu
      label={`Download ${name}`}
      title={`Download ${name} as a file`}
      className="button quiet"
      align="end"
      items={exportEntries({ ref: base, name }, summary, onTake)}
    >
      <Icon name="download" size={14} />
      Download
      <Icon name="chevronDown" size={12} />
    </Menu>
  )
}

export function exportEntries(
  value: Pick<ValueFile, 'ref' | 'name'>,
  summary: ValueSummary,
  onTake: ExportMenuProps['onTake'],
): MenuEntry[] {
  return exportChoices(summary).map((format) => ({
    label: titleOf(format),
    detail: ABOUT_FORMATS[format],
    onSelect: () => onTake({ ...value, format }),
  }))
}
