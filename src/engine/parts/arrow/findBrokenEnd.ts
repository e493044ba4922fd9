import type { FileFault } from '../../model/fileFault.ts'
import { recogniseContent } from '../../model/recogniseBytes.ts'

/** A file begins with it, and two bytes of nothing, and ends with it behind the length of its footer. A stream has none. */
const MAGIC = 'ARROW1'
const AFTER_FOOTER = MAGIC.length + 4
const BEFORE_DATA = MAGIC.length + 2
const HEAD = 256

const AGAIN = 'Copy or export it again.'

/** Why bytes are no Arrow file and no stream of it, or not a whole one; null where they begin and end as one does. */
export function findBrokenEnd(bytes: Uint8Array): FileFault | null {
  if (bytes.length === 0) return { fault: 'is no Arrow file: it is empty', hint: 'Export it again.' }
  if (isStream(bytes)) return bytes.length < 8 ? notWhole(`it ends after ${bytes.length} bytes`) : null
  if (lettersOf(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    const { what, hint } = recogniseContent(bytes.subarray(0, HEAD)) ?? {
      what: null,
      hint: 'Take a file in the IPC format of Arrow.',
    }
    return { fault: `is no Arrow file: ${what ? `it is ${what}` : 'it does not begin as one does'}`, hint }
  }
  if (bytes.length < BEFORE_DATA + AFTER_FOOTER) return notWhole(`it ends after ${bytes.length} bytes`)
  if (lettersOf(bytes.subarray(-MAGIC.length)) !== MAGIC)
    return notWhole('it does not end with ARROW1, so its end was cut off')
  const footer = intAt(bytes, bytes.length - AFTER_FOOTER)
  const room = bytes.length - BEFORE_DATA - AFTER_FOOTER
  return footer > 0 && footer <= room ? null : notWhole(`its footer should have ${footer} bytes, and there are ${room}`)
}

export function notWhole(why: string): FileFault {
  return { fault: `is not a whole Arrow file: ${why}`, hint: AGAIN }
}

export function damaged(what: string): FileFault {
  return { fault: `is a damaged Arrow file: ${what} cannot be read`, hint: AGAIN }
}

/** A stream begins with the mark of a message. */
export function isStream(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && intAt(bytes, 0) === -1
}

function intAt({ buffer, byteOffset }: Uint8Array, at: number): number {
  return new DataView(buffer, byteOffset).getInt32(at, true)
}

function lettersOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
