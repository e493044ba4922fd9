const HEADER_BYTES = 64 * 1024

/** The names in a CSV file's first line, whatever separates them. Quoted names may hold separators and doubled quotes. */
export async function readHeader(file: Blob): Promise<string[]> {
  const text = await file.slice(0, HEADER_BYTES).text()
  return splitHeader(text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 1)[0] ?? '')
}

export function splitHeader(line: string): string[] {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '')
  const counts = [',', ';', '\t', '|'].map((one) => ({ one, count: bare.split(one).length }))
  const { one } = counts.reduce((best, other) => (other.count > best.count ? other : best))
  const fields = line.matchAll(new RegExp(`(?:^|\\${one})(?:"((?:[^"]|"")*)"|([^${one}]*))`, 'g'))
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.trim() ?? '')
}
