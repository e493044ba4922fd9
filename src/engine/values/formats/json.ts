import { toJson } from '../print.ts'
import { type Format, type FormatRead, messageOf, readAll, unreadable } from './format.ts'
import { decodeText } from './text.ts'

export const json: Format = {
  mime: 'application/json',
  async read(source, { file }) {
    const content = decodeText(await readAll(source))
    if (content === null) return noText(file)
    try {
      return { ok: true, content: { kind: 'value', value: JSON.parse(content) } }
    } catch (error) {
      const message = messageOf(error)
      const at = /at position (\d+)/.exec(message)?.[1]
      const line = at === undefined ? 1 : content.slice(0, Number(at)).split('\n').length
      return unreadable('DW-DATA-008', file, `is no JSON: ${message}`, { hint: 'Correct it there.', line })
    }
  },
  write: (value) => ({ ok: true, bytes: new TextEncoder().encode(`${JSON.stringify(toJson(value), null, 2)}\n`) }),
}

export function noText(file: string): FormatRead {
  return unreadable('DW-DATA-001', file, 'is not a text file', { hint: 'Save it in UTF-8.' })
}
