import type { Position } from '../src/engine/page.ts'
import type { LayoutRequest, Services } from '../src/ui/store/services.ts'

const DEADLINE_MS = 3000

/** What the worker tells: a plain layout at once, then the one that was asked for. */
export interface LayoutAnswer {
  readonly kind: 'plain' | 'asked'
  readonly places: Record<string, Position>
}

/** What the service needs of a worker: one request in, answers or an error out, and an end. */
export type LayoutWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

/** Layout in a worker that is killed at the deadline; its plain layered layout where that comes first. */
export function createLayoutService(startWorker: () => LayoutWorker = startLayoutWorker): Services['layout'] {
  let cancel = () => {}
  return {
    place(request) {
      cancel()
      const answer = placeInWorker(startWorker, request)
      cancel = answer.cancel
      return answer.places.then((places) => places ?? placeInLayers(request))
    },
  }
}

/** In the page: what the worker had no time for, or where there are no workers. */
async function placeInLayers(request: LayoutRequest): Promise<Record<string, Position>> {
  const { layeredLayout } = await import('../src/ui/store/layeredLayout.ts')
  return layeredLayout(request)
}

function startLayoutWorker(): LayoutWorker {
  return new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
}

interface Answer {
  /** The plain layout at an error, the deadline, or a newer request; null where not even that came. */
  readonly places: Promise<Record<string, Position> | null>
  cancel(): void
}

function placeInWorker(startWorker: () => LayoutWorker, request: LayoutRequest): Answer {
  let cancel = () => {}
  const places = new Promise<Record<string, Position> | null>((resolve) => {
    let worker: LayoutWorker
    try {
      worker = startWorker()
    } catch {
      // No workers here (a strict policy, an old browser): the fallback answers.
      resolve(null)
      return
    }
    let best: Record<string, Position> | null = null
    const end = () => {
      clearTimeout(deadline)
      worker.terminate()
      resolve(best)
    }
    const deadline = setTimeout(end, DEADLINE_MS)
    cancel = end
    worker.onmessage = ({ data: { kind, places } }: MessageEvent<LayoutAnswer>) => {
      best = places
      if (kind === 'asked') end()
    }
    worker.onerror = end
    worker.postMessage(request)
  })
  return { places, cancel: () => cancel() }
}
