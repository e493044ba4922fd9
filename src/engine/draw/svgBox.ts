import { type Measured, ROW } from './measure.ts'
import type { Box } from './picture.ts'
import { escapeXml } from './text.ts'

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A node as SVG, its name and documentation as its title. */
export function drawBox(box: Box, { rows, fields, nodeHeight }: Measured, area: Area): string {
  const inset = fields.length ? 8 : 0
  const node: Area = { x: area.x + inset, y: area.y + inset, width: area.width - 2 * inset, height: nodeHeight }
  const parts = [
    `<title>${escapeXml(titleOf(box))}</title>`,
    ...(fields.length ? [`<rect class="frame" ${rectangle(area)} rx="8"/>`] : []),
    ...drawOutline(box, node),
    ...(rows.length > 1
      ? drawList(rows, node)
      : drawStack(rows, isCylinder(box) ? { ...node, y: node.y + capOf(node.height) } : node)),
    ...drawList(fields, { ...node, y: node.y + node.height + 2, height: fields.length * ROW + 12 }),
  ]
  return `<g class="${classesOf(box)}">${parts.join('')}</g>`
}

function titleOf({ rows, doc }: Box): string {
  const names = rows.map(({ name, type }) => (type ? `${name}: ${type}` : name)).join('\n')
  return doc ? `${names}\n\n${doc}` : names
}

export function classesOf(box: Box): string {
  const marks: readonly (readonly [boolean, string])[] = [
    [box.expands, 'expand'],
    [box.collects, 'collect'],
    [box.isOutput, 'output'],
    [box.onPath, 'on-path'],
  ]
  return ['box', box.kind, ...marks.flatMap(([holds, name]) => (holds ? [name] : []))].join(' ')
}

/** The shape says what a node is: dashed and rounded boxes, notes, cylinders; twice the line where it repeats. */
export function drawOutline(box: Box, area: Area): string[] {
  const hatch = box.isOverridden ? [`<rect class="hatch" ${rectangle(area)} rx="8"/>`] : []
  if (box.kind === 'config') return [`<path d="${note(area)}"/>`, ...hatch]
  if (isCylinder(box)) {
    const [body, rim] = cylinder(area)
    return [`<path d="${body}"/>`, `<path class="inner" d="${rim}"/>`, ...hatch]
  }
  const outer = `<rect ${rectangle(area)} rx="${box.kind === 'input' ? 4 : 8}"/>`
  if (!box.expands && !box.collects) return [outer, ...hatch]
  const inner: Area = { x: area.x + 3, y: area.y + 3, width: area.width - 6, height: area.height - 6 }
  return [outer, ...hatch, `<rect class="inner" ${rectangle(inner)} rx="5"/>`]
}

function isCylinder({ kind }: Box): boolean {
  return kind === 'loader' || kind === 'saver'
}

export function rectangle({ x, y, width, height }: Area): string {
  return `x="${x}" y="${y}" width="${width}" height="${height}"`
}

/** A sheet with its corner folded. */
function note({ x, y, width, height }: Area): string {
  const fold = Math.min(10, height / 3)
  const right = x + width
  return `M${x},${y}H${right - fold}L${right},${y + fold}V${y + height}H${x}ZM${right - fold},${y}V${y + fold}H${right}`
}

function cylinder({ x, y, width, height }: Area): readonly [body: string, rim: string] {
  const cap = capOf(height)
  const [top, bottom] = [y + cap, y + height - cap]
  const arc = (dx: number, sweep: number) => `a${width / 2},${cap} 0 0 ${sweep} ${dx},0`
  return [`M${x},${top}${arc(width, 1)}V${bottom}${arc(-width, 1)}Z`, `M${x},${top}${arc(width, 0)}`]
}

function capOf(height: number): number {
  return Math.min(6, height / 5)
}

/** Name above type, in the middle. */
function drawStack(rows: Measured['rows'], area: Area): string[] {
  const middle = area.x + area.width / 2
  const y = area.y + area.height / 2
  return rows.map(({ name, type }) => {
    const top = type ? y - 3 : y + 4
    const line = `<text class="name" x="${middle}" y="${top}" text-anchor="middle">${escapeXml(name)}</text>`
    return type
      ? `${line}<text class="type" x="${middle}" y="${y + 13}" text-anchor="middle">${escapeXml(type)}</text>`
      : line
  })
}

/** A line each: name left, type right. */
function drawList(rows: Measured['rows'], area: Area): string[] {
  return rows.map(({ name, type }, at) => {
    const y = area.y + 6 + at * ROW + 14
    const right = area.x + area.width - 12
    return `<text x="${area.x + 12}" y="${y}">${escapeXml(name)}</text><text class="type" x="${right}" y="${y}" text-anchor="end">${escapeXml(type)}</text>`
  })
}
