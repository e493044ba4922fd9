import type { FormatRead } from '../values/formats/format.ts'
import { createPlainReader, type FileReader } from './fileReader.ts'
import { doAside } from './sandboxAside.ts'
import type { StartWorker } from './sandboxWorkers.ts'

/** What is smaller takes less time to read than a worker takes to start. */
const SMALL = 2 ** 19

/** Reads large files in a worker each. */
export function createSandboxReader(startWorker: StartWorker): FileReader {
  const plain = createPlainReader()
  return {
    read: (name, blob, onProgress) =>
      blob.size <= SMALL
        ? plain.read(name, blob, () => {})
        : doAside<FormatRead>({ kind: 'read', name, blob }, { startWorker, title: `reader of ${name}`, onProgress }),
  }
}
