import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { main } from '../src/cli/main.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

interface WantedProblem {
  readonly includes?: readonly string[]
  readonly nodes?: readonly string[]
  readonly lacksNodes?: readonly string[]
  readonly line?: number
  readonly column?: number
  readonly file?: string
}

export interface Expectation {
  readonly exit?: number | null
  readonly stdoutIncludes?: readonly string[]
  readonly value?: Json
  readonly tolerance?: number
  readonly keys?: readonly string[]
  readonly problems?: readonly WantedProblem[]
  readonly problemsMin?: number
  readonly noProblemAt?: readonly number[]
  readonly nodes?: readonly string[]
  readonly hasNodes?: readonly string[]
  readonly lacksNodes?: readonly string[]
  readonly node?: Readonly<Record<string, WantedNode>>
  readonly ranOnce?: readonly string[]
  readonly notRan?: readonly string[]
  readonly order?: readonly string[]
  readonly status?: Readonly<Record<string, string>>
  readonly reasons?: Readonly<Record<string, string>>
}

interface WantedNode {
  readonly kind?: string
  readonly type?: string
  readonly module?: string
  readonly required?: readonly string[]
  readonly optional?: readonly string[]
  readonly tags?: Json
  readonly docIncludes?: readonly string[]
}

type ModuleText =
  | string
  | { readonly generate: { readonly kind: 'chain' | 'fan'; readonly n: number; readonly group?: number } }

export interface Case {
  readonly id: string
  readonly title: string
  readonly modules?: Readonly<Record<string, ModuleText>>
  readonly files?: Readonly<Record<string, string>>
  readonly entry?: readonly string[]
  readonly command?: 'run' | 'graph' | 'check'
  readonly outputs?: readonly string[]
  readonly inputs?: Json
  readonly config?: Json
  readonly overrides?: Json
  readonly result?: string
  readonly adapter?: string
  readonly workers?: number
  readonly steps?: readonly Partial<Case>[]
  readonly expect?: Expectation
}

/** What a command printed and wrote, as the cases look at it. */
export interface Outcome {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  readonly report: { readonly nodes: readonly ReportNode[] } | null
}

interface ReportNode {
  readonly name: string
  readonly status: string
  readonly start: number
  readonly reason: string
}

/** Runs a case's command, or each of its steps, in a folder of its own; gives what is not as expected. */
export async function runCase(one: Case): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dagwright-'))
  try {
    const failures: string[] = []
    for (const [at, step] of (one.steps ?? [{}]).entries()) {
      const merged: Case = { ...one, ...step }
      await writeFiles(folder, merged)
      const outcome = await runCommand(folder, merged)
      const differences = compare(merged.expect ?? {}, outcome, merged.command ?? 'run')
      failures.push(
        ...differences.map(
          (text) => `step ${at}: ${text}\n${outcome.stdout.slice(0, 1000)}${outcome.stderr.slice(0, 1000)}`,
        ),
      )
    }
    return failures
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function writeFiles(folder: string, { modules = {}, files = {} }: Case): Promise<void> {
  for (const [path, content] of Object.entries({ ...modules, ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), typeof content === 'string' ? content : generate(content.generate))
  }
}

function generate({ kind, n, group = 100 }: { kind: string; n: number; group?: number }): string {
  const fn = (name: string, parameters: readonly string[], body: string) =>
    `export function ${name}(${parameters.map((one) => `${one}: number`).join(', ')}): number { return ${body} }\n`
  const numbers = Array.from({ length: n }, (_, at) => at)
  if (kind === 'chain') {
    return numbers
      .map((at) => fn(`c${at}`, [at === 0 ? 'x' : `c${at - 1}`], `${at === 0 ? 'x' : `c${at - 1}`} + 1`))
      .join('')
  }
  const leaves = numbers.map((at) => fn(`f${at}`, ['x'], `x + ${at}`))
  const sums = Array.from({ length: Math.ceil(n / group) }, (_, j) => {
    const names = numbers.slice(j * group, (j + 1) * group).map((at) => `f${at}`)
    return fn(`sum${j}`, names, names.join(' + '))
  })
  const names = sums.map((_, j) => `sum${j}`)
  return [...leaves, ...sums, fn('total', names, names.join(' + '))].join('')
}

async function runCommand(folder: string, one: Case): Promise<Outcome> {
  const command = one.command ?? 'run'
  const entry = one.entry ?? Object.keys(one.modules ?? {})
  const args = [command, ...entry, '--format', 'json']
  const option = (flag: string, value: string | undefined) => value !== undefined && args.push(`--${flag}`, value)
  const json = (value: Json | undefined) => (value === undefined ? undefined : JSON.stringify(value))
  option('outputs', one.outputs?.join(','))
  option('config', json(one.config))
  if (command === 'run') {
    option('inputs', json(one.inputs))
    option('overrides', json(one.overrides))
    option('result', one.result)
    option('adapter', one.adapter)
    option('workers', one.workers?.toString())
    args.push('--report', 'report.json')
  }
  let stdout = ''
  let stderr = ''
  const io = {
    cwd: folder,
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
  }
  const exit = await main(args, io)
  const report = await readFile(join(folder, 'report.json'), 'utf8').catch(() => null)
  return { exit, stdout, stderr, report: report && JSON.parse(report) }
}

/** Everything that is not as the expectation says, in words. */
function compare(expect: Expectation, outcome: Outcome, command: string): string[] {
  const printed = parseJson(outcome.stdout)
  return [
    ...compareExit(expect, outcome, command),
    ...(expect.stdoutIncludes ?? [])
      .filter((text) => !outcome.stdout.includes(text))
      .map((text) => `stdout lacks ${text}`),
    ...compareValue(expect, printed),
    ...compareProblems(expect, printed),
    ...compareGraph(expect, printed),
    ...compareReport(expect, outcome),
  ]
}

function compareExit({ exit, problems = [] }: Expectation, outcome: Outcome, command: string): string[] {
  if (exit === null) return []
  const wanted = exit !== undefined ? [exit] : problems.length === 0 ? [0] : command === 'graph' ? [0, 1] : [1]
  return wanted.includes(outcome.exit) ? [] : [`exit ${outcome.exit}, wanted ${wanted.join(' or ')}`]
}

function compareValue({ value, keys, tolerance }: Expectation, printed: Json | undefined): string[] {
  const wrong: string[] = []
  if (value !== undefined && !isClose(value, printed, tolerance)) wrong.push(`value is not ${JSON.stringify(value)}`)
  const first = Array.isArray(printed) ? printed[0] : printed
  const actual = typeof first === 'object' && first !== null ? Object.keys(first) : []
  if (keys && JSON.stringify(keys) !== JSON.stringify(actual)) wrong.push(`keys are ${actual.join(', ')}`)
  return wrong
}

function isClose(a: Json, b: Json | undefined, tolerance?: number): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    const scale = tolerance === undefined ? Math.max(Math.abs(a), Math.abs(b)) : Math.max(1, Math.abs(a), Math.abs(b))
    return a === b || Math.abs(a - b) <= (tolerance ?? 1e-9) * scale
  }
  if (typeof a !== 'object' || a === null) return a === b
  if (typeof b !== 'object' || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return (
    left.length === right.size &&
    left.every(([key, item]) => right.has(key) && isClose(item, right.get(key), tolerance))
  )
}

function compareProblems(
  { problems, problemsMin = 0, noProblemAt = [] }: Expectation,
  printed: Json | undefined,
): string[] {
  const told = problemsOf(printed)
  const wrong = noProblemAt
    .filter((line) => told.some((one) => one.where?.line === line))
    .map((line) => `a problem at line ${line}`)
  if (told.length < problemsMin) wrong.push(`${told.length} problems, wanted ${problemsMin}`)
  if (problems?.length === 0 && told.length) wrong.push('wanted no problems')
  for (const wanted of problems ?? [])
    if (!told.some((one) => fits(one, wanted))) wrong.push(`no problem fits ${JSON.stringify(wanted)}`)
  return wrong
}

interface ToldProblem {
  readonly message: string
  readonly hint: string
  readonly nodes: readonly string[]
  readonly where: { readonly file: string; readonly line: number; readonly column: number } | null
}

function problemsOf(printed: Json | undefined): ToldProblem[] {
  const problems =
    typeof printed === 'object' && printed !== null && !Array.isArray(printed) ? printed.problems : undefined
  return Array.isArray(problems) ? (problems as unknown as ToldProblem[]) : []
}

function fits(told: ToldProblem, wanted: WantedProblem): boolean {
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

interface ToldNode extends Required<Omit<WantedNode, 'docIncludes'>> {
  readonly name: string
  readonly doc: string
}

function compareGraph(expect: Expectation, printed: Json | undefined): string[] {
  const record = typeof printed === 'object' && printed !== null && !Array.isArray(printed) ? printed : {}
  const nodes = Array.isArray(record.nodes) ? (record.nodes as unknown as ToldNode[]) : []
  const names = nodes.map((node) => node.name)
  const wrong: string[] = []
  if (expect.nodes && [...expect.nodes].sort().join() !== [...names].sort().join())
    wrong.push(`nodes are ${names.join(', ')}`)
  wrong.push(...(expect.hasNodes ?? []).filter((name) => !names.includes(name)).map((name) => `no node ${name}`))
  wrong.push(...(expect.lacksNodes ?? []).filter((name) => names.includes(name)).map((name) => `a node ${name}`))
  for (const [name, wanted] of Object.entries(expect.node ?? {})) {
    const node = nodes.find((one) => one.name === name)
    if (!node || !nodeFits(node, wanted)) wrong.push(`node ${name} is ${JSON.stringify(node)}`)
  }
  return wrong
}

function nodeFits(node: ToldNode, wanted: WantedNode): boolean {
  const same = (key: 'required' | 'optional') =>
    !wanted[key] || [...node[key]].sort().join() === [...wanted[key]].sort().join()
  return (
    (wanted.kind === undefined || node.kind === wanted.kind) &&
    (wanted.type === undefined || node.type.replace(/\s/g, '') === wanted.type.replace(/\s/g, '')) &&
    (wanted.module === undefined || node.module === wanted.module) &&
    (wanted.docIncludes ?? []).every((text) => node.doc.includes(text)) &&
    (wanted.tags === undefined || isClose(wanted.tags, node.tags)) &&
    same('required') &&
    same('optional')
  )
}

function compareReport(expect: Expectation, { report }: Outcome): string[] {
  const nodes = report?.nodes ?? []
  const of = (name: string) => nodes.filter((node) => node.name === name)
  const ran = (name: string) => of(name).some((node) => node.status === 'ok' || node.status === 'failed')
  const wrong: string[] = []
  for (const name of expect.ranOnce ?? [])
    if (of(name).filter((node) => node.status === 'ok').length !== 1) wrong.push(`${name} did not run once`)
  for (const name of expect.notRan ?? []) if (ran(name)) wrong.push(`${name} ran`)
  const starts = (expect.order ?? []).map((name) => nodes.findIndex((node) => node.name === name))
  if (starts.some((at, index) => at < 0 || at < (starts[index - 1] ?? -1)))
    wrong.push(`order ${nodes.map((node) => node.name)}`)
  for (const [name, status] of Object.entries(expect.status ?? {}))
    if (of(name)[0]?.status !== status) wrong.push(`${name} is ${of(name)[0]?.status}`)
  for (const [name, text] of Object.entries(expect.reasons ?? {}))
    if (!of(name)[0]?.reason.includes(text)) wrong.push(`${name}'s reason lacks ${text}`)
  return wrong
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
