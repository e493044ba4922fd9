import type { BootMessage } from '../../src/engine/page.ts'
import type { FrameQuestion, FrameReport } from './report.ts'

/**
 * The sandbox frame's only script; its hash stands in the page's policy. It turns the kernel's text into a classic worker
 * (a module worker fails in an opaque origin) and hands the ports over. Nothing of the user's ever comes here.
 */
addEventListener('message', (message: MessageEvent<BootMessage | FrameQuestion>) => {
  if (message.source !== parent) return
  if (message.data?.kind === 'dagwright-frame-ask') return tell({ kind: 'dagwright-frame-alive' })
  if (message.data?.kind !== 'dagwright-boot') return
  const { kernel } = message.data
  const url = URL.createObjectURL(new Blob([kernel], { type: 'text/javascript' }))
  try {
    const worker = new Worker(url, { name: 'kernel' })
    worker.onerror = (event) => report(event.message || 'The kernel failed without a message.')
    worker.onmessageerror = () => report('A message to the frame could not be read.')
    worker.postMessage({ kind: 'dagwright-kernel', source: kernel }, [...message.ports])
  } catch (error) {
    report(String(error))
  }
})

function report(text: string): void {
  tell({ kind: 'dagwright-frame-error', message: text })
}

function tell(message: FrameReport): void {
  parent.postMessage(message, '*')
}
