import type { Edge } from './picture.ts'

export type Point = readonly [along: number, across: number]

/** From the flow's own coordinates to the page's. */
export type Project = (point: Point) => string

/** An edge from a box's end, level through each stretch, to another box's start, with what stands at its ends. */
export function drawEdge(edge: Edge, points: readonly Point[], project: Project): string {
  const classes = ['edge', ...(edge.isOptional ? ['optional'] : []), ...(edge.isMismatch ? ['bad'] : [])]
  if (edge.onPath) classes.push('on-path')
  const [start = NOWHERE, end = NOWHERE] = [points[0], points.at(-1)]
  const isMany = edge.fan === 'expand' || edge.fan === 'both'
  return [
    `<path class="${classes.join(' ')}" d="${curveThrough(points, project)}"/>`,
    edge.fan === 'collect' || edge.fan === 'both' ? crowFoot(start, 1, classes.join(' '), project) : '',
    isMany
      ? crowFoot(end, -1, classes.join(' '), project)
      : edge.fan === 'collect'
        ? ''
        : arrowHead(end, edge, project),
  ].join('')
}

const NOWHERE: Point = [0, 0]

/** Level where it leaves and arrives; stretches between even and odd points are straight. */
function curveThrough(points: readonly Point[], project: Project): string {
  const [start = NOWHERE] = points
  const parts = [`M${project(start)}`]
  for (let at = 1; at < points.length; at++) {
    const [from = NOWHERE, to = NOWHERE] = [points[at - 1], points[at]]
    if (from[1] === to[1] && to[0] >= from[0]) parts.push(`L${project(to)}`)
    else parts.push(bend(from, to, project))
  }
  return parts.join('')
}

function bend(from: Point, to: Point, project: Project): string {
  const reach = to[0] > from[0] ? (to[0] - from[0]) / 2 : 60
  return `C${project([from[0] + reach, from[1]])} ${project([to[0] - reach, to[1]])} ${project(to)}`
}

function arrowHead([along, across]: Point, { onPath }: Edge, project: Project): string {
  const corners: readonly Point[] = [
    [along, across],
    [along - 8, across - 3.5],
    [along - 8, across + 3.5],
  ]
  return `<path class="head${onPath ? ' on-path' : ''}" d="M${corners.map(project).join('L')}Z"/>`
}

/** Three toes at the box. */
function crowFoot([along, across]: Point, away: 1 | -1, classes: string, project: Project): string {
  const heel: Point = [along + away * 10, across]
  const toes = [-6, 6].map((toe) => `M${project(heel)}L${project([along, across + toe])}`)
  return `<path class="${classes}" d="${toes.join('')}"/>`
}
