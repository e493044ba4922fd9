import { TYPE_SIZE, textWidth } from './measure.ts'
import type { Box, LegendEntry } from './picture.ts'
import { type Area, classesOf, drawOutline } from './svgBox.ts'
import { escapeXml } from './text.ts'

const LINE = 24
const SWATCH = { width: 22, height: 14 }

/** Small boxes with a word each, in lines below the picture. */
export function drawLegend(
  entries: readonly LegendEntry[],
  area: Omit<Area, 'height'>,
): { svg: string; height: number } {
  let x = area.x
  let y = area.y
  const parts = entries.map((entry) => {
    const width = SWATCH.width + 6 + textWidth(entry, TYPE_SIZE) + 18
    if (x > area.x && x + width > area.x + area.width) [x, y] = [area.x, y + LINE]
    const at = x
    x += width
    return drawEntry(entry, { x: at, y: y + 4, ...SWATCH })
  })
  return { svg: `<g>${parts.join('')}</g>`, height: entries.length ? y + LINE - area.y : 0 }
}

function drawEntry(entry: LegendEntry, area: Area): string {
  const box = { ...PLAIN, ...SAMPLES[entry] }
  const outline = `<g class="${classesOf(box)}">${drawOutline(box, area).join('')}</g>`
  return `${outline}<text class="label" x="${area.x + area.width + 6}" y="${area.y + 11}">${escapeXml(entry)}</text>`
}

const PLAIN = {
  kind: 'function',
  group: null,
  isOutput: false,
  isOverridden: false,
  onPath: false,
  expands: false,
  collects: false,
} as const

const SAMPLES: Readonly<Record<LegendEntry, Partial<Box>>> = {
  input: { kind: 'input' },
  config: { kind: 'config' },
  function: {},
  output: { isOutput: true },
  overridden: { isOverridden: true },
  Parallelizable: { expands: true },
  Collect: { collects: true },
  loader: { kind: 'loader' },
  saver: { kind: 'saver' },
  field: { kind: 'input' },
  path: { onPath: true },
}
