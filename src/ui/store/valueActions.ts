import type { ExportFormat, ValueRef } from '../../engine/page.ts'
import type { Context } from './context.ts'

/** Taking values out of the page; loaded when the first is taken. */
export function createValueActions({ services, notify }: Context) {
  async function exported(ref: ValueRef, format: ExportFormat) {
    const reply = await services.kernel.exportValue(ref, format)
    if (reply.ok) return reply
    notify('error', `${reply.problem.message} ${reply.problem.hint}`)
    return null
  }

  async function jsonOf(ref: ValueRef): Promise<string | null> {
    const reply = await exported(ref, 'json')
    return reply && new TextDecoder().decode(reply.bytes)
  }

  return {
    jsonOf,
    async downloadValue(ref: ValueRef, format: ExportFormat, name: string): Promise<void> {
      const reply = await exported(ref, format)
      if (reply) services.page.download(`${name}.${format}`, new Blob([reply.bytes], { type: reply.mime }))
    },
    async copyValue(ref: ValueRef): Promise<void> {
      const text = await jsonOf(ref)
      if (text === null) return
      await services.page.clipboard().writeText(text)
      notify('info', 'Copied.')
    },
  }
}
