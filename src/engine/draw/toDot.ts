import { SAMPLES } from './legend.ts'
import type { Box, BoxKind, Edge, Picture, Row } from './picture.ts'
import { escapeXml } from './text.ts'

/** Picture -> Graphviz's DOT. */
export function toDot(picture: Picture): string {
  const grouped = picture.groups.flatMap((group) =>
    cluster(group.id, group.label, picture.boxes.filter((box) => box.group === group.id).flatMap(drawBox)),
  )
  return [
    'digraph dagwright {',
    `  graph [rankdir=${picture.orient}, compound=true, ranksep=0.5, tooltip=${quote(picture.title)}]`,
    '  node [shape=box, fontname="Helvetica", fontsize=12, margin="0.15,0.08"]',
    '  edge [color="#8a93a0", arrowsize=0.7]',
    ...picture.boxes.filter((box) => box.group === null).flatMap(drawBox),
    ...grouped,
    ...picture.edges.map(drawEdge),
    ...drawLegend(picture),
    '}',
    '',
  ].join('\n')
}

function cluster(id: string, label: string, lines: readonly string[], style = 'rounded'): string[] {
  const head = `  subgraph cluster_${id} { label=${quote(label)}; style=${quote(style)}; color="#b7bec9"; fontcolor="#5a6270"; fontname="Helvetica"; fontsize=11`
  return [head, ...lines.map((line) => `  ${line}`), '  }']
}

type Attributes = Readonly<Record<string, string | number>>

const KINDS: Readonly<Record<BoxKind, Attributes>> = {
  function: { style: 'rounded,filled', fillcolor: '#b4d8e4', color: '#5f97ab' },
  input: { style: 'dashed', color: '#8a93a0' },
  config: { shape: 'note', style: 'filled', fillcolor: '#f4f5f7', color: '#8a93a0' },
  loader: { shape: 'cylinder', style: 'filled', fillcolor: '#ffffff', color: '#5f97ab' },
  saver: { shape: 'cylinder', style: 'filled', fillcolor: '#ffffff', color: '#5f97ab' },
}

function attributesOf(box: Box): Attributes {
  return {
    ...KINDS[box.kind],
    ...(box.isOutput
      ? {
          fillcolor: '#FFC857',
          color: '#b98a1c',
          style: box.kind === 'input' ? 'dashed,filled' : (KINDS[box.kind].style ?? ''),
        }
      : {}),
    ...(box.expands ? { peripheries: 2, color: '#2f8f4e' } : {}),
    ...(box.collects ? { peripheries: 2, color: '#c0392b' } : {}),
    ...(box.isOverridden ? { style: 'diagonals,filled' } : {}),
    ...(box.onPath ? { color: '#d0342c', penwidth: 2 } : {}),
  }
}

/** A box with fields stands in a dashed cluster with them. */
function drawBox(box: Box): string[] {
  const node = `  ${box.id} [label=<${box.rows.map(label).join('<br/>')}>, ${formatAttributes(attributesOf(box))}${box.doc ? `, tooltip=${quote(box.doc)}` : ''}]`
  if (box.fields.length === 0) return [node]
  const fields = box.fields.map(
    (field, at) =>
      `  ${box.id}_field${at} [label=<${label(field)}>, shape=box, style=filled, fillcolor="#ffffff", color="#b7bec9", fontsize=10]`,
  )
  return cluster(`${box.id}_fields`, '', [node, ...fields], 'dashed')
}

function label({ name, type }: Row): string {
  return `<b>${escapeXml(name)}</b>${type ? `<br/><i>${escapeXml(type)}</i>` : ''}`
}

function drawEdge({ from, to, isOptional, onPath, fan, isMismatch }: Edge): string {
  const attributes: Attributes = {
    ...(isOptional ? { style: 'dashed' } : {}),
    ...(fan
      ? { dir: 'both', arrowhead: fan === 'collect' ? 'none' : 'crow', arrowtail: fan === 'expand' ? 'none' : 'crow' }
      : {}),
    ...(onPath || isMismatch ? { color: '#d0342c' } : {}),
    ...(onPath ? { penwidth: 2 } : {}),
  }
  const text = formatAttributes(attributes)
  return `  ${from} -> ${to}${text ? ` [${text}]` : ''}`
}

function drawLegend({ legend }: Picture): string[] {
  if (legend.length === 0) return []
  const lines = legend.map(
    (entry, at) =>
      `  legend${at} [label=${quote(entry)}, fontsize=10, ${formatAttributes(attributesOf(SAMPLES[entry]))}]`,
  )
  return cluster('legend', 'Legend', lines)
}

function formatAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}=${quote(String(value))}`)
    .join(', ')
}

/** In DOT only quotes end a text; a backslash starts an escape. */
function quote(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\r?\n/g, '\\n')}"`
}
