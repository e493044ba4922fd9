import type { Position } from '../src/engine/page.ts'
import type { LayoutRequest, Services } from '../src/ui/store/services.ts'

const DEADLINE_MS = 3000

/** What the service needs of a worker: one request in, one answer or error out, and an end. */
export type LayoutWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

/** Layout in a worker that is killed at the deadline; a plain layered layout where that, or the worker, fails. */
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

async function placeInLayers(request: LayoutRequest): Promise<Record<string, Position>> {
  const { layeredLayout } = await import('../src/ui/store/layeredLayout.ts')
  return layeredLayout(request)
}

function startLayoutWorker(): LayoutWorker {
  return new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
}

interface Answer {
  /** Null where no layout came: an error, the deadline, or a newer request. */
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
    const end = (answer: Record<string, Position> | null) => {
      clearTimeout(deadline)
      worker.terminate()
      resolve(answer)
    }
    const deadline = setTimeout(() => end(null), DEADLINE_MS)
    cancel = () => end(null)
    worker.onmessage = ({ data }: MessageEvent<Record<string, Position>>) => end(data)
    worker.onerror = () => end(null)
    worker.postMessage(request)
  })
  return { places, cancel: () => cancel() }
}
