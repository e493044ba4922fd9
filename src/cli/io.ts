/** Where a command reads and writes; tests give their own. */
export interface Io {
  readonly cwd: string
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}
