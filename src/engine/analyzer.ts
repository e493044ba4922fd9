import { expose } from 'comlink'
import { analyzeHere, versionsHere } from './analyzeHere.ts'
import { copyHere, editHere, fitsHere } from './editHere.ts'
import { languageHere } from './languageHere.ts'
import { pause } from './pause.ts'
import type { AnalyzeRequest, AnalyzerApi } from './worker/protocol.ts'

/** The analyzer worker: text in, program out. It never runs user code, so it may be ended at any time. */
const api: AnalyzerApi = {
  analyze: async (request) => {
    await questionsFirst()
    return { version: request.version, program: analyzeHere(programOf(request)) }
  },
  versions: (request, isWaitedFor) => versionsHere(programOf(request), isWaitedFor ? null : BREAKS),
  edit: async (request, intent) => editHere(programOf(request), intent),
  copy: async (request, nodes) => copyHere(programOf(request), nodes),
  fits: async (request, source) => fitsHere(programOf(request), source),
  ask: async (request, question) => languageHere(programOf(request), question),
}

const BREAKS = { pause, now: () => performance.now() }

/** A key asks for the analysis and for names at once: the names, which are quick, are told before the analysis begins. */
function questionsFirst(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, QUESTIONS_COME_MS))
}

const QUESTIONS_COME_MS = 4

function programOf({ files, modules, config }: AnalyzeRequest) {
  return { files, modules, config }
}

expose(api)
