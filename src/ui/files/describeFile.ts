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
  const names = report.columns.map((column) => column.name).join(', ')
  return `${count(report.rows, 'row')} × ${count(report.columns.length, 'column')}: ${names}`
}
