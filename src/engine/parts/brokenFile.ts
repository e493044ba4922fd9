import type { DataColumns } from '../model/dataColumns.ts'
import type { FileFault } from '../model/fileFault.ts'
import { recogniseContent } from '../model/recogniseBytes.ts'

/** What a reader of a binary format gives. It throws only where bytes, or memory for them, cannot be had. */
export type ColumnsRead = { readonly ok: true; readonly columns: DataColumns } | ({ readonly ok: false } & FileFault)

/** So much of a file's beginning tells what else it may be. */
export const HEAD = 256

const AGAIN = 'Copy or export it again.'

/** What a format says of files that are none of it, or not whole. */
export function faultsOf(format: string) {
  return {
    empty: { fault: `is no ${format} file: it is empty`, hint: 'Export it again.' } satisfies FileFault,
    /** `begin`: what is wrong with its beginning where nothing is known that begins so, and the way out. */
    otherKind(head: Uint8Array, begin: FileFault): FileFault {
      const known = recogniseContent(head)
      return {
        fault: `is no ${format} file: ${known ? `it is ${known.what}` : begin.fault}`,
        hint: (known ?? begin).hint,
      }
    },
    notWhole: (why: string): FileFault => ({ fault: `is not a whole ${format} file: ${why}`, hint: AGAIN }),
    damaged: (what: string): FileFault => ({
      fault: `is a damaged ${format} file: ${what} cannot be read`,
      hint: AGAIN,
    }),
  }
}

export function footerFault(bytes: number, room: number): string {
  return `its footer should have ${bytes} bytes, and there are ${room}`
}

export function lettersOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

/** What a library threw at bytes that are none of its format. */
export class Failure {
  readonly error: unknown

  constructor(error: unknown) {
    this.error = error
  }
}

/** @throws what is no fault of the bytes: that memory is short. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RangeError && /allocation failed/.test(error.message)) throw error
  return new Failure(error)
}
