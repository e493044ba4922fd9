/** The engine wherever it runs: `index.ts` adds what Node has, `browser.ts` what browsers have. No `node:` leads from here. */
export type { GraphAdapter, NodeType, PlacingAdapter, RunContext } from './adapters/GraphAdapter.ts'
export { SimpleGraphAdapter, SimpleTableGraphAdapter } from './adapters/SimpleGraphAdapter.ts'
export { type CostBook, type CostEntry, createCostBook, type StepCost } from './adapters/webWorker/costBook.ts'
export { type KeptCosts, openCosts } from './adapters/webWorker/keptCosts.ts'
export { createWorkerPool, type RunnerHost, type WorkerPool } from './adapters/webWorker/workerPool.ts'
export * from './author/index.ts'
export { Builder } from './builder.ts'
export { type DrawFormat, draw } from './draw/draw.ts'
export type { DrawOptions, Orientation, View } from './draw/picture.ts'
export type {
  DriverOptions,
  ExecuteOptions,
} from './driver.ts'
export type { ExportedNode } from './introspect.ts'
export { type DisplayOptions, Driver, type ExplainedPlan, type MaterializeOptions } from './libraryDriver.ts'
export { Breakpoints, type BreakpointsOptions, type Pause } from './lifecycle/Breakpoints.ts'
export { CacheAdapter, type CacheAdapterOptions } from './lifecycle/CacheAdapter.ts'
export { GracefulErrorAdapter, type GracefulOptions } from './lifecycle/GracefulErrorAdapter.ts'
export type {
  Adapter,
  GraphConstructed,
  GraphEnded,
  GraphStarting,
  LifecycleAdapter,
  NodeEnded,
  NodeStarting,
  TaskEnded,
  TaskExpanded,
  TaskMoment,
  TasksGrouped,
} from './lifecycle/LifecycleAdapter.ts'
export { PrintLn, type PrintLnOptions } from './lifecycle/PrintLn.ts'
export { ProgressBar, type ProgressBarOptions, type ProgressStream } from './lifecycle/ProgressBar.ts'
export { SlowDown, type SlowDownOptions } from './lifecycle/SlowDown.ts'
export { type RunRecord, Tracker, type TrackerOptions } from './lifecycle/Tracker.ts'
export { TypeChecker, type TypeCheckerOptions } from './lifecycle/TypeChecker.ts'
export type { LiveModule } from './live/liveModule.ts'
export {
  type FileLoader,
  from,
  type LoaderOptions,
  type Materializer,
  type Saver,
  type SaverOptions,
  to,
} from './materializers.ts'
export type { ByteSource } from './model/byteSource.ts'
export type { LookedUp, MissReason } from './model/cached.ts'
export type { CheckedNode, CheckRecord, FailingValue, Importance } from './model/check.ts'
export type { DataColumn, DataColumns } from './model/dataColumns.ts'
export type { RunEvent, RunOutcome } from './model/event.ts'
export { FILE_FORMATS, type FileFormat, formatOfName } from './model/fileFormat.ts'
export type { Graph, GraphNode, Program } from './model/graph.ts'
export { type RunLimits, toAdapterLimits } from './model/limits.ts'
export { fateWords, lookUpWords } from './model/lookUpWords.ts'
export { type Json, moduleName, type SourceText } from './model/module.ts'
export { didYouMean, listNames } from './model/names.ts'
export type { PlacedGroup, RunPlacement } from './model/placement.ts'
export { formatProblem, GraphError, isError, makeProblem, type Place, type Problem } from './model/problem.ts'
export {
  DEFAULT_SETTINGS,
  inputFromJson,
  modulePaths,
  PROJECT_FILE,
  type ProjectSettings,
  parseProjectFile,
} from './model/project.ts'
export {
  type CheckState,
  type QualityCheck,
  type QualityNode,
  type QualityReport,
  reportQuality,
} from './model/qualityReport.ts'
export {
  type AdapterChoice,
  type InputSource,
  parseResultFunction,
  type ResultFunction,
  type ResultKind,
  type RunRequest,
} from './model/request.ts'
export { foldEvents, type NodeRun, type RunState } from './model/runState.ts'
export type { TaskRun } from './model/taskRun.ts'
export { type NodeWait, waitsOf } from './model/taskTimes.ts'
export { type Trace, type TraceEvent, toTrace } from './model/trace.ts'
export type { Fate, Reason } from './plan/explain.ts'
export { defaultOutputs } from './plan/plan.ts'
export { withoutResultFunction, withResultFunction } from './resultFunction.ts'
export { ArrowResult } from './results/ArrowResult.ts'
export { arrowBytes } from './results/arrowBytes.ts'
export { DictResult } from './results/DictResult.ts'
export { MatrixResult } from './results/MatrixResult.ts'
export type { Outputs, ResultBuilder } from './results/ResultBuilder.ts'
export { type TableOptions, TableResult } from './results/TableResult.ts'
export { type CacheStore, createMemoryStore } from './run/cacheStore.ts'
export type { ExecutableNode, Kwargs } from './run/nodeRunner.ts'
export { type RunServices, ServiceError } from './run/services.ts'
export type { RunEnd, RunOptions } from './runRequest.ts'
export { source } from './source.ts'
export { parseCsv } from './values/csv.ts'
export { type FileValue, fileValue, readDataFile } from './values/fileInput.ts'
export { blobSource, bytesSource } from './values/formats/byteSources.ts'
export type { FileContent, FormatRead } from './values/formats/format.ts'
export { FORMATS } from './values/formats/formats.ts'
export { isPlainObject } from './values/kinds/object.ts'
export { isTable } from './values/kinds/table.ts'
export { toCsv, toJson } from './values/print.ts'
export { previewOf } from './values/summarise.ts'
export type { TagFilter, Variable } from './variables.ts'

/** Analyses a project's text; the compiler is loaded on the first call. */
export async function analyze(request: ProgramRequest): Promise<Program> {
  const { analyzeHere } = await import('./analyzeHere.ts')
  return analyzeHere(request)
}

/** The relative imports of a module's text, as written. */
export async function findImports(text: string): Promise<string[]> {
  const { default: ts } = await import('typescript')
  return ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName)
}

import type { ProgramRequest } from './analyzeProgram.ts'
import type { Program } from './model/graph.ts'
