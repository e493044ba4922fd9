const HEADER_BYTES = 64 * 1024

/** The names in a CSV file's first line. Quoted names may hold commas and doubled quotes. */
export async function readHeader(file: Blob): Promise<string[]> {
  const text = await file.slice(0, HEADER_BYTES).text()
  return splitHeader(text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 1)[0] ?? '')
}

export function splitHeader(line: string): string[] {
  const fields = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.trim() ?? '')
}
