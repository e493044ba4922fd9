/** Why a file cannot be read. */
export interface FileFault {
  /** The rest of a sentence that begins with its name. */
  readonly fault: string
  /** One way out. */
  readonly hint: string
}
