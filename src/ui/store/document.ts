import type { InputSource, Json, Position, ProjectSettings, SourceText, ViewSettings } from '../../engine/page.ts'
import { DEFAULT_SETTINGS } from '../../engine/page.ts'

/** The open project as a value: all that undo goes through. Data files are Blobs, so that their bytes stay out of the page. */
export interface ProjectDocument {
  readonly files: readonly SourceText[]
  readonly data: ReadonlyMap<string, Blob>
  readonly settings: ProjectSettings
}

export const EMPTY_DOCUMENT: ProjectDocument = { files: [], data: new Map(), settings: DEFAULT_SETTINGS }

/** A change of the document: plain data, so that history, persistence and tests can read it. */
export type Edit =
  | { readonly kind: 'setText'; readonly path: string; readonly text: string }
  /** `isModule`: its functions are to be nodes, whatever list of modules the project has. */
  | { readonly kind: 'addFile'; readonly path: string; readonly text: string; readonly isModule?: true }
  | { readonly kind: 'removeFile'; readonly path: string }
  /** What is kept by the path of a file follows it. */
  | { readonly kind: 'renameFile'; readonly from: string; readonly to: string }
  /** Among the others, so many places on (or back). */
  | { readonly kind: 'shiftFile'; readonly path: string; readonly by: number }
  | { readonly kind: 'setOutputs'; readonly outputs: readonly string[] }
  | { readonly kind: 'setInput'; readonly name: string; readonly source: InputSource | null }
  /** Pins a node's value, or lets it go (undefined). */
  | { readonly kind: 'setOverride'; readonly name: string; readonly value: Json | undefined }
  /** What is kept by the name of a node follows it. */
  | { readonly kind: 'renameNode'; readonly from: string; readonly to: string }
  | { readonly kind: 'setConfig'; readonly config: Readonly<Record<string, Json>> }
  | { readonly kind: 'moveNodes'; readonly positions: Readonly<Record<string, Position>> }
  | { readonly kind: 'setPositions'; readonly positions: Readonly<Record<string, Position>> }
  /** `burst`: changes of the same one that follow at once are one step. */
  | { readonly kind: 'setView'; readonly view: Partial<ViewSettings>; readonly burst?: string }
  | { readonly kind: 'putData'; readonly name: string; readonly blob: Blob }
  | { readonly kind: 'removeData'; readonly name: string }
  | {
      readonly kind: 'setSettings'
      readonly settings: Partial<Pick<ProjectSettings, 'name' | 'adapter' | 'limits' | 'result' | 'resultBuilder'>>
    }

/** Pure; gives the same document back where the edit changes nothing. */
export function applyEdit(document: ProjectDocument, edit: Edit): ProjectDocument {
  const { files, data, settings } = document
  const withSettings = (parts: Partial<ProjectSettings>) => ({ ...document, settings: { ...settings, ...parts } })
  switch (edit.kind) {
    case 'setText': {
      const before = files.find((file) => file.path === edit.path)
      if (!before || before.text === edit.text) return document
      return {
        ...document,
        files: files.map((file) => (file === before ? { path: edit.path, text: edit.text } : file)),
      }
    }
    case 'addFile':
      if (files.some((file) => file.path === edit.path)) return document
      return {
        ...document,
        files: [...files, { path: edit.path, text: edit.text }],
        settings:
          edit.isModule && settings.modules && !settings.modules.includes(edit.path)
            ? { ...settings, modules: [...settings.modules, edit.path] }
            : settings,
      }
    case 'removeFile':
      return changePaths(document, (path) => (path === edit.path ? null : path))
    case 'renameFile':
      return changePaths(document, (path) => (path === edit.from ? edit.to : path))
    case 'shiftFile':
      return {
        ...document,
        files: shift(
          files,
          files.findIndex((file) => file.path === edit.path),
          edit.by,
        ),
      }
    case 'setOutputs':
      return withSettings({ outputs: edit.outputs })
    case 'setInput':
      return withSettings({ inputs: withEntry(settings.inputs, edit.name, edit.source) })
    case 'setOverride':
      return withSettings({
        overrides: withEntry(settings.overrides, edit.name, edit.value ?? null, edit.value === undefined),
      })
    case 'renameNode':
      return { ...document, settings: renameIn(settings, edit.from, edit.to) }
    case 'setConfig':
      return withSettings({ config: edit.config })
    case 'moveNodes':
      return withSettings({ layout: { ...settings.layout, ...edit.positions } })
    case 'setPositions':
      return withSettings({ layout: edit.positions })
    case 'setView':
      return withSettings({ view: { ...settings.view, ...edit.view } })
    case 'putData':
      return { ...document, data: new Map(data).set(edit.name, edit.blob) }
    case 'removeData': {
      const rest = new Map(data)
      return rest.delete(edit.name) ? { ...document, data: rest } : document
    }
    case 'setSettings':
      return withSettings(edit.settings)
  }
}

function withEntry<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T | null,
  isGone = value === null,
): Record<string, T> {
  const out: Record<string, T> = Object.assign(Object.create(null), record)
  if (isGone) delete out[key]
  // `null` is a value of its own where it does not take the entry away.
  else out[key] = value as T
  return out
}

/** Files under their new paths (null: gone), and all that settings keep by path. */
function changePaths(
  { files, data, settings }: ProjectDocument,
  pathOf: (path: string) => string | null,
): ProjectDocument {
  const keep = (paths: readonly string[]) => paths.flatMap((path) => pathOf(path) ?? [])
  const { modules, resultBuilder, view } = settings
  const [builder = '', ...rest] = resultBuilder?.split(':') ?? []
  return {
    data,
    files: files.flatMap((file) => {
      const path = pathOf(file.path)
      return path === file.path ? file : path === null ? [] : { path, text: file.text }
    }),
    settings: {
      ...settings,
      modules: modules && keep(modules),
      resultBuilder: resultBuilder && [pathOf(builder) ?? builder, ...rest].join(':'),
      view: { ...view, folded: keep(view.folded) },
    },
  }
}

function shift<T>(list: readonly T[], at: number, by: number): readonly T[] {
  const item = list[at]
  return item === undefined ? list : list.toSpliced(at, 1).toSpliced(Math.max(0, at + by), 0, item)
}

function renameIn(settings: ProjectSettings, from: string, to: string): ProjectSettings {
  const { outputs, inputs, overrides, config, layout } = settings
  return {
    ...settings,
    outputs: outputs?.map((name) => (name === from ? to : name)) ?? null,
    inputs: renameKey(inputs, from, to),
    overrides: renameKey(overrides, from, to),
    config: renameKey(config, from, to),
    layout: renameKey(layout, from, to),
  }
}

/** The same record where it has no such key; the order of keys stays. */
export function renameKey<T>(
  record: Readonly<Record<string, T>>,
  from: string,
  to: string,
): Readonly<Record<string, T>> {
  if (!Object.hasOwn(record, from)) return record
  const out: Record<string, T> = Object.create(null)
  for (const [key, value] of Object.entries(record)) out[key === from ? to : key] = value
  return out
}
