import type { Services } from '../src/ui/store/services.ts'
import type { AppStore } from '../src/ui/store/state.ts'
import { createAnalyzerClient } from './analyzerClient.ts'
import { createFormatter } from './format/createFormatter.ts'
import { createKernelClient } from './kernelClient.ts'
import { createLayoutService } from './layoutService.ts'
import { createPage } from './page.ts'
import { projectId } from './projectId.ts'
import { createProjects } from './projects/createProjects.ts'
import type { Storage } from './projects/storage.ts'

export function createServices(store: AppStore, storage: Storage): Services {
  return {
    analyzer: createAnalyzerClient(),
    kernel: createKernelClient(),
    layout: createLayoutService(),
    formatter: createFormatter(),
    projects: createProjects({
      storage,
      base: new URL('.', document.baseURI),
      isChanged: () => store.getState().changedSinceOrigin,
    }),
    cache: {
      load: () => import('./cacheStorage.ts').then((cache) => cache.load()),
      add: (part) => import('./cacheStorage.ts').then((cache) => cache.add(part)),
      measure: () => import('./cacheStorage.ts').then((cache) => cache.measure()),
      clear: (all) => import('./cacheStorage.ts').then((cache) => cache.clear(all)),
    },
    costs: {
      load: () => {
        const id = projectId()
        return import('./costStorage.ts').then((costs) => costs.load(id))
      },
      save: async (entries) => {
        const id = projectId()
        const [costs, kept] = await Promise.all([import('./costStorage.ts'), storage.ids()])
        await costs.save(id, entries, kept)
      },
    },
    palette: {
      load: () => import('./paletteStorage.ts').then((kept) => kept.load()),
      save: (palette) => import('./paletteStorage.ts').then((kept) => kept.save(palette)),
    },
    page: createPage(),
  }
}
