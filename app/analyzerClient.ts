import known from 'virtual:known-analyses'
import * as Comlink from 'comlink'
import type {
  Analysis,
  AnalyzeRequest,
  AnalyzerApi,
  CopyOutcome,
  EditOutcome,
  LanguageAnswer,
  LanguageQuestion,
} from '../src/engine/page.ts'
import type { Services } from '../src/ui/store/services.ts'
import { createDeath, type Death } from './death.ts'
import { requestKey } from './requestKey.ts'

type Analyzer = Services['analyzer']

interface Live {
  readonly api: Comlink.Remote<AnalyzerApi>
  readonly death: Death
}

/** The compiler in its worker: started on first use, and anew after it died. */
export function createAnalyzerClient(): Analyzer {
  let live: Live | null = null
  const get = () => {
    live ??= start(() => {
      live = null
    })
    return live
  }
  function call<T>(make: (api: Live['api']) => Promise<T>): Promise<T> {
    const { api, death } = get()
    return death.race(make(api))
  }
  return {
    analyze: (request) => call((api) => api.analyze(request)),
    async known(request) {
      const url = known[await requestKey(request)]
      if (url === undefined) return null
      const response = await fetch(url).catch(() => null)
      if (!response?.ok) return null
      // Written by the build from the same text.
      const analysis = (await response.json()) as Analysis
      return { ...analysis, version: request.version }
    },
    versions: (request, isWaitedFor) => call((api) => api.versions(request, isWaitedFor)),
    edit: (request, intent) => call<EditOutcome>((api) => api.edit(request, intent)),
    copy: (request, nodes) => call<CopyOutcome>((api) => api.copy(request, nodes)),
    fits: (request, source) => call((api) => api.fits(request, source)),
    // The worker answers a question by its kind.
    ask: <Question extends LanguageQuestion>(request: AnalyzeRequest, question: Question) =>
      call((api) => api.ask(request, question) as Promise<LanguageAnswer<Question>>),
    warm: () => void get(),
  }
}

function start(onDeath: () => void): Live {
  const death = createDeath()
  const worker = new Worker(new URL('../src/engine/analyzer.ts', import.meta.url), { type: 'module', name: 'analyzer' })
  worker.onerror = (event) => {
    worker.terminate()
    onDeath()
    death.happen(event.message || 'The compiler could not be loaded')
  }
  return { api: Comlink.wrap<AnalyzerApi>(worker), death }
}
