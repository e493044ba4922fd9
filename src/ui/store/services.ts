import type {
  Analysis,
  AnalyzeRequest,
  CodeVersions,
  CopyOutcome,
  EditIntent,
  EditOutcome,
  ExportReply,
  FileFormat,
  FileMessage,
  FileReport,
  FlowDirection,
  ImageView,
  KeptPart,
  KernelPlan,
  KernelPlanRequest,
  KernelRunRequest,
  LanguageAnswer,
  LanguageQuestion,
  PortFit,
  Position,
  Program,
  RunEvent,
  RunReply,
  SourceText,
  TablePage,
  TableQuery,
  ValuePage,
  ValueProfile,
  ValueRef,
} from '../../engine/page.ts'
import type { CacheSizes } from './cacheSize.ts'
import type { ProjectDocument } from './document.ts'
import type { KeptPalette } from './kept.ts'
import type { Origin } from './state.ts'

export type Formatted =
  | { readonly ok: true; readonly text: string }
  /** It is no TypeScript from there on. */
  | { readonly ok: false; readonly reason: string; readonly line: number; readonly column: number }

/** What the page needs of the outside; `app/` makes the real ones, tests make small ones. */
export interface Services {
  readonly analyzer: {
    /** Rejects only where the worker cannot be had; starts it on first use. */
    analyze(request: AnalyzeRequest): Promise<Analysis>
    /** An analysis made at build time for exactly this text, if there is one. */
    known(request: AnalyzeRequest): Promise<Analysis | null>
    /** The versions of the code of this text's program; null where nobody waited for it and another text came first. */
    versions(request: AnalyzeRequest, isWaitedFor: boolean): Promise<CodeVersions | null>
    /** An intended change of the graph as text edits, or why it cannot be made. */
    edit(request: AnalyzeRequest, intent: EditIntent): Promise<EditOutcome>
    /** The functions of nodes as the text of a module that stands alone. */
    copy(request: AnalyzeRequest, nodes: readonly string[]): Promise<CopyOutcome>
    /** Where a node may be connected. */
    fits(request: AnalyzeRequest, source: string): Promise<readonly PortFit[]>
    /** An editor's question about a text. */
    ask<Question extends LanguageQuestion>(
      request: AnalyzeRequest,
      question: Question,
    ): Promise<LanguageAnswer<Question>>
    /** Loads the compiler while nothing else is to do. */
    warm(): void
  }
  readonly kernel: {
    load(program: Program): Promise<void>
    /** Settles when the file was read; runs that need it wait by themselves. */
    putFile(name: string, blob: Blob): Promise<FileReport>
    cancelFile(name: string): Promise<void>
    removeFile(name: string): Promise<void>
    run(request: KernelRunRequest): Promise<RunReply>
    plan(request: KernelPlanRequest): Promise<KernelPlan | null>
    stop(): Promise<void>
    expand(ref: ValueRef, offset: number, limit: number): Promise<ValuePage | null>
    rows(ref: ValueRef, query: TableQuery): Promise<TablePage | null>
    profile(ref: ValueRef): Promise<ValueProfile | null>
    stopProfiles(): Promise<void>
    clearCache(): Promise<void>
    takeKept(): Promise<KeptPart>
    restoreCache(part: KeptPart): Promise<void>
    takeCosts(): Promise<readonly unknown[]>
    restoreCosts(entries: readonly unknown[]): Promise<void>
    image(ref: ValueRef): Promise<ImageView | null>
    exportValue(ref: ValueRef, format: FileFormat): Promise<ExportReply | null>
    cancelExport(ref: ValueRef, format: FileFormat): Promise<void>
    /** Replaces the whole sandbox: results are lost. */
    restart(): Promise<void>
    /** Batches of events as they come; returns its unsubscribe. */
    onEvents(listener: (events: readonly RunEvent[]) => void): () => void
    /** What the kernel says of files: how far a large one was read, and what a node wrote. */
    onFile(listener: (message: FileMessage) => void): () => void
    /** The sandbox started, or cannot: its message. One that starts in the place of one that died says so. */
    onState(listener: (state: 'starting' | 'ready' | 'failed', message: string) => void): () => void
  }
  readonly layout: {
    /** Places for nodes, computed in a worker with a deadline; a simple layered layout where that fails. */
    place(request: LayoutRequest): Promise<Record<string, Position>>
  }
  readonly formatter: {
    /** A module's text, formatted in its own style; null where it was stopped. Rejects where there is no formatter. */
    format(text: string): Promise<Formatted | null>
    /** Whatever is being formatted is not. */
    stop(): void
  }
  readonly projects: {
    examples(): Promise<readonly ExampleInfo[]>
    loadExample(id: string): Promise<ProjectDocument>
    save(document: ProjectDocument, origin: Origin): Promise<void>
    /** At once and without waiting: what the page calls when it goes away before `save` was done. Data files are left out. */
    journal(document: ProjectDocument, origin: Origin): void
    /** The project with work in it that was open before this one. */
    previous(): Promise<{ document: ProjectDocument; origin: Origin } | null>
    /** The project as a zip, for download. */
    toZip(document: ProjectDocument): Promise<Blob>
    /** `.ts`, `.json`, `.csv` files or one zip. Rejects with a message for people. */
    fromFiles(files: readonly File[]): Promise<ProjectDocument>
    /** A URL with the project in its hash. Rejects with a message for people where it is too long. */
    toLink(document: ProjectDocument): Promise<string>
  }
  /** What nodes of the open project gave, and of no other, where it outlives the page. All may reject. */
  readonly cache: {
    load(): Promise<KeptPart>
    add(part: KeptPart): Promise<void>
    measure(): Promise<CacheSizes>
    /** Of the open project; with `all`, of whatever project something is kept. */
    clear(all: boolean): Promise<void>
  }
  /** What functions of the open project took, where it outlives the page. Both may reject. */
  readonly costs: {
    load(): Promise<readonly unknown[]>
    save(entries: readonly unknown[]): Promise<void>
  }
  readonly palette: {
    /** What this browser keeps for the palette, whatever project is open. */
    load(): Promise<KeptPalette>
    save(kept: KeptPalette): Promise<void>
  }
  readonly page: {
    now(): number
    /** A setting of this browser's, whatever project is open; null where there is none. */
    setting(name: string): string | null
    keepSetting(name: string, value: string): void
    download(name: string, blob: Blob): void
    /** The system's; what it does is to be asked for in the event that a person makes, and rejects where the browser does not let the page. */
    clipboard(): Pick<Clipboard, 'writeText' | 'write' | 'read'>
    /** Runs `task` when the page has been idle for a moment; returns its cancel. */
    later(milliseconds: number, task: () => void): () => void
    /** Calls when what is to be shown now has been drawn. */
    whenDrawn(task: () => void): void
    /** Calls when the page is hidden or goes away; returns its unsubscribe. */
    onHide(task: () => void): () => void
  }
}

export interface ExampleInfo {
  readonly id: string
  readonly title: string
  readonly description: string
}

export interface LayoutRequest {
  /** Left out: to the right. */
  readonly direction?: FlowDirection
  readonly nodes: readonly { readonly name: string; readonly width: number; readonly height: number }[]
  readonly edges: readonly (readonly [from: string, to: string])[]
  /** Sets of nodes to keep together, larger ones first where one holds another; names without a node do not count. */
  readonly together?: readonly (readonly string[])[]
}

export type { SourceText }
