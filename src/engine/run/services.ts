import type { CacheRecord, Kept } from '../model/cached.ts'
import type { Problem } from '../model/problem.ts'
import { hashContent } from '../values/hashContent.ts'

/**
 * What a node's run needs of the place where the driver is: the same object in place, messages from a runner. Each may
 * be asked from any runner at any time; what it gives is plain data.
 */
export interface RunServices {
  /**
   * A file of the project: its bytes, or a Blob of which parts are fetched when they are wanted. Rejects with a
   * `ServiceError` where there is none, or the path leads out of the project.
   */
  readFile(path: string): Promise<Uint8Array | Blob>
  /** The hash of a file's content, as `hashContent` gives it; rejects as `readFile` does. Without, the file is read for it. */
  fileVersion(path: string): Promise<string>
  /** Writes a file of the project. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>
  /** Calls hooks that live beside the driver; gives no promise where nothing is to be waited for. Fails where one of them throws. */
  callHook(call: HookCall): void | Promise<void>
  /** What the cache holds under a key; null where it holds nothing; no promise where it is at hand. */
  readCache(key: string): Uint8Array | null | Promise<Uint8Array | null>
  /** What the cache knows of the value that a node gave; no promise where it is at hand. */
  readRecord(key: string): FoundRecord | Promise<FoundRecord>
  /** Never fails, and nobody need wait: what cannot be kept is told as a warning. */
  keep(kept: Kept): void
}

export type FileVersions = Pick<RunServices, 'fileVersion'>

/** `distrusted`: what is there is not what was put there. */
export type FoundRecord = CacheRecord | 'distrusted' | null

/** A moment of a run at which hooks beside the driver are called, out of whatever thread. Plain data. */
export type HookCall = NodeHookCall | TaskHookCall

export interface NodeHookCall {
  readonly moment: 'preNodeExecute' | 'postNodeExecute'
  readonly node: string
  readonly time: number
  /** By parameter; wired where they cross to another thread. */
  readonly kwargs: Readonly<Record<string, unknown>>
  /** Afterwards: what it gave, or why it failed. */
  readonly result?: unknown
  readonly problem?: Problem
}

export interface TaskHookCall {
  readonly moment: 'preTaskExecute' | 'postTaskExecute'
  readonly task: Task
  readonly time: number
  /** Afterwards: problems of the nodes that failed; none where all went well. */
  readonly problems?: readonly Problem[]
}

/** Nodes that go to a worker together, to run one after the other. */
export interface Task {
  readonly id: number
  readonly nodes: readonly string[]
  readonly worker: number
}

/** A service refused, for a reason that the user can do something about. */
export class ServiceError extends Error {
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.name = 'ServiceError'
    this.hint = hint
  }
}

/** A saver is not let write over the program itself. */
export function spareModule(path: string): ServiceError {
  return new ServiceError(`"${path}" is a module of the program itself`, 'Give another path.')
}

/** Nor over what says which modules it has. */
export function spareSettings(path: string): ServiceError {
  return new ServiceError(`"${path}" holds the settings of the project`, 'Give another path.')
}

/** What a driver was given, completed. */
export function allServices(given: Partial<RunServices> = {}): RunServices {
  const services = { ...NO_SERVICES, ...given }
  return { ...services, fileVersion: given.fileVersion ?? (async (path) => hashContent(await services.readFile(path))) }
}

/** Where a driver has no project folder and no cache. */
const NO_SERVICES: Omit<RunServices, 'fileVersion'> = {
  readFile: (path) =>
    Promise.reject(new ServiceError(`there is no file "${path}"`, 'Give the driver a folder to read from.')),
  writeFile: (path) =>
    Promise.reject(new ServiceError(`"${path}" cannot be written`, 'Give the driver a folder to write to.')),
  callHook: () => {},
  readCache: () => Promise.resolve(null),
  readRecord: () => Promise.resolve(null),
  keep: () => {},
}
