import { arrowBytes } from './arrowBytes.ts'
import type { Outputs, ResultBuilder } from './ResultBuilder.ts'
import { type TableOptions, TableResult } from './TableResult.ts'

export interface ArrowOptions extends TableOptions {
  /** With a directory at its end (`file`, the default) or to be read from the front (`stream`). */
  readonly format?: 'file' | 'stream'
}

/** As `TableResult`, as the bytes of Arrow's IPC format: what `fromArrow` of Arquero, pyarrow and others read. */
export class ArrowResult implements ResultBuilder<Uint8Array> {
  readonly #table: TableResult
  readonly #format: 'file' | 'stream'

  constructor({ format = 'file', ...options }: ArrowOptions = {}) {
    this.#table = new TableResult(options)
    this.#format = format
  }

  buildResult(outputs: Outputs): Uint8Array {
    return arrowBytes(this.#table.buildResult(outputs), this.#format)
  }
}
