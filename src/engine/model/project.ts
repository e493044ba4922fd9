import { NO_LIMITS, type RunLimits, readLimits } from './limits.ts'
import type { Json } from './module.ts'
import { makeProblem, type Problem } from './problem.ts'
import { type AdapterChoice, type InputSource, parseResultFunction, type ResultKind } from './request.ts'
import { DEFAULT_VIEW, readView, type ViewSettings } from './view.ts'

export interface Position {
  readonly x: number
  readonly y: number
}

/** What `dagwright.json` says of a project: everything that is not code or data. */
export interface ProjectSettings {
  readonly name: string
  /** The modules' paths; null means every `.ts` file at the top of the folder. */
  readonly modules: readonly string[] | null
  readonly config: Readonly<Record<string, Json>>
  readonly inputs: Readonly<Record<string, InputSource>>
  readonly overrides: Readonly<Record<string, Json>>
  /** Requested outputs; null means every function that no other function needs. */
  readonly outputs: readonly string[] | null
  readonly adapter: AdapterChoice
  readonly limits: RunLimits
  readonly result: ResultKind
  /** What makes the result where that is none of the kinds: `arrow`, or a function, `features.ts:build_report`. */
  readonly resultBuilder: string | null
  /** Where a person, or the author of an example, put the nodes. */
  readonly layout: Readonly<Record<string, Position>>
  readonly view: ViewSettings
}

export const PROJECT_FILE = 'dagwright.json'

export const DEFAULT_SETTINGS: ProjectSettings = {
  name: 'untitled',
  modules: null,
  config: {},
  inputs: {},
  overrides: {},
  outputs: null,
  adapter: { kind: 'workers', workers: 2 },
  limits: NO_LIMITS,
  result: 'dict',
  resultBuilder: null,
  layout: {},
  view: DEFAULT_VIEW,
}

/** Which files are modules: those named, else every `.ts` file at the top of the folder. */
export function modulePaths(settings: ProjectSettings, paths: readonly string[]): string[] {
  if (settings.modules) return [...settings.modules]
  return paths.filter((path) => /^[^/]+\.ts$/.test(path) && !path.endsWith('.d.ts'))
}

/** Reads `dagwright.json`. What is wrong in it is reported and takes its default; the rest counts. */
export function parseProjectFile(text: string): { settings: ProjectSettings; problems: Problem[] } {
  const problems: Problem[] = []
  const complain = (message: string, hint: string) =>
    problems.push(
      makeProblem('DW-PROJECT-001', 'data', { message, hint, where: { file: PROJECT_FILE, line: 1, column: 1 } }),
    )
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (error) {
    complain(
      `${PROJECT_FILE} is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
      'Correct the file.',
    )
    return { settings: DEFAULT_SETTINGS, problems }
  }
  if (!isRecord(raw)) {
    complain(`${PROJECT_FILE} must hold an object.`, 'Write { "name": "..." }.')
    return { settings: DEFAULT_SETTINGS, problems }
  }
  const fields = readFields(raw, (key, wanted) =>
    complain(`"${key}" in ${PROJECT_FILE} is not ${wanted}.`, 'Correct it or leave it out.'),
  )
  return { settings: { ...DEFAULT_SETTINGS, ...fields }, problems }
}

/** `{"$file": "data.csv", "column": "spend"}` is a file; anything else is a value. */
export function inputFromJson(value: Json): InputSource {
  if (isRecord(value) && typeof value.$file === 'string') {
    return { kind: 'file', file: value.$file, column: typeof value.column === 'string' ? value.column : null }
  }
  return { kind: 'json', value }
}

type Complain = (key: string, wanted: string) => void

function readFields(raw: Record<string, unknown>, complain: Complain): Partial<ProjectSettings> {
  const out: { -readonly [K in keyof ProjectSettings]?: ProjectSettings[K] } = {}
  const take = <K extends keyof ProjectSettings>(
    key: K,
    wanted: string,
    read: (value: unknown) => ProjectSettings[K] | undefined,
  ) => {
    if (!Object.hasOwn(raw, key)) return
    const value = read(raw[key])
    if (value === undefined) complain(key, wanted)
    else out[key] = value
  }
  take('name', 'text', (value) => (typeof value === 'string' && value ? value : undefined))
  take('modules', 'a list of files', readNames)
  take('config', 'an object', readJsonRecord)
  take('inputs', 'an object', (value) => {
    const record = readJsonRecord(value)
    return record && mapRecord(record, inputFromJson)
  })
  take('overrides', 'an object', readJsonRecord)
  take('outputs', 'a list of names', readNames)
  take('adapter', '"simple", "workers" or {"kind": "workers", "workers": 2}', readAdapter)
  take('limits', 'an object like { "runSeconds": 60, "nodeSeconds": 5, "megabytes": 500 }', readLimits)
  if (typeof raw.result === 'string' && (raw.result === 'arrow' || parseResultFunction(raw.result))) {
    out.resultBuilder = raw.result
  } else {
    take('result', '"dict", "table", "matrix", "arrow" or a function as "module.ts:name"', (value) =>
      value === 'dict' || value === 'table' || value === 'matrix' ? value : undefined,
    )
  }
  take('layout', 'an object of positions', readLayout)
  take('view', 'an object as docs/command-line.md has it', readView)
  return out
}

function readNames(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined
}

/** Keys may be any name, `__proto__` too: the record has no prototype. */
function readJsonRecord(value: unknown): Record<string, Json> | undefined {
  // JSON.parse gives nothing but Json.
  return isRecord(value) ? mapRecord(value, (item) => item as Json) : undefined
}

function readAdapter(value: unknown): AdapterChoice | undefined {
  if (value === 'simple') return { kind: 'simple' }
  if (value === 'workers') return DEFAULT_SETTINGS.adapter
  if (!isRecord(value)) return undefined
  if (value.kind === 'simple') return { kind: 'simple' }
  const workers = value.workers
  if (value.kind !== 'workers' || typeof workers !== 'number' || !Number.isInteger(workers)) return undefined
  return workers >= 1 && workers <= 64 ? { kind: 'workers', workers } : undefined
}

function readLayout(value: unknown): Record<string, Position> | undefined {
  if (!isRecord(value)) return undefined
  const out: Record<string, Position> = Object.create(null)
  for (const [name, place] of Object.entries(value)) {
    if (!isRecord(place) || !Number.isFinite(place.x) || !Number.isFinite(place.y)) return undefined
    out[name] = { x: Number(place.x), y: Number(place.y) }
  }
  return out
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function mapRecord<A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> {
  const out: Record<string, B> = Object.create(null)
  for (const [key, value] of Object.entries(record)) out[key] = map(value)
  return out
}
