import { toJson } from '../print.ts'
import type { Format } from './format.ts'
import { loadPart, partMissing } from './loadPart.ts'

export const json: Format = {
  mime: 'application/json',
  async read(source, options) {
    const loaded = await loadPart('json')
    if (!loaded.ok) return partMissing(options.file, loaded.fault)
    const read = await loaded.part.readJson(source, options)
    return read.ok ? { ok: true, content: { kind: 'value', value: read.value } } : read
  },
  write: (value) => ({ ok: true, bytes: new TextEncoder().encode(`${JSON.stringify(toJson(value), null, 2)}\n`) }),
}
