import { type Box, LEGEND, type LegendEntry, PLAIN_BOX } from './picture.ts'

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

/** What stands beside each word. */
export const SAMPLES: Readonly<Record<LegendEntry, Box>> = {
  input: { ...PLAIN_BOX, kind: 'input' },
  config: { ...PLAIN_BOX, kind: 'config' },
  function: PLAIN_BOX,
  output: { ...PLAIN_BOX, isOutput: true },
  overridden: { ...PLAIN_BOX, isOverridden: true },
  Parallelizable: { ...PLAIN_BOX, expands: true },
  Collect: { ...PLAIN_BOX, collects: true },
  loader: { ...PLAIN_BOX, kind: 'loader' },
  saver: { ...PLAIN_BOX, kind: 'saver' },
  field: { ...PLAIN_BOX, kind: 'input' },
  path: { ...PLAIN_BOX, onPath: true },
}
