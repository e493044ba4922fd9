import type { Services } from '../src/ui/store/services.ts'
import type { AppStore } from '../src/ui/store/state.ts'
import { createAnalyzerClient } from './analyzerClient.ts'
import { createFormatter } from './format/createFormatter.ts'
import { createKernelClient } from './kernelClient.ts'
import { createLayoutService } from './layoutService.ts'
import { createPage } from './page.ts'
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
      clear: () => import('./cacheStorage.ts').then((cache) => cache.clear()),
      renew: () => import('./cacheStorage.ts').then((cache) => cache.renew()),
    },
    palette: {
      load: () => import('./paletteStorage.ts').then((kept) => kept.load()),
      save: (palette) => import('./paletteStorage.ts').then((kept) => kept.save(palette)),
    },
    page: createPage(),
  }
}
