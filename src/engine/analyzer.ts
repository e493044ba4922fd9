import { expose } from 'comlink'
import { analyzeHere } from './analyzeHere.ts'
import { copyHere, editHere, fitsHere } from './editHere.ts'
import type { AnalyzeRequest, AnalyzerApi } from './worker/protocol.ts'

/** The analyzer worker: text in, program out. It never runs user code, so it may be ended at any time. */
const api: AnalyzerApi = {
  analyze: async (request) => ({ version: request.version, program: analyzeHere(programOf(request)) }),
  edit: async (request, intent) => editHere(programOf(request), intent),
  copy: async (request, nodes) => copyHere(programOf(request), nodes),
  fits: async (request, source) => fitsHere(programOf(request), source),
}

function programOf({ files, modules, config }: AnalyzeRequest) {
  return { files, modules, config }
}

expose(api)
