import type { KeptPart, LookedUp } from '../model/cached.ts'
import type { CodeVersions } from '../model/codeVersions.ts'
import type { CopyOutcome, EditIntent, EditOutcome, PortFit } from '../model/edit.ts'
import type { RunEvent, RunOutcome } from '../model/event.ts'
import type { FileFormat } from '../model/fileFormat.ts'
import type { Program } from '../model/graph.ts'
import type { LanguageAnswers, LanguageQuestion } from '../model/language.ts'
import type { AdapterLimits } from '../model/limits.ts'
import type { Json, SourceText } from '../model/module.ts'
import type { RunPlacement } from '../model/placement.ts'
import type { Problem } from '../model/problem.ts'
import type { ValueProfile } from '../model/profile.ts'
import type { AdapterChoice, InputSource, ResultKind } from '../model/request.ts'
import type {
  ImageView,
  TableColumn,
  TablePage,
  TableQuery,
  ValuePage,
  ValueRef,
  ValueSummary,
} from '../model/summary.ts'
import type { PartName } from '../parts/parts.ts'

/** page -> analyzer worker, by Comlink. It never runs user code. */
export interface AnalyzerApi {
  analyze(request: AnalyzeRequest): Promise<Analysis>
  /**
   * What `Program` has of the versions of its code: they cost time that a graph need not wait for.
   * Where nobody waits for them they make way for all else; null where the text has gone on by then.
   */
  versions(request: AnalyzeRequest, isWaitedFor: boolean): Promise<CodeVersions | null>
  /** Text edits for an intended change of the graph that this text has. Nothing is kept of it. */
  edit(request: AnalyzeRequest, intent: EditIntent): Promise<EditOutcome>
  /** The nodes' functions as the text of a module of their own, with what they need of the program. */
  copy(request: AnalyzeRequest, nodes: readonly string[]): Promise<CopyOutcome>
  /** Where a node may be connected, and why not elsewhere. */
  fits(request: AnalyzeRequest, source: string): Promise<readonly PortFit[]>
  /** An editor's question about this text; its answer is of the question's kind. */
  ask(request: AnalyzeRequest, question: LanguageQuestion): Promise<LanguageAnswers[LanguageQuestion['kind']]>
}

export interface AnalyzeRequest {
  /** Comes back with the answer, so that late answers can be told. */
  readonly version: number
  readonly files: readonly SourceText[]
  /** Paths of the files whose functions become nodes. */
  readonly modules: readonly string[]
  readonly config: Readonly<Record<string, Json>>
}

export interface Analysis {
  readonly version: number
  /** Problems are in `program.graph.problems`. */
  readonly program: Program
}

/** page -> kernel, by Comlink over the port that the sandbox hands over. */
export interface KernelApi {
  /** The program that following runs use. Kept values and results of the one before stay until the next run. */
  load(program: Program): Promise<void>
  /** Gives a project file to the kernel, which reads it part by part and keeps what is in it. Runs that need it wait for it. */
  putFile(name: string, blob: Blob): Promise<FileReport>
  /** Cuts the reading of a file off: its report says so. */
  cancelFile(name: string): Promise<void>
  removeFile(name: string): Promise<void>
  /** Settles when the run has ended, whatever its outcome; rejects only on our own bugs. Events come on the events port. */
  run(request: KernelRunRequest): Promise<RunReply>
  /** What a run would do, and why; null where no program was loaded. Data files that it needs are waited for. */
  plan(request: KernelPlanRequest): Promise<KernelPlan | null>
  /** Ends the run at once, endless loops too. What was computed before stays. */
  stop(): Promise<void>
  /** Forgets what nodes gave in earlier runs: the next run runs all that it needs. */
  clearCache(): Promise<void>
  /** What the cache kept since the last time, for where it outlives the sandbox; values up to 1 MB. */
  takeKept(): Promise<KeptPart>
  /** In place of all that the cache has: what was taken before, of the same project. */
  restoreCache(part: KeptPart): Promise<void>
  /** What functions took and gave so far, for where it outlives the sandbox: plain data, of the kernel's own form. */
  takeCosts(): Promise<readonly unknown[]>
  /** In place of all that is known: what was taken before. Whatever is damaged is left out. */
  restoreCosts(entries: readonly unknown[]): Promise<void>
  /** A page of the entries of a value; null where the value is not kept (any more). */
  expand(ref: ValueRef, offset: number, limit: number): Promise<ValuePage | null>
  /** Rows of a table; null where the value is no table or is not kept. */
  rows(ref: ValueRef, query: TableQuery): Promise<TablePage | null>
  /** What is in a table or a list, column by column; null where the value is neither, not kept, or a run began meanwhile. */
  profile(ref: ValueRef): Promise<ValueProfile | null>
  /** Ends the profiles that are being worked out. */
  stopProfiles(): Promise<void>
  /** An image to look at; null where the value is none, or not kept. */
  image(ref: ValueRef): Promise<ImageView | null>
  /** A value as a file, text in UTF-8; null where that was cancelled. */
  exportValue(ref: ValueRef, format: FileFormat): Promise<ExportReply | null>
  /** Ends the writing of this value as such a file. */
  cancelExport(ref: ValueRef, format: FileFormat): Promise<void>
}

export type ExportReply = { readonly ok: true; readonly blob: Blob } | { readonly ok: false; readonly problem: Problem }

export interface FileReport {
  readonly name: string
  readonly bytes: number
  readonly rows: number
  readonly columns: readonly TableColumn[]
  /** It fits a parameter that is declared as a table. */
  readonly isTable: boolean
  /** A file with problems gives no values. */
  readonly problems: readonly Problem[]
}

export type KernelPlanRequest = Pick<KernelRunRequest, 'outputs' | 'inputs' | 'overrides' | 'adapter'>

export interface KernelPlan {
  /** Which worker would run what the cache does not give, by what nodes took in earlier runs. */
  readonly placement: RunPlacement | null
  /** What the cache would give, and of each other node why not. */
  readonly lookUps: readonly LookedUp[]
}

export interface KernelRunRequest {
  readonly run: number
  readonly outputs: readonly string[]
  readonly inputs: Readonly<Record<string, InputSource>>
  readonly overrides: Readonly<Record<string, Json>>
  readonly adapter: AdapterChoice
  readonly limits: AdapterLimits
  readonly result: ResultKind
}

export interface RunReply {
  readonly outcome: RunOutcome
  readonly problems: readonly Problem[]
  /** What there is to look at under `{ root: { kind: 'result' } }`; null where the run gave none. */
  readonly result: ResultView | null
}

/** The shape of a result, without its values. */
export interface ResultView {
  readonly kind: ResultKind
  readonly summary: ValueSummary
  /** Of a table or matrix. */
  readonly rows: number | null
  readonly columns: readonly TableColumn[] | null
}

/** kernel -> page on the events port: at most one message per 16 ms. */
export type EventsMessage = { readonly kind: 'events'; readonly events: readonly RunEvent[] }

/** kernel -> page on the events port, and within the sandbox runner -> kernel: a heavy part of the engine is needed. */
export interface PartRequest {
  readonly kind: 'partWanted'
  readonly name: PartName
}

/** Its answer: the part's text from the page, its address from the kernel; null, with the reason, where it cannot be had. */
export interface PartAnswer {
  readonly kind: 'part'
  readonly name: PartName
  readonly given: string | null
  readonly fault: string
}

/** kernel -> page on the events port: a large file is being read; several times a second at most. */
export interface FileProgress {
  readonly kind: 'fileProgress'
  readonly name: string
  readonly bytes: number
  readonly size: number
  /** So far; 0 where rows are not known before the end. */
  readonly rows: number
}

/** kernel -> page on the events port: a node wrote a file of the project. */
export interface FileWritten {
  readonly kind: 'fileWritten'
  readonly report: FileReport
  readonly blob: Blob
}

export type FileMessage = FileProgress | FileWritten

/** All that the kernel says unasked. */
export type KernelMessage = EventsMessage | PartRequest | FileMessage

/** page -> sandbox frame, once. The ports: [0] Comlink to the kernel, [1] events. */
export interface BootMessage {
  readonly kind: 'dagwright-boot'
  /** The kernel's bundle, one classic script; it becomes a blob in the frame. */
  readonly kernel: string
}
