import { type FileFormat, FORMAT_TITLES, type ValueRef } from '../../engine/page.ts'

/** What a value can be taken away as: an image in its own format, or one of the data formats. */
export type ExportFormat = FileFormat | 'image'

/** A value on its way to a file. */
export interface ValueFile {
  readonly ref: ValueRef
  readonly format: ExportFormat
  /** What the value is called. */
  readonly name: string
}

export function titleOf(format: ExportFormat): string {
  if (format === 'image') return 'Image'
  const title = FORMAT_TITLES[format]
  return title.charAt(0).toUpperCase() + title.slice(1)
}

const ENDINGS: Partial<Record<FileFormat, string>> = { text: 'txt', bytes: 'bin' }

/** Without what file systems and shells take for something else. */
export function fileNameOf(name: string, format: FileFormat | { readonly ending: string }): string {
  const stem = name.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[-.]+|-+$/g, '')
  const ending = typeof format === 'string' ? (ENDINGS[format] ?? format) : format.ending
  return `${stem || 'value'}.${ending}`
}
