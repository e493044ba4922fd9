import type { Problem } from '../model/problem.ts'

/**
 * What a node's run needs of the place where the driver is: the same object in place, messages from a runner. Each may
 * be asked from any runner at any time; what it gives is plain data.
 */
export interface RunServices {
  /** A file of the project. Rejects with a `ServiceError` where there is none, or the path leads out of the project. */
  readFile(path: string): Promise<Uint8Array>
  /** Writes a file of the project. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>
  /** Calls a hook that lives beside the driver, and waits for it. Rejects where it throws. */
  callHook(call: HookCall): Promise<void>
  /** What the cache holds under a key; null where it holds nothing. */
  readCache(key: string): Promise<Uint8Array | null>
  writeCache(key: string, bytes: Uint8Array): Promise<void>
}

/** The moments of a run at which hooks beside the driver are called out of a runner. */
export type HookMoment = 'preNodeExecute' | 'postNodeExecute' | 'preTaskExecute' | 'postTaskExecute'

export interface HookCall {
  readonly moment: HookMoment
  /** The node, or the first node of the task. */
  readonly node: string
  readonly time: number
  /** By parameter; wired where they cross to another thread. */
  readonly kwargs: Readonly<Record<string, unknown>>
  readonly result?: unknown
  readonly problem?: Problem
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

/** Where a driver has no project folder and no cache. */
export const NO_SERVICES: RunServices = {
  readFile: (path) =>
    Promise.reject(new ServiceError(`there is no file "${path}"`, 'Give the driver a folder to read from.')),
  writeFile: (path) =>
    Promise.reject(new ServiceError(`"${path}" cannot be written`, 'Give the driver a folder to write to.')),
  callHook: () => Promise.resolve(),
  readCache: () => Promise.resolve(null),
  writeCache: () => Promise.resolve(),
}
