import { type Box, LEGEND, type LegendEntry } from './picture.ts'

const TESTS: Readonly<Record<LegendEntry, (box: Box) => boolean>> = {
  input: (box) => box.kind === 'input',
  config: (box) => box.kind === 'config',
  function: (box) => box.kind === 'function',
  output: (box) => box.isOutput,
  overridden: (box) => box.isOverridden,
  Parallelizable: (box) => box.expands,
  Collect: (box) => box.collects,
  loader: (box) => box.kind === 'loader',
  saver: (box) => box.kind === 'saver',
  field: (box) => box.fields.length > 0,
  path: (box) => box.onPath,
}

/** Only what the picture has. */
export function findLegend(boxes: readonly Box[]): LegendEntry[] {
  return LEGEND.filter((entry) => boxes.some(TESTS[entry]))
}
