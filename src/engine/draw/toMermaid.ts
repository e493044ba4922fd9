import type { Box, BoxKind, Edge, Picture } from './picture.ts'
import { escapeXml } from './text.ts'

/** Picture -> a Mermaid flowchart. */
export function toMermaid(picture: Picture): string {
  const inGroups = picture.groups.flatMap((group) => [
    `  subgraph ${group.id}["${escapeXml(group.label)}"]`,
    ...picture.boxes.filter((box) => box.group === group.id).map((box) => `  ${shape(box)}`),
    '  end',
  ])
  const outside = picture.boxes.filter((box) => box.group === null).map(shape)
  return [
    `flowchart ${picture.orient}`,
    `  accTitle: ${picture.title}`,
    ...outside,
    ...inGroups,
    ...picture.edges.map(arrow),
    ...classes(picture.boxes),
    ...pathStyle(picture.edges),
    '',
  ].join('\n')
}

const BRACKETS: Readonly<Record<BoxKind, readonly [open: string, close: string]>> = {
  function: ['(', ')'],
  input: ['[', ']'],
  config: ['>', ']'],
  loader: ['[(', ')]'],
  saver: ['[(', ')]'],
}

/** What repeats is doubled: Mermaid's box with double sides. */
function shape(box: Box): string {
  const [open, close] = box.expands || box.collects ? ['[[', ']]'] : BRACKETS[box.kind]
  return `  ${box.id}${open}"${label(box)}"${close}`
}

function label({ rows, fields }: Box): string {
  const lines = rows.map(({ name, type }) => `<b>${escapeLabel(name)}</b><br/><i>${escapeLabel(type)}</i>`)
  const within = fields.map(({ name, type }) => `${escapeLabel(name)} <i>${escapeLabel(type)}</i>`)
  return [...lines, ...within].join('<br/>')
}

/** Backslashes and hashes start escapes of Mermaid's own. */
function escapeLabel(text: string): string {
  return escapeXml(text).replace(/&([a-z]+|#\d+);|[#\\`]/g, (found) =>
    found.startsWith('&') ? found.replace('&#', '#').replace(/^&/, '#') : `#${found.charCodeAt(0)};`,
  )
}

function arrow({ from, to, isOptional }: Edge): string {
  return `  ${from} ${isOptional ? '-.->' : '-->'} ${to}`
}

const CLASSES: readonly (readonly [name: string, style: string, test: (box: Box) => boolean])[] = [
  ['input', 'stroke-dasharray:4 3', (box) => box.kind === 'input'],
  ['fields', 'stroke-dasharray:2 3', (box) => box.fields.length > 0],
  ['expand', 'stroke:#2f8f4e', (box) => box.expands],
  ['collect', 'stroke:#c0392b', (box) => box.collects],
  ['output', 'fill:#FFC857,color:#1a1d23', (box) => box.isOutput],
  ['overridden', 'stroke-dasharray:1 3,stroke-width:3px', (box) => box.isOverridden],
  ['path', 'stroke:#d0342c,stroke-width:2px', (box) => box.onPath],
]

function classes(boxes: readonly Box[]): string[] {
  return CLASSES.flatMap(([name, style, test]) => {
    const some = boxes.filter(test)
    return some.length ? [`  classDef ${name} ${style}`, `  class ${some.map((box) => box.id).join(',')} ${name}`] : []
  })
}

function pathStyle(edges: readonly Edge[]): string[] {
  const onPath = edges.flatMap((edge, at) => (edge.onPath ? [at] : []))
  return onPath.length ? [`  linkStyle ${onPath.join(',')} stroke:#d0342c,stroke-width:2px`] : []
}
