import type { Binding } from './author/modifier.ts'
import { FILE_FORMATS, type FileFormat } from './model/fileFormat.ts'
import type { ResultBuilder } from './results/ResultBuilder.ts'

/** Where a file is: a path from the project's folder on, or `source('node')`, whose value is one. */
export type FilePath = string | Binding

/** Values to be written to a file: see `to`. */
export interface Saver {
  readonly kind: 'saver'
  readonly id: string
  readonly dependencies: readonly string[]
  readonly path: FilePath
  readonly format: FileFormat
  /** Makes one value of several: `DictResult`, `TableResult`, `MatrixResult`, or a function of the project, `report.ts:_build`. */
  readonly combine: ResultBuilder | string | null
}

/** A file to be read in a node's place: see `from`. */
export interface FileLoader {
  readonly kind: 'loader'
  readonly target: string
  readonly path: FilePath
  readonly format: FileFormat
}

export type Materializer = Saver | FileLoader

export interface SaverOptions {
  /** The name of the node that saves. */
  readonly id: string
  readonly dependencies: readonly string[]
  readonly path: FilePath
  /** Needed where there are several dependencies. */
  readonly combine?: ResultBuilder | string
}

export interface LoaderOptions {
  /** The node, or input, whose value is in the file. */
  readonly target: string
  readonly path: FilePath
}

/** Savers for `Driver.materialize`, by format: `to.parquet({ id: 'saved', dependencies: ['spend'], path: 'spend.parquet' })`. */
export const to: Readonly<Record<FileFormat, (options: SaverOptions) => Saver>> = eachFormat(
  (format) => (options) => saver(format, options),
)

/** Loaders for `Driver.materialize`, by format: `from.csv({ target: 'spend', path: 'spend.csv' })`. */
export const from: Readonly<Record<FileFormat, (options: LoaderOptions) => FileLoader>> = eachFormat(
  (format) =>
    ({ target, path }) => ({ kind: 'loader', target, path, format }),
)

function eachFormat<T>(make: (format: FileFormat) => T): Readonly<Record<FileFormat, T>> {
  // One entry a format: that is what the type says.
  return Object.fromEntries(FILE_FORMATS.map((format) => [format, make(format)])) as Record<FileFormat, T>
}

function saver(format: FileFormat, { id, dependencies, path, combine }: SaverOptions): Saver {
  return { kind: 'saver', id, dependencies: [...new Set(dependencies)], path, format, combine: combine ?? null }
}
