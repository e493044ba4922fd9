import { formatLimits } from './limits.ts'
import type { Json } from './module.ts'
import { mapRecord, type ProjectSettings } from './project.ts'
import type { InputSource } from './request.ts'
import { DEFAULT_VIEW, type ViewSettings } from './view.ts'

/** The inverse of `parseProjectFile`; what has its default is left out. */
export function formatProjectFile(settings: ProjectSettings): string {
  const out: Record<string, unknown> = { name: settings.name }
  if (settings.modules) out.modules = settings.modules
  if (hasKeys(settings.config)) out.config = settings.config
  if (hasKeys(settings.inputs)) out.inputs = mapRecord(settings.inputs, inputToJson)
  if (hasKeys(settings.overrides)) out.overrides = settings.overrides
  if (settings.outputs) out.outputs = settings.outputs
  out.adapter = settings.adapter.kind === 'simple' ? 'simple' : { kind: 'workers', workers: settings.adapter.workers }
  const limits = formatLimits(settings.limits)
  if (limits) out.limits = limits
  // A kind that was chosen since counts more than the builder that the project came with.
  out.result = settings.result === 'dict' ? (settings.resultBuilder ?? 'dict') : settings.result
  if (hasKeys(settings.layout)) out.layout = settings.layout
  out.view = formatView(settings.view)
  return `${JSON.stringify(out, null, 2)}\n`
}

export function inputToJson(source: InputSource): Json {
  if (source.kind === 'json') return source.value
  return source.column === null ? { $file: source.file } : { $file: source.file, column: source.column }
}

/** The inverse of `readView`: what differs from the default, or undefined where nothing does. */
function formatView(view: ViewSettings): Partial<ViewSettings> | undefined {
  const entries = Object.entries(view).filter(([key, value]) => {
    return Array.isArray(value) ? value.length > 0 : value !== DEFAULT_VIEW[key as keyof ViewSettings]
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

function hasKeys(record: object): boolean {
  return Object.keys(record).length > 0
}
