import type { FileFault } from '../../model/fileFault.ts'
import { faultsOf, footerFault, HEAD, lettersOf } from '../brokenFile.ts'

/** A file begins with it, and two bytes of nothing, and ends with it behind the length of its footer. A stream has none. */
const MAGIC = 'ARROW1'
const AFTER_FOOTER = MAGIC.length + 4
const BEFORE_DATA = MAGIC.length + 2

const { empty, otherKind, notWhole } = faultsOf('Arrow')

/** Why bytes are no Arrow file and no stream of it, or not a whole one; null where they begin and end as one does. */
export function findBrokenEnd(bytes: Uint8Array): FileFault | null {
  if (bytes.length === 0) return empty
  if (isStream(bytes)) return bytes.length < 8 ? notWhole(`it ends after ${bytes.length} bytes`) : null
  if (lettersOf(bytes.subarray(0, MAGIC.length)) !== MAGIC) return otherKind(bytes.subarray(0, HEAD), OTHER_BEGIN)
  if (bytes.length < BEFORE_DATA + AFTER_FOOTER) return notWhole(`it ends after ${bytes.length} bytes`)
  if (lettersOf(bytes.subarray(-MAGIC.length)) !== MAGIC)
    return notWhole('it does not end with ARROW1, so its end was cut off')
  const footer = intAt(bytes, bytes.length - AFTER_FOOTER)
  const room = bytes.length - BEFORE_DATA - AFTER_FOOTER
  return footer > 0 && footer <= room ? null : notWhole(footerFault(footer, room))
}

const OTHER_BEGIN: FileFault = {
  fault: 'it does not begin as one does',
  hint: 'Take a file in the IPC format of Arrow.',
}

/** A stream begins with the mark of a message. */
export function isStream(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && intAt(bytes, 0) === -1
}

function intAt({ buffer, byteOffset }: Uint8Array, at: number): number {
  return new DataView(buffer, byteOffset).getInt32(at, true)
}
