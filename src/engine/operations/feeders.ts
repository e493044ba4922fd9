import { feedOf } from './feed.ts'
import type {
  Feed,
  FieldChoice,
  Operation,
  OperationAnswers,
  OperationContext,
  OperationField,
  OperationSource,
} from './operation.ts'

type Taking = Pick<Operation, 'takes'>

const IDS = ['source', 'other'] as const

/** Asks for the nodes that the place of the operation does not tell; where none is chosen, the function takes an input. */
export function feederFields({ takes }: Taking, { sources, nodes }: OperationContext): OperationField[] {
  return takes.flatMap((feeds, at): OperationField[] => {
    const id = IDS[at]
    if (!id || sources[at]) return []
    const fitting = nodes.filter((node) => canFeed(node, feeds) && !sources.some((one) => one.name === node.name))
    const choices = fitting.map((node): FieldChoice => ({ value: node.name, label: node.name }))
    const label = at === 0 ? labelOf(feeds) : 'With the table'
    return [{ id, label, kind: 'node', choices, optional: true, hint: 'A new input where none is chosen.' }]
  })
}

/** The context with the nodes that were chosen; an input has no columns that are known. */
export function withFeeders({ takes }: Taking, context: OperationContext, answers: OperationAnswers): OperationContext {
  const sources = [...context.sources]
  for (let at = sources.length; at < takes.length; at++) {
    const chosen = answerAt(at, answers)
    if (chosen === '') break
    const known = context.nodes.find((node) => node.name === chosen)
    sources.push(
      known ?? { name: chosen, type: takes[at]?.[0] === 'numbers' ? 'Float64Array' : 'ColumnTable', columns: null },
    )
  }
  return { ...context, sources: sources.slice(0, takes.length) }
}

function answerAt(at: number, answers: OperationAnswers): string {
  const id = IDS[at]
  const answer = id && Object.hasOwn(answers, id) ? answers[id] : ''
  return typeof answer === 'string' ? answer : (answer?.[0] ?? '')
}

function canFeed({ type }: OperationSource, feeds: readonly Feed[]): boolean {
  const feed = feedOf(type)
  return feed !== null && feeds.includes(feed)
}

function labelOf(feeds: readonly Feed[]): string {
  return feeds.length > 1 ? 'Table or numbers' : feeds[0] === 'numbers' ? 'Numbers' : 'Table'
}
