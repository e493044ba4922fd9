import { readHere, readTextHere } from './analyzeHere.ts'
import type { ProgramRequest } from './analyzeProgram.ts'
import { toScope } from './editHere.ts'
import { answer } from './language/answer.ts'
import { type GraphName, readGraphNames } from './language/graphNames.ts'
import type { LanguageScope } from './language/scope.ts'
import type { LanguageAnswer, LanguageQuestion } from './model/language.ts'

/** An editor's question about a program, with the compiler of this thread. */
export function languageHere<Question extends LanguageQuestion>(
  request: ProgramRequest,
  question: Question,
): LanguageAnswer<Question> {
  if (!QUICK.has(question.kind)) readHere(request)
  return answer(question, scopeOf(request))
}

/** Asked while somebody types: the graph may be that of the text before. */
const QUICK: ReadonlySet<LanguageQuestion['kind']> = new Set(['complete', 'describe', 'hover', 'signature'])

/** Of the graph that was read last. */
let names: readonly GraphName[] = []

function scopeOf(request: ProgramRequest): LanguageScope {
  const { reading, compiler } = readTextHere(request, (before, one) => {
    names = readGraphNames(toScope(before, one))
  })
  const { service, packageExports } = compiler
  return { ...toScope(request, reading), service, packageExports, names }
}
