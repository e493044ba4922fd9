import drawChartUrl from 'virtual:draw-chart'
import { useEffect, useRef, useState } from 'react'
import type { ValueRef } from '../../../engine/page.ts'
import { Icon } from '../../common/Icon.tsx'
import { useController } from '../../store/react.tsx'
import type { Chart, ChartColors } from './drawChart.ts'
import './profile.css'

interface ChartViewProps {
  readonly base: ValueRef
  readonly version: number
  readonly name: string
}

/** A Vega-Lite specification as the chart that it specifies. */
export function ChartView({ base, version, name }: ChartViewProps) {
  const box = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<Chart | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const spec = useSpec(base, version)
  const scheme = useScheme()

  useEffect(() => {
    const element = box.current
    if (!element || spec === undefined) return
    let drawn: Chart | null = null
    let gone = false
    const sized = new ResizeObserver(() => drawn?.resize())
    const drawing = loadDrawing().then(({ drawChart }) => drawChart(element, spec, colorsOf(element, scheme)))
    drawing.then(
      (made) => {
        if (gone) return made.dispose()
        drawn = made
        setChart(made)
        setFault(null)
        sized.observe(element)
      },
      (error: unknown) => {
        if (!gone) setFault(error instanceof Error ? error.message : String(error))
      },
    )
    return () => {
      gone = true
      sized.disconnect()
      drawn?.dispose()
      setChart(null)
    }
  }, [spec, scheme])

  return (
    <div className="chart-view">
      {fault === null ? <Tools chart={chart} name={name} /> : <Fault text={fault} />}
      <figure className="chart-box" aria-label={`Chart ${name}`} hidden={fault !== null}>
        <div ref={box} className="chart-room" />
      </figure>
    </div>
  )
}

/** Beside the tabs: a chart needs the height. */
function Tools({ chart, name }: { readonly chart: Chart | null; readonly name: string }) {
  return (
    <div className="view-tools chart-tools">
      {chart ? (
        <>
          <Save chart={chart} name={name} type="svg" />
          <Save chart={chart} name={name} type="png" />
        </>
      ) : (
        <span className="dim">Drawing…</span>
      )}
    </div>
  )
}

function Fault({ text }: { readonly text: string }) {
  return (
    <p role="alert" className="chart-fault">
      <Icon name="warning" size={14} /> This chart cannot be drawn: {text.replace(/\.$/, '')}. The tree shows its
      specification.
    </p>
  )
}

function Save({ chart, name, type }: { readonly chart: Chart; readonly name: string; readonly type: 'svg' | 'png' }) {
  const controller = useController()
  const word = type.toUpperCase()
  const save = async () => {
    try {
      controller.download(`${name}.${type}`, await chart.toBlob(type))
    } catch (error) {
      controller.notify('error', `The chart cannot be saved: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return (
    <button
      type="button"
      className="button quiet"
      aria-label={`Download the chart as ${word}`}
      onClick={() => void save()}
    >
      <Icon name="download" size={14} />
      {word}
    </button>
  )
}

function loadDrawing(): Promise<typeof import('./drawChart.ts')> {
  return import(/* @vite-ignore */ drawChartUrl)
}

/** Undefined while it is on its way. */
function useSpec(base: ValueRef, version: number): unknown {
  const controller = useController()
  const [spec, setSpec] = useState<unknown>(undefined)
  const key = JSON.stringify([base, version])
  useEffect(() => {
    let gone = false
    const [ref]: [ValueRef] = JSON.parse(key)
    void controller.jsonOf(ref).then((text) => {
      if (!gone && text !== null) setSpec(JSON.parse(text))
    })
    return () => {
      gone = true
    }
  }, [key, controller])
  return spec
}

/** Another word for each of the page's looks: charts are drawn again when it changes. */
function useScheme(): string {
  const [scheme, setScheme] = useState(schemeNow)
  useEffect(() => {
    const update = () => setScheme(schemeNow())
    const media = matchMedia('(prefers-color-scheme: dark)')
    media.addEventListener('change', update)
    const root = new MutationObserver(update)
    root.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      media.removeEventListener('change', update)
      root.disconnect()
    }
  }, [])
  return scheme
}

function schemeNow(): string {
  return (
    document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
  )
}

/** The page's tokens as colours that a chart can take: those of both looks are one word in CSS. */
function colorsOf(element: HTMLElement, _scheme: string): ChartColors {
  const probe = element.ownerDocument.createElement('span')
  element.append(probe)
  const read = (token: string) => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const colors = {
    text: read('--text'),
    dim: read('--text-dim'),
    border: read('--border'),
    mark: read('--accent'),
    font: getComputedStyle(element).fontFamily,
  }
  probe.remove()
  return colors
}
