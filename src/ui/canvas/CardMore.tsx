import type { ModifierSpec, QualityNode } from '../../engine/page.ts'
import { fractionOf, itemsText, type Progress } from '../common/blockProgress.ts'
import { count } from '../common/count.ts'
import { Icon } from '../common/Icon.tsx'
import { modifierKey } from '../common/modifierKey.ts'
import { useController, useDrawn } from '../store/react.tsx'
import { CheckCountsBadges, countsText } from '../widgets/CheckBadge.tsx'
import { cardMoreView, chipsOf } from './cardMoreView.ts'
import './cardMore.css'

/** Modifiers, made nodes and items: what some cards show and most do not need. */
export function CardMore({ name }: { readonly name: string }) {
  const view = useDrawn((state) => cardMoreView(state, name))
  if (!view) return null
  const { modifiers, made, isOpen, expands, items, isRunning } = view
  return (
    <>
      {(modifiers.length > 0 || expands || made > 0) && (
        <div className="card-line card-more">
          <Chips modifiers={modifiers} />
          <span className="card-more-end">
            {expands && (
              <span title="Its items go one by one to the nodes that take it">
                {items ? itemsText(items) : 'item by item'}
              </span>
            )}
            {view.quality && <QualityBadge name={name} quality={view.quality} />}
            {made > 0 && <Disclosure name={name} made={made} isOpen={isOpen} />}
          </span>
        </div>
      )}
      {items && isRunning && <ItemsBar name={name} items={items} />}
    </>
  )
}

function Chips({ modifiers }: { readonly modifiers: readonly ModifierSpec[] }) {
  const { chips, rest } = chipsOf(modifiers)
  return (
    <>
      {chips.map((modifier) => (
        <Chip key={modifierKey(modifier)} modifier={modifier} />
      ))}
      {rest.length > 0 && (
        <span className="card-chip-rest" title={rest.map((modifier) => modifier.text).join('\n')}>
          +{rest.length}
        </span>
      )}
    </>
  )
}

function Chip({ modifier }: { readonly modifier: ModifierSpec }) {
  const controller = useController()
  return (
    <button
      type="button"
      className="card-chip nodrag ellipsis"
      aria-label={`modifier ${modifier.name}`}
      title={modifier.text}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation()
        controller.view({ sideTab: 'code' })
        if (modifier.where) controller.show(modifier.where)
      }}
    >
      {modifier.name}
    </button>
  )
}

/** What the checks of the node found, which leads to all that they tell. */
function QualityBadge({ name, quality }: { readonly name: string; readonly quality: QualityNode }) {
  const controller = useController()
  const told = quality.checks.filter(({ state }) => state !== 'passed')
  return (
    <button
      type="button"
      className="card-quality nodrag"
      aria-label={`Checks of ${name}: ${countsText(quality)}`}
      title={told.map(({ check, message }) => `${check}: ${message}`).join('\n') || 'All checks passed'}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation()
        controller.select(name)
        controller.view({ resultTab: 'quality', wish: { kind: 'showLower' } })
      }}
    >
      <CheckCountsBadges quality={quality} most={1} />
    </button>
  )
}

interface DisclosureProps {
  readonly name: string
  readonly made: number
  readonly isOpen: boolean
}

function Disclosure({ name, made, isOpen }: DisclosureProps) {
  const controller = useController()
  const does = isOpen ? 'Hide' : 'Show'
  return (
    <button
      type="button"
      className="card-made nodrag"
      aria-label={`${does} the ${count(made, 'made node')} of ${name}`}
      aria-expanded={isOpen}
      title={`${does} what the modifiers of ${name} made: ${count(made, 'node')} (${isOpen ? 'Esc' : 'Enter'})`}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation()
        controller.setGroup(name, !isOpen)
      }}
    >
      {made} made
      <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={12} />
    </button>
  )
}

function ItemsBar({ name, items }: { readonly name: string; readonly items: Progress }) {
  const fraction = fractionOf(items)
  return (
    <div
      className={fraction === null ? 'card-progress is-open-ended' : 'card-progress'}
      role="progressbar"
      aria-label={`Items of ${name}`}
      aria-valuetext={itemsText(items)}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={fraction ?? undefined}
    >
      <span style={{ width: `${100 * (fraction ?? 1)}%` }} />
    </div>
  )
}
