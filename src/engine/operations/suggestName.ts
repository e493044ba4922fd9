import type { Operation, OperationAnswers, OperationContext } from './operation.ts'
import { isName } from './writing/quote.ts'

const LONGEST = 40

/** A name for the new function that says what it gives, and that no node has: `sales_by_region`. */
export function suggestName(
  operation: Pick<Operation, 'id' | 'takes'>,
  answers: OperationAnswers,
  { sources, taken }: Pick<OperationContext, 'sources' | 'taken'>,
): string {
  const text = (id: string) => listOf(answers, id)[0] ?? ''
  const source = sources[0]?.name || text('source') || (operation.takes.length ? 'table' : '')
  const wanted = wordsFor(operation.id, source, { text, list: (id) => listOf(answers, id) })
  const name = slug(wanted)
  return freeName(isName(name) ? name : slug(operation.id), taken)
}

/** `name`, or with the first number behind it that makes it free. */
export function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken)
  if (!known.has(name)) return name
  for (let at = 1; ; at++) if (!known.has(`${name}_${at}`)) return `${name}_${at}`
}

interface Given {
  readonly text: (id: string) => string
  readonly list: (id: string) => readonly string[]
}

function wordsFor(id: string, source: string, { text, list }: Given): string {
  switch (id) {
    case 'loadCsv':
    case 'loadJson':
    case 'loadParquet':
    case 'loadArrow':
      return baseName(text('path')) || 'rows'
    case 'select':
      return `${source}_columns`
    case 'filter':
      return `filtered_${source}`
    case 'derive':
      return `${source}_with_${text('column') || 'column'}`
    case 'rollup':
      return list('by').length ? `${source}_by_${list('by').join('_and_')}` : `${source}_total`
    case 'join':
      return `${source}_with_${text('other') || 'matches'}`
    case 'sort':
      return `sorted_${source}`
    case 'sample':
      return `${source}_sample`
    case 'fold':
      return `long_${source}`
    case 'pivot':
      return `${source}_by_${text('key') || 'column'}`
    case 'rollingMean':
      return text('column') ? `${source}_with_${text('as') || `${text('column')}_mean`}` : `smooth_${source}`
    case 'fillMissing':
      return `filled_${source}`
    case 'normalise':
      return `normalised_${source}`
    case 'trainTestSplit':
      return `${source}_split`
    case 'linearRegression':
      return `${text('target') || source}_fit`
    case 'histogram':
      return `${text('column') || source}_histogram`
    case 'chart':
      return text('x') && text('y') ? `${text('y')}_by_${text('x')}_chart` : `${source}_chart`
    default:
      return source ? `${source}_${id}` : id
  }
}

function listOf(answers: OperationAnswers, id: string): readonly string[] {
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
  if (answer === undefined) return []
  return (typeof answer === 'string' ? answer.split(',') : answer).map((one) => one.trim()).filter(Boolean)
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
}

/** Letters, digits and single underscores; no underscore first, which would make a helper of it. */
function slug(text: string): string {
  const words = text.replace(/[^\p{ID_Continue}]+/gu, '_').replace(/_+/g, '_')
  const name = words.replace(/^[^\p{ID_Start}]+/u, '')
  return cut(name).replace(/_+$/, '')
}

/** At a word's end where there is one. */
function cut(name: string): string {
  const characters = [...name]
  if (characters.length <= LONGEST) return name
  const short = characters.slice(0, LONGEST).join('')
  const end = short.lastIndexOf('_')
  return end > LONGEST / 2 ? short.slice(0, end) : short
}
