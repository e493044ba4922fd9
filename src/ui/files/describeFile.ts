import type { FileProgress, FileReport } from '../../engine/page.ts'
import { count } from '../common/count.ts'
import { formatBytes } from '../common/formatBytes.ts'

/** What is known of a data file, in a line. */
export function describeFile(report: FileReport | undefined, progress: FileProgress | undefined): string {
  if (progress) {
    const rows = progress.rows ? `, ${count(progress.rows, 'row')}` : ''
    return `reading: ${formatBytes(progress.bytes)} of ${formatBytes(progress.size)}${rows}`
  }
  if (!report) return 'reading…'
  const [fault] = report.problems
  if (fault) return `${fault.message} ${fault.hint}`
  if (report.columns.length === 0) return ''
  if (isList(report)) return report.rows ? count(report.rows, 'value') : 'an empty list'
  const names = report.columns.map((column) => column.name || '(no name)').join(', ')
  return `${count(report.rows, 'row')} × ${count(report.columns.length, 'column')}: ${names}`
}

/** A list that holds no rows is told as one column of that name. */
function isList({ isTable, columns }: FileReport): boolean {
  return !isTable && columns.length === 1 && columns[0]?.name === 'value'
}
