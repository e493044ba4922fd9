import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type ColumnProfile, QUANTILES } from '../../../engine/page.ts'
import { Icon } from '../../common/Icon.tsx'
import { barsOf, describeColumn, factsOf, formatOf, rangeText, shorten } from './profileText.ts'
import './profile.css'

interface ColumnDetailsProps {
  readonly column: ColumnProfile
  /** Where they can be put away: by Esc or a button. */
  readonly onClose?: () => void
}

/** All that is known of a column: its numbers, how they are spread, the values that come most often. */
export function ColumnDetails({ column, onClose }: ColumnDetailsProps) {
  const title = column.name || 'values'
  const section = useRef<HTMLElement>(null)
  const isApart = onClose !== undefined
  // They were asked for: the keys follow.
  useEffect(() => {
    if (isApart) section.current?.focus()
  }, [isApart])
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !onClose) return
    event.stopPropagation()
    onClose()
  }
  return (
    <section
      ref={section}
      className="column-details"
      aria-label={`Details of ${title}`}
      tabIndex={isApart ? -1 : undefined}
      onKeyDown={onKeyDown}
    >
      <header className="details-head">
        <strong className="mono ellipsis">{title}</strong>
        <span className="dim">{column.type}</span>
        {onClose && (
          <button type="button" className="button quiet icon" aria-label="Close" title="Close (Esc)" onClick={onClose}>
            <Icon name="close" size={14} />
          </button>
        )}
        <span className="details-facts dim">
          {column.count.toLocaleString('en')} {column.count === 1 ? 'value' : 'values'} · {factsOf(column)}
        </span>
      </header>
      <div className="details-body">
        {column.numbers && <Spread column={column} numbers={column.numbers} />}
        {column.numbers && <Numbers column={column} numbers={column.numbers} />}
        {column.top.length > 0 && <Top column={column} />}
        {column.types.length > 0 && <Types types={column.types} />}
      </div>
    </section>
  )
}

type Numeric = { readonly column: ColumnProfile; readonly numbers: NonNullable<ColumnProfile['numbers']> }

/** Bars that say what they hold where the pointer or the focus is: the arrows walk them. */
function Spread({ column, numbers }: Numeric) {
  const format = formatOf(column)
  const bars = barsOf(numbers.histogram)
  const [at, setAt] = useState<number | null>(null)
  const bar = at === null ? undefined : bars[at]
  const told = bar
    ? `${rangeText(bar, format)}: ${bar.count.toLocaleString('en')}`
    : `${format(numbers.min)} – ${format(numbers.max)}`
  return (
    <figure className="details-spread">
      <div
        role="slider"
        tabIndex={0}
        aria-label={`Histogram: ${describeColumn(column)}`}
        aria-valuemin={0}
        aria-valuemax={bars.length - 1}
        aria-valuenow={at ?? 0}
        aria-valuetext={told}
        className="spread-bars"
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
          if (step === 0) return
          event.preventDefault()
          event.stopPropagation()
          setAt(Math.min(bars.length - 1, Math.max(0, at === null ? 0 : at + step)))
        }}
      >
        {bars.map((one, index) => (
          <span
            key={one.left}
            className={index === at ? 'spread-bar active' : 'spread-bar'}
            onPointerEnter={() => setAt(index)}
          >
            <span style={{ height: `${one.height * 100}%` }} />
          </span>
        ))}
      </div>
      <figcaption className="mono">{told}</figcaption>
    </figure>
  )
}

function Numbers({ column, numbers }: Numeric) {
  const format = formatOf(column)
  const { infinite, mean, deviation, min, max, quantiles } = numbers
  const deviationText = column.type === 'date' ? formatSpan : format
  return (
    <dl className="details-numbers">
      <Fact name="minimum" value={format(min)} />
      {quantiles.map((value, at) => (
        <Fact key={QUANTILES[at]} name={QUANTILE_NAMES[at] ?? ''} value={format(value)} />
      ))}
      <Fact name="maximum" value={format(max)} />
      <Fact name="mean" value={format(mean)} />
      {deviation !== null && <Fact name="deviation" value={deviationText(deviation)} />}
      {infinite > 0 && <Fact name="infinite" value={infinite.toLocaleString('en')} />}
    </dl>
  )
}

const QUANTILE_NAMES = ['5 %', '25 %', 'median', '75 %', '95 %']

function formatSpan(milliseconds: number): string {
  const days = milliseconds / 86_400_000
  return days >= 1 ? `${days.toPrecision(3)} days` : `${(milliseconds / 1000).toPrecision(3)} s`
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt className="dim">{name}</dt>
      <dd className="mono">{value}</dd>
    </div>
  )
}

function Top({ column: { top, count, missing, lengths, distinct } }: { readonly column: ColumnProfile }) {
  const most = top[0]?.count ?? 1
  const present = Math.max(1, count - missing)
  return (
    <div className="details-top">
      <ol>
        {top.map((one) => (
          <li key={`${typeof one.value} ${one.value}`}>
            <span className="mono ellipsis" title={String(one.value)}>
              {shorten(String(one.value))}
            </span>
            <span className="top-bar" aria-hidden="true">
              <span style={{ width: `${(one.count / most) * 100}%` }} />
            </span>
            <span className="mono">
              {one.count.toLocaleString('en')} <span className="dim">{((one.count / present) * 100).toFixed(1)} %</span>
            </span>
          </li>
        ))}
      </ol>
      {distinct && !distinct.isExact && (
        <p className="dim">
          Among the first 10,000 different values; there are about {distinct.count.toLocaleString('en')}.
        </p>
      )}
      {lengths && (
        <p className="dim">
          {lengths.min.toLocaleString('en')} to {lengths.max.toLocaleString('en')} characters, {lengths.mean.toFixed(1)}{' '}
          on average
        </p>
      )}
    </div>
  )
}

function Types({ types }: Pick<ColumnProfile, 'types'>) {
  return (
    <dl className="details-numbers">
      {types.map(({ type, count }) => (
        <Fact key={type} name={type} value={count.toLocaleString('en')} />
      ))}
    </dl>
  )
}
