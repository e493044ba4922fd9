import type { ByteSource } from '../../model/byteSource.ts'
import type { FileFault } from '../../model/fileFault.ts'
import { faultsOf, footerFault, HEAD, lettersOf } from '../brokenFile.ts'

/** It begins with them, and ends with them behind the length of its footer. */
const MAGIC = 'PAR1'
/** An encrypted footer ends so. */
const ENCRYPTED = 'PARE'
const LEAST_BYTES = 12

const { empty, otherKind, notWhole } = faultsOf('Parquet')

/** Why a file is no Parquet file, or not a whole one; null where it begins and ends as one does. */
export async function findBrokenEnd({ size, read }: ByteSource): Promise<FileFault | null> {
  if (size === 0) return empty
  const head = await read(0, Math.min(HEAD, size))
  const begin = lettersOf(head.subarray(0, 4))
  if (begin === ENCRYPTED) return { fault: 'is an encrypted Parquet file', hint: 'Write it without encryption.' }
  if (begin !== MAGIC) return otherKind(head, OTHER_BEGIN)
  if (size < LEAST_BYTES) return notWhole(`it ends after ${size} bytes`)
  const tail = (await read(size - 8, size)).slice()
  if (lettersOf(tail.subarray(4)) !== MAGIC) return notWhole('it does not end with PAR1, so its end was cut off')
  const footer = new DataView(tail.buffer).getUint32(0, true)
  const room = size - LEAST_BYTES
  return footer > room ? notWhole(footerFault(footer, room)) : null
}

const OTHER_BEGIN: FileFault = { fault: 'it does not begin with PAR1', hint: 'Take a Parquet file.' }
