import * as Comlink from 'comlink'
import type { BootMessage, FileMessage, KernelApi, KernelMessage, RunEvent } from '../src/engine/page.ts'
import { createDeath, type Death } from './death.ts'
import { type FrameQuestion, isFrameReport } from './frame/report.ts'
import { createWatch } from './watch.ts'

export type SandboxState = 'starting' | 'ready' | 'failed'

export interface SandboxOptions {
  /** The frame's document, with its policy and boot script. */
  readonly srcdoc: string
  /** The kernel's text. */
  readonly kernel: Promise<string>
  readonly onEvents: (events: readonly RunEvent[]) => void
  readonly onFile: (message: FileMessage) => void
  readonly onState: (state: SandboxState, message: string) => void
  /** It had been ready, and is gone without having been told to: calls that waited were rejected. */
  readonly onLost: () => void
}

/** One life of the sandbox: a frame of opaque origin, the kernel in it, and the two ports to it. */
export interface Sandbox {
  /** Calls the kernel; rejects where it dies meanwhile, which Comlink alone would never say. */
  call<T>(use: (kernel: Comlink.Remote<KernelApi>) => Promise<T>): Promise<T>
  /** Takes the frame away, and with it every worker and value in it. Calls that wait are rejected. */
  dispose(): void
}

const ANSWER_WITHIN_MS = 5000

export function createSandbox(options: SandboxOptions): Sandbox {
  const death = createDeath()
  const api = new MessageChannel()
  const events = new MessageChannel()
  const kernel = Comlink.wrap<KernelApi>(api.port1)
  events.port1.onmessage = ({ data }: MessageEvent<KernelMessage>) => {
    if (data.kind === 'events') options.onEvents(data.events)
    else if (data.kind !== 'partWanted') options.onFile(data)
    else void import('./parts.ts').then(async ({ answerPart }) => events.port1.postMessage(await answerPart(data)))
  }

  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('aria-hidden', 'true')
  frame.hidden = true
  frame.srcdoc = options.srcdoc
  let ready = false

  const fail = (message: string) => {
    if (death.cause) return
    dispose(message)
    options.onState('failed', message)
  }
  const lose = () => {
    if (death.cause) return
    if (!ready) return fail(LOST)
    dispose(LOST)
    options.onLost()
  }
  const ask = () => {
    const question: FrameQuestion = { kind: 'dagwright-frame-ask' }
    frame.contentWindow?.postMessage(question, '*')
  }
  const watch = createWatch({ ask, onSilence: lose })
  const onMessage = (message: MessageEvent<unknown>) => {
    if (message.source !== frame.contentWindow || !isFrameReport(message.data)) return
    if (message.data.kind === 'dagwright-frame-alive') return watch.heard()
    if (!ready) return fail(message.data.message)
    // An error that nothing caught need not be the end: whoever still answers lives.
    console.error('In the sandbox:', message.data.message)
    void checkAlive(`The kernel fell silent after an error: ${message.data.message}`)
  }
  const checkAlive = (otherwise: string) =>
    answersWithin(ANSWER_WITHIN_MS, death, kernel).catch((error: unknown) => {
      fail(error === SILENT ? otherwise : messageOf(error))
    })

  const boot = async () => {
    const [text] = await Promise.all([options.kernel, loaded(frame)])
    if (death.cause) return
    const message: BootMessage = { kind: 'dagwright-boot', kernel: text }
    // The frame's origin is opaque: no address but '*' can name it.
    frame.contentWindow?.postMessage(message, '*', [api.port2, events.port2])
    await checkAlive(`The kernel did not answer within ${ANSWER_WITHIN_MS / 1000} s.`)
    if (death.cause) return
    ready = true
    options.onState('ready', '')
  }
  const dispose = (cause: string) => {
    removeEventListener('message', onMessage)
    watch.end()
    frame.remove()
    api.port1.close()
    events.port1.close()
    death.happen(cause)
  }

  addEventListener('message', onMessage)
  // The kernel alone may die, and its end of the port with it; where the process does, nothing tells: `watch` sees it.
  api.port1.addEventListener('close', lose)
  options.onState('starting', '')
  document.body.append(frame)
  boot().catch((error: unknown) => fail(messageOf(error)))
  return {
    call: (use) => death.race(watch.during(use(kernel))),
    dispose: () => dispose('The sandbox was replaced.'),
  }
}

const LOST = 'the sandbox ran out of memory or crashed, and a new one was started'

const SILENT = Symbol('silent')

/** Asks for something harmless: any answer is a sign of life. */
async function answersWithin(milliseconds: number, death: Death, kernel: Comlink.Remote<KernelApi>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(SILENT), milliseconds)
  })
  try {
    await death.race(Promise.race([silence, kernel.expand({ root: { kind: 'result' }, path: [] }, 0, 0)]))
  } finally {
    clearTimeout(timer)
  }
}

function loaded(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve) => frame.addEventListener('load', () => resolve(), { once: true }))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
