/**
 * Asks one question at a time; of those that come meanwhile only the last is asked. Answers go to `take` unless a newer
 * question waits.
 */
export function createLatest<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  take: (answer: Answer) => void,
): { ask(question: Question): void; forget(): void } {
  let isAsking = false
  let waiting: { readonly question: Question } | null = null
  let version = 0

  async function next(question: Question): Promise<void> {
    isAsking = true
    const asked = version
    const answer = await ask(question)
    isAsking = false
    const after = waiting
    waiting = null
    if (after) void next(after.question)
    else if (asked === version) take(answer)
  }

  return {
    ask(question) {
      if (isAsking) waiting = { question }
      else void next(question)
    },
    forget() {
      version++
      waiting = null
    },
  }
}
