import type { FileFormat } from '../model/fileFormat.ts'
import { measure } from '../values/measure.ts'
import { toWire } from '../values/wire.ts'
import type { ExportReply } from '../worker/protocol.ts'
import { exportValue } from './exportValue.ts'
import { type Aside, doAside } from './sandboxAside.ts'
import type { StartWorker } from './sandboxWorkers.ts'

/** Writes a value as a file; `names` are those of a matrix's columns. */
export type ValueWriter = (value: unknown, format: FileFormat, names: readonly string[]) => Aside<ExportReply>

/** Writes in this thread, which is busy meanwhile. */
export const writePlainly: ValueWriter = (value, format, names) => ({
  done: exportValue(value, format, names),
  cancel: () => {},
})

/** What is smaller is written about as soon as a worker has started. */
const SMALL = 2 ** 20

/** Writes large values in a worker each, which gets a copy. */
export function createSandboxWriter(startWorker: StartWorker): ValueWriter {
  return (value, format, names) =>
    measure(value) <= SMALL
      ? writePlainly(value, format, names)
      : doAside({ kind: 'write', value: toWire(value), format, names }, { startWorker, title: `${format} writer` })
}
