import type { DataColumn } from '../model/dataColumns.ts'
import type { FormatRead } from '../values/formats/format.ts'
import { fromWire } from '../values/wire.ts'
import type { ExportReply } from '../worker/protocol.ts'
import { exportValue } from './exportValue.ts'
import { createPlainReader } from './fileReader.ts'
import { arrowReady } from './sandboxArrow.ts'
import type { AsideReply, AsideTask } from './sandboxAside.ts'

const PROGRESS_MS = 100

/** The far end of `doAside`: does one task. */
export function answerAside(port: MessagePort): void {
  const post = (reply: AsideReply<FormatRead | ExportReply>, transfer: Transferable[] = []) =>
    port.postMessage(reply, transfer)
  const read = async ({ name, blob }: AsideTask & { kind: 'read' }) => {
    let told = 0
    const { done } = createPlainReader().read(name, blob, (progress) => {
      const now = performance.now()
      if (now - told < PROGRESS_MS) return
      told = now
      post({ kind: 'progress', progress })
    })
    const result = await done
    if (result) post({ kind: 'done', result }, buffersOf(result))
  }
  const write = async ({ value, format, names }: AsideTask & { kind: 'write' }) => {
    await arrowReady()
    post({ kind: 'done', result: await exportValue(fromWire(value), format, names) })
  }

  port.onmessage = ({ data }: MessageEvent<AsideTask>) => {
    const task = data.kind === 'read' ? read(data) : write(data)
    task.catch((error: unknown) =>
      post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
  }
}

/** The buffers of columns move instead of being copied. */
function buffersOf(read: FormatRead): ArrayBuffer[] {
  if (!read.ok || read.content.kind === 'value') return []
  return [...new Set(read.content.columns.columns.flatMap(buffersOfColumn))]
}

function buffersOfColumn(column: DataColumn): ArrayBuffer[] {
  if (column.kind === 'any') return []
  if (column.kind === 'text') return [column.codes.buffer as ArrayBuffer]
  const missing = column.kind === 'number' && column.missing ? [column.missing.buffer as ArrayBuffer] : []
  return [column.values.buffer as ArrayBuffer, ...missing]
}
