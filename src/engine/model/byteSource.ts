/** A file's bytes where they lie: in memory, in a Blob, on a disk. Parts of it can be read again. */
export interface ByteSource {
  readonly size: number
  /** The bytes from `start` to before `end`, both within the file. They may share the memory of the source. */
  read(start: number, end: number): Uint8Array | Promise<Uint8Array>
}

/** What stands around the reading of a file. */
export interface Reading {
  /** Told now and then. */
  readonly onProgress?: (progress: ReadProgress) => void
}

export interface ReadProgress {
  /** Of the file's size so many bytes were read. */
  readonly bytes: number
  /** So many rows so far; 0 where rows are not known before the end. */
  readonly rows: number
}
