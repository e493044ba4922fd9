/** How a delimited text is written, as its first bytes tell. */
export interface Dialect {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
  /** The bytes of the mark at its begin. */
  readonly mark: number
}

export function findEncoding(head: Uint8Array): Dialect {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 }
  return { encoding: 'utf-8', mark: head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0 }
}

const SEPARATORS = [0x2c, 0x3b, 0x09, 0x7c]

/** What stands most often in the first line with text, outside of quotes: comma, semicolon, tab or bar. */
export function findSeparator(head: Uint8Array): number {
  const counts = SEPARATORS.map(() => 0)
  let quoted = false
  let begun = false
  for (const byte of head) {
    if (byte === 0x22) quoted = !quoted
    if (!quoted && (byte === 0x0a || byte === 0x0d)) {
      if (begun) break
      counts.fill(0)
      continue
    }
    if (byte !== 0x20 && byte !== 0x09) begun = true
    const which = quoted ? -1 : SEPARATORS.indexOf(byte)
    if (which >= 0) counts[which] = (counts[which] ?? 0) + 1
  }
  const most = begun ? Math.max(...counts) : 0
  return SEPARATORS[most === 0 ? 0 : counts.indexOf(most)] ?? 0x2c
}
