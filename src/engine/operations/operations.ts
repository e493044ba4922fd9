import { chart } from './chart.ts'
import { deriveColumn } from './deriveColumn.ts'
import { fillMissing } from './fillMissing.ts'
import { filterRows } from './filterRows.ts'
import { foldColumns } from './foldColumns.ts'
import { histogram } from './histogram.ts'
import { joinTables } from './joinTables.ts'
import { linearRegression } from './linearRegression.ts'
import { loadArrow, loadCsv, loadJson, loadParquet } from './loadFiles.ts'
import { normalise } from './normalise.ts'
import type { Operation } from './operation.ts'
import { pivotRows } from './pivotRows.ts'
import { rollingMean } from './rollingMean.ts'
import { rollUp } from './rollUp.ts'
import { sampleRows } from './sampleRows.ts'
import { selectColumns } from './selectColumns.ts'
import { sortRows } from './sortRows.ts'
import { trainTestSplit } from './trainTestSplit.ts'

/** All of them, in the order in which a palette lists them. */
export const OPERATIONS: readonly Operation[] = [
  loadCsv,
  loadJson,
  loadParquet,
  loadArrow,
  selectColumns,
  filterRows,
  deriveColumn,
  rollUp,
  joinTables,
  sortRows,
  sampleRows,
  foldColumns,
  pivotRows,
  rollingMean,
  fillMissing,
  normalise,
  trainTestSplit,
  linearRegression,
  histogram,
  chart,
]
