import { type Json, listAt } from './json.ts'

export interface Wanted {
  /** Each must fit some printed problem; none at all where the list is empty. */
  readonly problems?: readonly WantedProblem[]
  readonly problemsMin?: number
  /** Lines without a problem. */
  readonly noProblemAt?: readonly number[]
}

interface WantedProblem {
  readonly includes?: readonly string[]
  readonly nodes?: readonly string[]
  readonly lacksNodes?: readonly string[]
  readonly line?: number
  readonly column?: number
  readonly file?: string
}

interface Told {
  readonly message: string
  readonly hint: string
  readonly nodes: readonly string[]
  readonly where: { readonly file: string; readonly line: number; readonly column: number } | null
}

export function compareProblems(
  { problems, problemsMin = 0, noProblemAt = [] }: Wanted,
  printed: Json | undefined,
): string[] {
  const told = listAt(printed, 'problems') as unknown as readonly Told[]
  const wrong = noProblemAt
    .filter((line) => told.some((one) => one.where?.line === line))
    .map((line) => `a problem at line ${line}`)
  if (told.length < problemsMin) wrong.push(`${told.length} problems, wanted ${problemsMin}`)
  if (problems?.length === 0 && told.length) wrong.push('wanted no problems')
  for (const wanted of problems ?? [])
    if (!told.some((one) => fits(one, wanted))) wrong.push(`no problem fits ${JSON.stringify(wanted)}`)
  return wrong
}

function fits(told: Told, wanted: WantedProblem): boolean {
  const text = [told.message, told.hint, ...told.nodes, told.where?.file ?? ''].join('\n').toLowerCase()
  return (
    (wanted.includes ?? []).every((part) => text.includes(part.toLowerCase())) &&
    (wanted.nodes ?? []).every((name) => told.nodes.includes(name)) &&
    !(wanted.lacksNodes ?? []).some((name) => told.nodes.includes(name)) &&
    (wanted.line === undefined || told.where?.line === wanted.line) &&
    (wanted.column === undefined || told.where?.column === wanted.column) &&
    (wanted.file === undefined || told.where?.file === wanted.file)
  )
}
