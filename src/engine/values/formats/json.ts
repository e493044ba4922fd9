import type { Format } from './format.ts'
import { loadPart, partMissing } from './loadPart.ts'
import { saving, TOOLS } from './saving.ts'

export const json: Format = {
  mime: 'application/json',
  async read(source, options) {
    const loaded = await loadPart('json')
    if (!loaded.ok) return partMissing(options.file, loaded.fault)
    return loaded.part.readJson(source, options)
  },
  write: (value) => saving((part) => part.writeJson(value, TOOLS)),
}
