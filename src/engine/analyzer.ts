import { expose } from 'comlink'
import { analyzeHere } from './analyzeHere.ts'
import type { AnalyzerApi } from './worker/protocol.ts'

/** The analyzer worker: text in, program out. It never runs user code, so it may be ended at any time. */
const api: AnalyzerApi = {
  analyze: async ({ version, files, modules, config }) => ({
    version,
    program: analyzeHere({ files, modules, config }),
  }),
}

expose(api)
