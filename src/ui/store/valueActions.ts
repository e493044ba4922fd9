import type { Problem, ValueRef } from '../../engine/page.ts'
import { type Context, messageOf } from './context.ts'
import { imageFile } from './imageFile.ts'
import { fileNameOf, titleOf, type ValueFile } from './valueFile.ts'

/** Why a value is not taken: a sentence, and one way out. */
export type Refusal = Pick<Problem, 'message' | 'hint'>

/** Taking values out of the page; loaded when the first is taken. */
export function createValueActions({ services, notify }: Context) {
  const { kernel, page } = services

  function tell({ message, hint }: Refusal): void {
    notify('error', `${message} ${hint}`)
  }

  async function jsonOf(ref: ValueRef): Promise<string | null> {
    const reply = await kernel.exportValue(ref, 'json')
    if (reply?.ok) return reply.blob.text()
    if (reply) tell(reply.problem)
    return null
  }

  async function write({ ref, format, name }: ValueFile, signal?: AbortSignal): Promise<Refusal | null> {
    if (format === 'image') {
      const image = await kernel.image(ref)
      if (!image) return { message: 'The image is not there any more.', hint: 'Run again, then take it.' }
      const { blob, ending } = await imageFile(image)
      page.download(fileNameOf(name, { ending }), blob)
      return null
    }
    signal?.addEventListener('abort', () => void kernel.cancelExport(ref, format).catch(() => {}))
    const reply = await kernel.exportValue(ref, format)
    if (reply && !reply.ok) return reply.problem
    if (reply && !signal?.aborted) page.download(fileNameOf(name, format), reply.blob)
    return null
  }

  /** Gives why it is not taken; null where it is, or where that was cancelled. */
  async function takeValue(file: ValueFile, signal?: AbortSignal): Promise<Refusal | null> {
    try {
      return await write(file, signal)
    } catch (error) {
      return { message: `${titleOf(file.format)} could not be written: ${messageOf(error)}.`, hint: 'Try again.' }
    }
  }

  return {
    jsonOf,
    takeValue,
    /** As `takeValue`; a refusal is told by a notice. */
    async downloadValue(file: ValueFile): Promise<void> {
      const refusal = await takeValue(file)
      if (refusal) tell(refusal)
    },
    async copyValue(ref: ValueRef): Promise<void> {
      const text = await jsonOf(ref)
      if (text === null) return
      await page.clipboard().writeText(text)
      notify('info', 'Copied.')
    },
  }
}
