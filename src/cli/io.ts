import type { ProgressStream } from '../engine/index.ts'

/** Where a command reads and writes; tests give their own. */
export interface Io {
  readonly cwd: string
  readonly stdout: { write(text: string): unknown }
  readonly stderr: ProgressStream
}
