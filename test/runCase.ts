import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildCommandLine, COMMAND_LINE } from '../scripts/commandLine.mjs'
import { main } from '../src/cli/main.ts'
import type { Case, Expectation } from './case.ts'
import { compareGraph } from './compareGraph.ts'
import { compareProblems } from './compareProblems.ts'
import { compareReport, type Report } from './compareReport.ts'
import { compareValue } from './compareValue.ts'
import { generate } from './generate.ts'
import { type Json, parseJson } from './json.ts'

/** What a command printed and wrote. */
interface Outcome {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  readonly report: Report | null
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
      const printed = `\n${outcome.stdout.slice(0, 1000)}${outcome.stderr.slice(0, 1000)}`
      failures.push(...compare(merged, outcome).map((text) => `step ${at}: ${text}${printed}`))
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

async function runCommand(folder: string, one: Case): Promise<Outcome> {
  let stdout = ''
  let stderr = ''
  const io = {
    cwd: folder,
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
  }
  const path = join(folder, REPORT)
  await rm(path, { force: true })
  const run = one.adapter === 'workers' ? await builtMain() : main
  const exit = await run(argumentsOf(one), io)
  const report = await readFile(path, 'utf8').catch(() => null)
  return { exit, stdout, stderr, report: report && JSON.parse(report) }
}

/** Threads of Node's read no TypeScript: workers need the built command line. */
async function builtMain(): Promise<typeof main> {
  await buildCommandLine()
  return (await import(/* @vite-ignore */ pathToFileURL(COMMAND_LINE).href)).main
}

const REPORT = 'report.json.of-the-case'

function argumentsOf(one: Case): string[] {
  const { command = 'run', format = 'json' } = one
  const json = (value: Json | undefined) => (value === undefined ? undefined : JSON.stringify(value))
  const forRun = {
    inputs: json(one.inputs),
    overrides: json(one.overrides),
    result: one.result,
    adapter: one.adapter,
    workers: one.workers?.toString(),
    report: REPORT,
    cache: one.cache ? '.cache-of-the-case' : undefined,
  }
  const options = {
    format,
    // A check has no outputs: its problems are those of the whole program.
    outputs: command === 'check' ? undefined : one.outputs?.join(','),
    config: json(one.config),
    ...(command === 'run' ? forRun : {}),
  }
  const given = Object.entries(options).flatMap(([flag, value]) => (value === undefined ? [] : [`--${flag}`, value]))
  return [command, ...(one.entry ?? Object.keys(one.modules ?? {})), ...given]
}

/** Everything that is not as the case says, in words. */
function compare({ expect = {}, command = 'run' }: Case, outcome: Outcome): string[] {
  const printed = parseJson(outcome.stdout)
  const lacking = (expect.stdoutIncludes ?? []).filter((text) => !outcome.stdout.includes(text))
  return [
    ...compareExit(expect, outcome.exit, command),
    ...lacking.map((text) => `stdout lacks ${text}`),
    ...compareValue(expect, printed),
    ...compareProblems(expect, printed),
    ...compareGraph(expect, printed),
    ...compareReport(expect, outcome.report),
  ]
}

/** Where problems are expected a command fails; a graph may be drawn in spite of them. */
function compareExit({ exit, problems = [] }: Expectation, actual: number, command: string): string[] {
  if (exit === null) return []
  const wanted = exit !== undefined ? [exit] : problems.length === 0 ? [0] : command === 'graph' ? [0, 1] : [1]
  return wanted.includes(actual) ? [] : [`exit ${actual}, wanted ${wanted.join(' or ')}`]
}
