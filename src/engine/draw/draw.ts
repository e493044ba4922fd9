import type { Graph } from '../model/graph.ts'
import { makePicture } from './makePicture.ts'
import type { DrawOptions, Picture, View } from './picture.ts'
import { toDot } from './toDot.ts'
import { toMermaid } from './toMermaid.ts'
import { toSvg } from './toSvg.ts'

export type DrawFormat = 'svg' | 'dot' | 'mermaid'

const FORMATS: Readonly<Record<DrawFormat, (picture: Picture) => string>> = {
  svg: toSvg,
  dot: toDot,
  mermaid: toMermaid,
}

/** A graph, or the view of it, as text of the format; `svg` unless said otherwise. */
export function draw(
  graph: Graph,
  view: View,
  { format = 'svg', ...options }: DrawOptions & { readonly format?: DrawFormat },
): string {
  return FORMATS[format](makePicture(graph, view, options))
}
