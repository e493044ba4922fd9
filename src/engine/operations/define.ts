import { type Answers, readAnswers } from './answers.ts'
import { feedOf, parameterType } from './feed.ts'
import { feederFields, withFeeders } from './feeders.ts'
import type { Operation, OperationContext } from './operation.ts'
import { createPaper, type Paper, type Parameter } from './writing/paper.ts'
import { isName } from './writing/quote.ts'

interface Definition extends Omit<Operation, 'write'> {
  /** The names of parameters where no node feeds them. */
  readonly inputs: readonly string[]
  /** The module's text. It may complain of answers; then the text is not used. */
  readonly text: (answers: Answers, paper: Paper, context: OperationContext) => string
}

/** An operation from what is its own: what feeds it, names, and answers by their fields are seen to here. */
export function defineOperation({ inputs, text, fields: ownFields, ...rest }: Definition): Operation {
  const fields: Operation['fields'] = (context, answers) => [
    ...feederFields(rest, context),
    ...ownFields(withFeeders(rest, context, answers), answers),
  ]
  return {
    ...rest,
    fields,
    write(given, context) {
      const answers = readAnswers(fields(context, given), given)
      const fed = withFeeders(rest, context, given)
      checkNames(answers, fed)
      const written = text(answers, createPaper(fed.name, parametersOf(rest, inputs, fed)), fed)
      return answers.problems.length ? { ok: false, problems: answers.problems } : { ok: true, text: written }
    },
  }
}

function checkNames(answers: Answers, { name, sources }: OperationContext): void {
  if (!isName(name)) answers.complain('name', `"${name}" is no name that a function can have.`)
  for (const [at, source] of sources.entries()) {
    const field = at === 0 ? 'source' : 'other'
    if (source.name === name) answers.complain('name', `"${name}" is what feeds it: give the function another name.`)
    if (sources.findIndex((one) => one.name === source.name) < at) answers.complain(field, 'Choose another one.')
    if (isName(source.name)) continue
    const way = 'Take it by a function of your own, with inject(source(...)).'
    answers.complain(field, `"${source.name}" is no name that a parameter can have. ${way}`)
  }
}

function parametersOf(
  { takes }: Pick<Operation, 'takes'>,
  inputs: readonly string[],
  { name, sources }: OperationContext,
): readonly Parameter[] {
  return takes.map((feeds, at) => {
    const source = sources[at]
    const own = inputs[at] ?? 'table'
    const free = own === name || sources.some((one) => one.name === own) ? `${own}_1` : own
    const type = source?.type ?? (feeds[0] === 'numbers' ? 'Float64Array' : 'ColumnTable')
    const feed = feedOf(type) ?? feeds[0] ?? 'table'
    return { name: source?.name ?? free, type: parameterType(type, feed), feed }
  })
}
