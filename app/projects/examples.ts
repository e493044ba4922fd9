import type { ProjectDocument } from '../../src/ui/store/document.ts'
import type { ExampleInfo } from '../../src/ui/store/services.ts'
import { toDocument } from './projectFiles.ts'

/** An entry of `examples/index.json`; the files lie in the folder `examples/<id>/`. */
interface ExampleEntry extends ExampleInfo {
  readonly files: readonly string[]
}

export interface Examples {
  list(): Promise<readonly ExampleInfo[]>
  load(id: string): Promise<ProjectDocument>
}

export function createExamples(base: URL): Examples {
  let index: Promise<readonly ExampleEntry[]> | undefined
  const list = () => {
    // Ours, written beside the page.
    index ??= fetchFile(new URL('index.json', base)).then((response) => response.json() as Promise<ExampleEntry[]>)
    index.catch(() => {
      index = undefined
    })
    return index
  }
  return {
    list,
    async load(id) {
      const entry = (await list()).find((one) => one.id === id)
      if (!entry) throw new Error(`There is no example "${id}".`)
      const files = entry.files.map(async (path) => {
        const response = await fetchFile(new URL(`${id}/${path}`, base))
        return { path, blob: await response.blob() }
      })
      return toDocument(await Promise.all(files), entry.title)
    },
  }
}

async function fetchFile(url: URL): Promise<Response> {
  const response = await fetch(url).catch(() => null)
  if (!response?.ok) throw new Error(`${url.pathname} could not be loaded${response ? ` (${response.status})` : ''}.`)
  return response
}
