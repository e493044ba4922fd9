import { type Layout, layOut, type Placed, type Spacing } from './layout/layout.ts'
import { type Measured, measure } from './measure.ts'
import type { Orientation, Picture } from './picture.ts'
import { type Area, drawBox, rectangle } from './svgBox.ts'
import { drawEdge, type Point, type Project } from './svgEdge.ts'
import { drawLegend } from './svgLegend.ts'
import { SVG_STYLE } from './svgStyle.ts'
import { escapeXml } from './text.ts'

const MARGIN = 24
const GROUP = { side: 14, head: 26 }

/** Picture -> an SVG that stands alone, for light and dark pages. */
export function toSvg(picture: Picture): string {
  const measured = picture.boxes.map(measure)
  const isLevel = picture.orient === 'LR' || picture.orient === 'RL'
  const layout = layOut(
    measured.map(({ width, height }, at) => ({
      along: isLevel ? width : height,
      across: isLevel ? height : width,
      lane: picture.groups.findIndex((group) => group.id === picture.boxes[at]?.group),
    })),
    linksOf(picture),
    spacingFor(picture, isLevel),
  )
  const turn = turner(picture.orient, layout)
  const areas = layout.boxes.map((placed) => turn.area(placed))
  const groups = picture.groups.map(({ id, label }) => ({
    label,
    area: around(areas.filter((_, at) => picture.boxes[at]?.group === id)),
  }))
  const bounds = unite([...areas, ...groups.map((group) => group.area)])
  const legend = drawLegend(picture.legend, {
    x: bounds.x,
    y: bounds.y + bounds.height + MARGIN,
    width: Math.max(bounds.width, 320),
  })
  return page(picture, bounds, legend.height, [
    ...groups.map(({ label, area }) => drawGroup(label, area)),
    ...drawEdges(picture, layout, turn.project),
    ...picture.boxes.flatMap((box, at) => drawAt(box, measured[at], areas[at])),
    legend.svg,
  ])
}

function drawAt(box: Picture['boxes'][number], measured: Measured | undefined, area: Area | undefined): string[] {
  return measured && area ? [drawBox(box, measured, area)] : []
}

function linksOf({ boxes, edges }: Picture): [number, number][] {
  const positions = new Map(boxes.map((box, at) => [box.id, at]))
  return edges.map(({ from, to }) => [positions.get(from) ?? 0, positions.get(to) ?? 0])
}

function spacingFor({ groups }: Picture, isLevel: boolean): Spacing {
  return {
    gap: isLevel ? 16 : 28,
    trackGap: 12,
    laneGap: groups.length ? GROUP.side * 2 + (isLevel ? GROUP.head : GROUP.side) : 32,
    rankGap: groups.length && !isLevel ? [64, 140] : [48, 150],
    isStretched: isLevel,
  }
}

/** Everything is laid out along the flow and across it; here that becomes x and y. */
function turner(orient: Orientation, { boxes }: Layout): { area(placed: Placed): Area; project: Project } {
  const length = boxes.reduce((most, box) => Math.max(most, box.end), 0)
  const along = (at: number) => (orient === 'RL' || orient === 'BT' ? length - at : at)
  const isLevel = orient === 'LR' || orient === 'RL'
  const project: Project = ([at, across]) =>
    isLevel ? `${round(along(at))},${round(across)}` : `${round(across)},${round(along(at))}`
  return {
    project,
    area({ start, end, centre, across }) {
      const first = Math.min(along(start), along(end))
      const side = centre - across / 2
      return isLevel
        ? { x: first, y: side, width: end - start, height: across }
        : { x: side, y: first, width: across, height: end - start }
    },
  }
}

function drawEdges({ edges, boxes }: Picture, { boxes: placed, ways }: Layout, project: Project): string[] {
  const positions = new Map(boxes.map((box, at) => [box.id, at]))
  return edges.flatMap((edge, at) => {
    const from = placed[positions.get(edge.from) ?? -1]
    const to = placed[positions.get(edge.to) ?? -1]
    if (!from || !to) return []
    const between = (ways[at] ?? []).flatMap(({ start, end, centre }): Point[] => [
      [start, centre],
      [end, centre],
    ])
    const points: Point[] = [[from.end, from.centre], ...between, [to.start, to.centre]]
    return [drawEdge(edge, points, project)]
  })
}

function drawGroup(label: string, area: Area): string {
  const title = `<text class="label" x="${area.x + GROUP.side}" y="${area.y + 17}">${escapeXml(label)}</text>`
  return `<g><rect class="group" ${rectangle(area)} rx="10"/>${title}</g>`
}

function around(areas: readonly Area[]): Area {
  const { x, y, width, height } = unite(areas)
  return {
    x: x - GROUP.side,
    y: y - GROUP.head,
    width: width + 2 * GROUP.side,
    height: height + GROUP.head + GROUP.side,
  }
}

function unite(areas: readonly Area[]): Area {
  const x = areas.reduce((least, area) => Math.min(least, area.x), areas.length ? Infinity : 0)
  const y = areas.reduce((least, area) => Math.min(least, area.y), areas.length ? Infinity : 0)
  const right = areas.reduce((most, area) => Math.max(most, area.x + area.width), x)
  const bottom = areas.reduce((most, area) => Math.max(most, area.y + area.height), y)
  return { x, y, width: right - x, height: bottom - y }
}

function page({ title, description }: Picture, bounds: Area, legend: number, parts: readonly string[]): string {
  const view: Area = {
    x: bounds.x - MARGIN,
    y: bounds.y - MARGIN,
    width: Math.max(bounds.width, legend ? 320 : 0) + 2 * MARGIN,
    height: bounds.height + (legend ? MARGIN + legend : 0) + 2 * MARGIN,
  }
  const box = `${view.x} ${view.y} ${view.width} ${view.height}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="dagwright" role="img" viewBox="${box}" width="${view.width}" height="${view.height}">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    `<style>${SVG_STYLE}</style>`,
    '<defs><pattern id="dagwright-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0,0V7" stroke-width="2"/></pattern></defs>',
    `<rect class="paper" ${rectangle(view)}/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
