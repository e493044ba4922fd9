import { SAMPLES } from './legend.ts'
import { TYPE_SIZE, textWidth } from './measure.ts'
import type { LegendEntry } from './picture.ts'
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
  const box = SAMPLES[entry]
  const outline = `<g class="${classesOf(box)}">${drawOutline(box, area).join('')}</g>`
  return `${outline}<text class="label" x="${area.x + area.width + 6}" y="${area.y + 11}">${escapeXml(entry)}</text>`
}
