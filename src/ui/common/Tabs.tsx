import type { KeyboardEvent } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './iconPaths.ts'
import { nextIndex } from './nextIndex.ts'
import './tabs.css'

export interface Tab<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly icon?: IconName
  /** Shown behind the label where it is not zero. */
  readonly count?: number
  readonly tone?: 'error' | 'warning'
  readonly title?: string
}

export interface TabsProps<Id extends string> {
  /** What the tabs are for, and the start of their ids: `<idPrefix>-tab-<id>`. */
  readonly label: string
  readonly idPrefix: string
  readonly tabs: readonly Tab<Id>[]
  readonly active: Id
  readonly onSelect: (id: Id) => void
}

/** The row of tabs alone; what they show is a `role="tabpanel"` that `tabPanelProps` names. */
export function Tabs<Id extends string>({ label, idPrefix, tabs, active, onSelect }: TabsProps<Id>) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const next = nextIndex(
      event.key,
      tabs.findIndex((tab) => tab.id === active),
      tabs.length,
      'horizontal',
    )
    const tab = next === null ? undefined : tabs[next]
    if (!tab) return
    event.preventDefault()
    onSelect(tab.id)
    document.getElementById(`${idPrefix}-tab-${tab.id}`)?.focus()
  }
  return (
    <div role="tablist" className="tabs" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`${idPrefix}-tab-${tab.id}`}
          type="button"
          role="tab"
          className="tab"
          aria-selected={tab.id === active}
          aria-controls={tab.id === active ? `${idPrefix}-panel` : undefined}
          tabIndex={tab.id === active ? 0 : -1}
          title={tab.title}
          onClick={() => onSelect(tab.id)}
        >
          {tab.icon && <Icon name={tab.icon} size={14} />}
          <span className="ellipsis">{tab.label}</span>
          {tab.count ? <span className={`tab-count ${tab.tone ?? ''}`}>{tab.count}</span> : null}
        </button>
      ))}
    </div>
  )
}

export function tabPanelProps(idPrefix: string, active: string) {
  return { role: 'tabpanel', id: `${idPrefix}-panel`, 'aria-labelledby': `${idPrefix}-tab-${active}` } as const
}
