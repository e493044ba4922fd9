const HEADER_BYTES = 64 * 1024

/** The names in a CSV file's first row with text, whatever separates them; none where it is no text. Quoted names may hold anything. */
export async function readHeader(file: Blob): Promise<string[]> {
  const text = decodeHead(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()))
  return text === null ? [] : splitHeader(firstRow(text.replace(/^\s*[\r\n]/, '')))
}

export function splitHeader(line: string): string[] {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '')
  const counts = [',', ';', '\t', '|'].map((one) => ({ one, count: bare.split(one).length }))
  const { one } = counts.reduce((best, other) => (other.count > best.count ? other : best))
  const fields = line.matchAll(new RegExp(`(?:^|\\${one})(?:"((?:[^"]|"")*)"|([^${one}]*))`, 'g'))
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.trim() ?? '')
}

/** It may end within a letter. */
function decodeHead(head: Uint8Array): string | null {
  const [first, second] = head
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** A line break within quotes ends no row. */
function firstRow(text: string): string {
  return /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? ''
}
