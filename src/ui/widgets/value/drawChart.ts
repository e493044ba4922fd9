import { type Loader, parse, type Runtime, View } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile, type TopLevelSpec } from 'vega-lite'

export interface Chart {
  /** Draws it again in the room that there is. */
  resize(): void
  toBlob(type: 'svg' | 'png'): Promise<Blob>
  dispose(): void
}

export interface ChartColors {
  readonly text: string
  readonly dim: string
  readonly border: string
  readonly mark: string
  readonly font: string
}

/** Draws a specification into an element. @throws {Error} that says what is wrong with it. */
export async function drawChart(element: HTMLElement, spec: unknown, colors: ChartColors): Promise<Chart> {
  const warnings: string[] = []
  const own = spec as TopLevelSpec
  const { spec: drawn } = compile(fitted(own), {
    config: configOf(colors, element.clientHeight),
    logger: collecting(warnings),
  })
  // Interpreted: the page evaluates nothing.
  const runtime: Runtime = parse(drawn, undefined, { ast: true })
  const view = new View(runtime, {
    expr: expressionInterpreter,
    renderer: 'svg',
    loader: OFFLINE,
    container: element,
    hover: true,
  })
  view.logger(collecting(warnings))
  try {
    await view.runAsync()
  } catch (error) {
    view.finalize()
    throw error
  }
  const failure = warnings.find((one) => one.includes(REFUSED))
  if (failure) {
    view.finalize()
    element.replaceChildren()
    throw new Error(failure.slice(failure.indexOf(REFUSED)))
  }
  return {
    resize: () => void view.resize().runAsync(),
    async toBlob(type) {
      if (type === 'svg') return new Blob([await view.toSVG()], { type: 'image/svg+xml' })
      const canvas: HTMLCanvasElement = await view.toCanvas(2)
      return new Promise((resolve, reject) =>
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no image came'))), 'image/png'),
      )
    },
    dispose: () => void view.finalize(),
  }
}

const REFUSED = 'A chart here loads nothing'

/** Charts hold their data: nothing is fetched. */
const OFFLINE: Loader = {
  load: (uri) => refuse(uri),
  sanitize: (uri) => refuse(uri),
  http: (uri) => refuse(uri),
  file: (uri) => refuse(uri),
} as Loader

function refuse(uri: unknown): Promise<never> {
  return Promise.reject(
    new Error(`${REFUSED}: put the data of "${String(uri)}" into the specification, as data.values.`),
  )
}

/** One view without a size fills its room. */
function fitted(spec: TopLevelSpec): TopLevelSpec {
  const given = spec as {
    readonly width?: unknown
    readonly height?: unknown
    readonly mark?: unknown
    readonly layer?: unknown
  }
  if (given.mark === undefined && given.layer === undefined) return spec
  return {
    width: 'container',
    height: 'container',
    autosize: { type: 'fit', contains: 'padding' },
    ...spec,
  } as TopLevelSpec
}

/** Upright, long labels would take all of the height. */
function configOf({ text, dim, border, mark, font }: ChartColors, height: number) {
  return {
    background: 'transparent',
    font,
    view: { stroke: border },
    mark: { color: mark },
    title: { color: text },
    axis: { labelColor: dim, titleColor: text, gridColor: border, domainColor: dim, tickColor: dim },
    axisXDiscrete: { labelAngle: -35, labelLimit: Math.min(180, Math.max(60, 0.4 * height)) },
    legend: { labelColor: dim, titleColor: text },
    header: { labelColor: dim, titleColor: text },
  }
}

function collecting(messages: string[]) {
  const take = (...args: readonly unknown[]) => {
    messages.push(args.map((one) => (one instanceof Error ? one.message : String(one))).join(' '))
    return logger
  }
  const ignore = () => logger
  const logger = { level: level, error: take, warn: take, info: ignore, debug: ignore }
  function level(): number
  function level(value: number): typeof logger
  function level(value?: number): number | typeof logger {
    return value === undefined ? 2 : logger
  }
  return logger
}
