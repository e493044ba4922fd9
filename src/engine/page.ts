/** What the page may know of the engine: types, pure functions on plain data, and the protocol. No compiler, no user code. */

export { joinCosts } from './adapters/webWorker/costBook.ts'
export { CACHE_FORMAT, type CacheRecord, type KeptPart, type LookedUp, NOTHING_KEPT } from './model/cached.ts'
export type { CheckedNode } from './model/check.ts'
export { type CodeVersions, NO_VERSIONS } from './model/codeVersions.ts'
export type {
  CopyOutcome,
  EditIntent,
  EditOutcome,
  EditPlan,
  FileChange,
  Fix,
  PortFit,
  TextEdit,
} from './model/edit.ts'
export { applyTextEdits } from './model/edit.ts'
export type { ConsoleLevel, RunEvent, RunOutcome } from './model/event.ts'
export { type FileFormat, FORMAT_TITLES, formatOfName } from './model/fileFormat.ts'
export { formatProjectFile } from './model/formatProject.ts'
export type { Dependency, Graph, GraphNode, NodeKind, Program } from './model/graph.ts'
export { downstreamOf, findNode, indexOf, upstreamOf } from './model/graph.ts'
export type {
  CodeAction,
  CompletionItem,
  CompletionKind,
  CompletionList,
  Description,
  Hover,
  ImportTemplate,
  LanguageAnswer,
  LanguageAnswers,
  LanguageQuestion,
  RenameOutcome,
  Signature,
  SymbolUses,
  Use,
} from './model/language.ts'
export { NO_LIMITS, type RunLimits, toAdapterLimits } from './model/limits.ts'
export { fateWords, lookUpWords } from './model/lookUpWords.ts'
export type { Json, ModifierSpec, SourceText } from './model/module.ts'
export { moduleName } from './model/module.ts'
export { didYouMean, listNames, nearestNames } from './model/names.ts'
export type { PlacedGroup, RunPlacement } from './model/placement.ts'
export type { Place, Problem, Severity } from './model/problem.ts'
export { formatProblem, isError, makeProblem } from './model/problem.ts'
export type { ColumnProfile, Histogram, NumberProfile, ValueProfile } from './model/profile.ts'
export { QUANTILES } from './model/profile.ts'
export type { Position, ProjectSettings } from './model/project.ts'
export {
  DEFAULT_SETTINGS,
  modulePaths,
  PROJECT_FILE,
  parseProjectFile,
} from './model/project.ts'
export type {
  CheckCounts,
  CheckState,
  QualityCheck,
  QualityNode,
  QualityReport,
} from './model/qualityReport.ts'
export { countChecks, nodeQuality, reportQuality } from './model/qualityReport.ts'
export type { AdapterChoice, InputSource, ResultKind, RunRequest } from './model/request.ts'
export { RESERVED_WORDS } from './model/reservedWords.ts'
export type { ConsoleLine, NodeRun, NodeStatus, RunState } from './model/runState.ts'
export { foldEvents, unreachable } from './model/runState.ts'
export type {
  CellValue,
  ImageView,
  TableColumn,
  TablePage,
  TableQuery,
  ValueEntry,
  ValueKind,
  ValuePage,
  ValueRef,
  ValueSummary,
} from './model/summary.ts'
export { type NodeWait, waitsOf } from './model/taskTimes.ts'
export { timeLeftText } from './model/timeLeft.ts'
export { toTrace } from './model/trace.ts'
export type { PrimitiveName, Shape, TypeId, TypeInfo, TypeTable } from './model/type.ts'
export { typeAt } from './model/type.ts'
export type { CanvasNote, FlowDirection, ViewSettings } from './model/view.ts'
export type { PartName } from './parts/parts.ts'
export { defaultOutputs, planRun, type RunPlan } from './plan/plan.ts'
export { type Basis, findStale } from './plan/stale.ts'
export { joinSights, SIGHTS_KEY } from './run/storedSights.ts'
export type {
  Analysis,
  AnalyzeRequest,
  AnalyzerApi,
  BootMessage,
  ExportReply,
  FileMessage,
  FileProgress,
  FileReport,
  KernelApi,
  KernelMessage,
  KernelPlan,
  KernelPlanRequest,
  KernelRunRequest,
  PartAnswer,
  PartRequest,
  ResultView,
  RunReply,
} from './worker/protocol.ts'
