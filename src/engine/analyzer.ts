import { expose } from 'comlink'
import { analyzeHere, versionsHere } from './analyzeHere.ts'
import type { ProgramRequest } from './analyzeProgram.ts'
import { copyHere, editHere, fitsHere } from './editHere.ts'
import { languageHere } from './languageHere.ts'
import { pause } from './pause.ts'
import { createRehearsal } from './rehearsal.ts'
import type { AnalyzeRequest, AnalyzerApi } from './worker/protocol.ts'

/** The analyzer worker: text in, program out. It never runs user code, so it may be ended at any time. */
const api: AnalyzerApi = {
  analyze: (request) =>
    answer(request, async (program) => {
      await questionsFirst()
      return { version: request.version, program: analyzeHere(program) }
    }),
  versions: (request, isWaitedFor) => answer(request, (program) => versionsHere(program, isWaitedFor ? null : BREAKS)),
  edit: (request, intent) => answer(request, async (program) => editHere(program, intent)),
  copy: (request, nodes) => answer(request, async (program) => copyHere(program, nodes)),
  fits: (request, source) => answer(request, async (program) => fitsHere(program, source)),
  ask: (request, question) => answer(request, async (program) => languageHere(program, question)),
}

const rehearsal = createRehearsal(analyzeHere)

function answer<T>(request: AnalyzeRequest, task: (program: ProgramRequest) => Promise<T>): Promise<T> {
  const { files, modules, config } = request
  const program = { files, modules, config }
  return rehearsal.during(program, () => task(program))
}

const BREAKS = { pause, now: () => performance.now() }

/** A key asks for the analysis and for names at once: the names, which are quick, are told before the analysis begins. */
function questionsFirst(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, QUESTIONS_COME_MS))
}

const QUESTIONS_COME_MS = 4

expose(api)
