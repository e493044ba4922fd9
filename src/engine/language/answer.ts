import type { LanguageAnswer, LanguageAnswers, LanguageQuestion } from '../model/language.ts'
import { unreachable } from '../model/runState.ts'
import { complete } from './complete.ts'
import { describeName } from './describeName.ts'
import { findActions } from './findActions.ts'
import { findUses } from './findUses.ts'
import { hover } from './hover.ts'
import { rename } from './rename.ts'
import type { LanguageScope } from './scope.ts'
import { signature } from './signature.ts'

/** A question -> its answer, from the text as it is. Never throws for what a user wrote. */
export function answer<Question extends LanguageQuestion>(
  question: Question,
  scope: LanguageScope,
): LanguageAnswer<Question> {
  // Each arm answers its own kind of question; the compiler cannot follow that through a generic.
  return answerAny(question, scope) as LanguageAnswer<Question>
}

function answerAny(question: LanguageQuestion, scope: LanguageScope): LanguageAnswers[keyof LanguageAnswers] {
  switch (question.kind) {
    case 'complete':
      return complete(scope, question.path, question.offset)
    case 'describe':
      return describeName(scope, question.path, question.offset, question.name)
    case 'hover':
      return hover(scope, question.path, question.offset)
    case 'signature':
      return signature(scope, question.path, question.offset)
    case 'symbol':
      return findUses(scope, question.path, question.offset)
    case 'rename':
      return rename(scope, question)
    case 'actions':
      return findActions(scope, question)
    default:
      return unreachable(question)
  }
}
