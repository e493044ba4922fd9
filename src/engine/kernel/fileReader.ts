import type { ReadProgress } from '../model/byteSource.ts'
import { readDataFile } from '../values/fileInput.ts'
import { blobSource } from '../values/formats/byteSources.ts'
import type { FormatRead } from '../values/formats/format.ts'

/** Reads data files: see `createPlainReader` and `sandboxReader.ts`. */
export interface FileReader {
  read(name: string, blob: Blob, onProgress: (progress: ReadProgress) => void): FileReading
}

export interface FileReading {
  /** Null where it was cancelled. */
  readonly done: Promise<FormatRead | null>
  cancel(): void
}

/** Reads in this thread, which is busy meanwhile. */
export function createPlainReader(): FileReader {
  return {
    read(name, blob, onProgress) {
      let cancel = () => {}
      const cancelled = new Promise<null>((resolve) => {
        cancel = () => resolve(null)
      })
      const read = readDataFile(blobSource(blob), { file: name, onProgress })
      return { done: Promise.race([read, cancelled]), cancel }
    },
  }
}
