import { parseArgs } from 'node:util'
import { didYouMean, parseResultFunction } from '../engine/index.ts'
import { UsageError } from './usage.ts'

export type Command = 'run' | 'plan' | 'graph' | 'check'

/** The command line as given: nothing is read or resolved yet. */
export interface Options {
  readonly command: Command
  readonly paths: readonly string[]
  readonly outputs: readonly string[] | null
  readonly inputs: string | null
  readonly config: string | null
  readonly overrides: string | null
  readonly result: string | null
  readonly adapter: string | null
  readonly workers: number | null
  /** Seconds that a run, and a node, may take in worker threads. */
  readonly timeout: number | null
  readonly nodeTimeout: number | null
  /** What values may hold in worker threads, as `500MB`. */
  readonly memory: string | null
  readonly format: string
  readonly out: string | null
  readonly report: string | null
  readonly trace: string | null
  readonly cache: string | null
  /** What the cache's folder may hold, as `500MB`. */
  readonly cacheSize: string | null
  /** Whether files outside of the project's folder may be read and written. */
  readonly allowOutside: boolean
  /** Whether standard error shows how far the run is. */
  readonly progress: boolean
}

const TEXT = { type: 'string' } as const

const FLAGS = {
  outputs: TEXT,
  inputs: TEXT,
  config: TEXT,
  overrides: TEXT,
  result: TEXT,
  adapter: TEXT,
  workers: TEXT,
  timeout: TEXT,
  'node-timeout': TEXT,
  memory: TEXT,
  format: TEXT,
  out: TEXT,
  report: TEXT,
  trace: TEXT,
  cache: TEXT,
  'cache-size': TEXT,
  'allow-outside': { type: 'boolean' },
  progress: { type: 'boolean' },
} as const

type Flag = keyof typeof FLAGS

/** What is to run, where, and from which cache. */
const ASKED: readonly Flag[] = [
  'outputs',
  'inputs',
  'config',
  'overrides',
  'result',
  'adapter',
  'workers',
  'format',
  'out',
  'cache',
  'cache-size',
  'allow-outside',
]

/** Which flags a command takes, and what its formats are; the first is the default. */
const COMMANDS: Readonly<Record<Command, { readonly flags: readonly Flag[]; readonly formats: readonly string[] }>> = {
  run: {
    flags: [...ASKED, 'timeout', 'node-timeout', 'memory', 'report', 'trace', 'progress'],
    formats: ['text', 'json', 'csv', 'tsv', 'ndjson', 'arrow', 'parquet'],
  },
  plan: { flags: ASKED, formats: ['text', 'json'] },
  graph: { flags: ['outputs', 'config', 'format', 'out'], formats: ['json', 'mermaid', 'dot', 'svg'] },
  check: { flags: ['config', 'format', 'out'], formats: ['text', 'json'] },
}

const CHOICES: Readonly<Partial<Record<string, readonly string[]>>> = {
  result: ['dict', 'table', 'matrix', 'arrow'],
  adapter: ['simple', 'workers'],
}

/** @throws {UsageError} naming what is wrong. */
export function parseOptions(argv: readonly string[]): Options {
  const [command, ...rest] = argv
  if (!isCommand(command))
    throw new UsageError(
      command ? `There is no command "${command}". ${didYouMean(command, Object.keys(COMMANDS), NAME_ONE)}` : NAME_ONE,
    )
  const { values, positionals } = parse(rest)
  if (positionals.length === 0) throw new UsageError(`Name the modules, or a project folder, to ${command}.`)
  const { flags, formats } = COMMANDS[command]
  for (const [flag, value] of Object.entries(values)) {
    if (!flags.some((known) => known === flag)) throw new UsageError(`"dagwright ${command}" takes no --${flag}.`)
    checkChoice(flag, String(value), flag === 'format' ? formats : CHOICES[flag])
  }
  const format = values.format ?? formatOfOut(values.out, formats)
  if (BINARY.has(format) && values.out === undefined)
    throw new UsageError(`--format ${format} writes bytes: name a file with --out.`)
  for (const limit of ['timeout', 'node-timeout'] as const) {
    if (values[limit] !== undefined && values.adapter !== 'workers')
      throw new UsageError(`--${limit} needs --adapter workers: what runs in this process cannot be ended.`)
  }
  if (values.memory !== undefined && values.adapter !== 'workers')
    throw new UsageError('--memory needs --adapter workers: what runs in this process holds what it needs.')
  return {
    command,
    paths: positionals,
    outputs: values.outputs === undefined ? null : splitNames(values.outputs),
    inputs: values.inputs ?? null,
    config: values.config ?? null,
    overrides: values.overrides ?? null,
    result: values.result ?? null,
    adapter: values.adapter ?? null,
    workers: values.workers === undefined ? null : parseWorkers(values.workers),
    timeout: parseSeconds('timeout', values.timeout),
    memory: values.memory ?? null,
    nodeTimeout: parseSeconds('node-timeout', values['node-timeout']),
    format,
    out: values.out ?? null,
    report: values.report ?? null,
    trace: values.trace ?? null,
    cache: values.cache ?? null,
    cacheSize: values['cache-size'] ?? null,
    allowOutside: values['allow-outside'] ?? false,
    progress: values.progress ?? false,
  }
}

const NAME_ONE = 'Name a command: run, plan, graph or check.'

function isCommand(text: string | undefined): text is Command {
  return text !== undefined && Object.hasOwn(COMMANDS, text)
}

const BINARY: ReadonlySet<string> = new Set(['arrow', 'parquet'])

/** By its ending, else the command's first. */
function formatOfOut(out: string | undefined, formats: readonly string[]): string {
  const ending = /\.(\w+)$/.exec(out ?? '')?.[1]?.toLowerCase() ?? ''
  const named = ENDINGS[ending] ?? ending
  return formats.find((format) => format === named) ?? formats[0] ?? 'text'
}

const ENDINGS: Readonly<Record<string, string>> = { txt: 'text', jsonl: 'ndjson', mmd: 'mermaid', gv: 'dot' }

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, allowPositionals: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const [, unknown] = /^Unknown option '--([^']+)'/.exec(reason) ?? []
    if (unknown === undefined) throw new UsageError(reason)
    throw new UsageError(
      `There is no flag --${unknown}. ${didYouMean(
        `--${unknown}`,
        Object.keys(FLAGS).map((flag) => `--${flag}`),
        '',
      )}`.trim(),
    )
  }
}

function checkChoice(flag: string, value: string, choices: readonly string[] | undefined): void {
  const or = flag === 'result' ? ' or <file.ts>:<function>' : ''
  if (or && parseResultFunction(value)) return
  if (choices && !choices.includes(value))
    throw new UsageError(`--${flag} is one of ${choices.join(', ')}${or}, not "${value}".`)
}

function splitNames(text: string): string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (names.length === 0) throw new UsageError('--outputs names nothing.')
  return names
}

function parseWorkers(text: string): number {
  const workers = Number(text)
  if (Number.isInteger(workers) && workers >= 1 && workers <= 256) return workers
  throw new UsageError(`--workers is a whole number from 1 to 256, not "${text}".`)
}

function parseSeconds(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null
  const seconds = Number(text)
  if (seconds > 0 && seconds <= 86_400) return seconds
  throw new UsageError(`--${flag} is a number of seconds above 0 and up to 86400, not "${text}".`)
}
