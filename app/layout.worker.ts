import { layeredLayout } from '../src/ui/store/layeredLayout.ts'
import type { LayoutRequest } from '../src/ui/store/services.ts'
import type { LayoutAnswer } from './layoutService.ts'
import { placeWithDagre } from './placeWithDagre.ts'

/** One request, two answers, and the worker is over: the page ends it, at the latest when it waited long enough for the second. */
self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  self.postMessage({ kind: 'plain', places: layeredLayout(data) } satisfies LayoutAnswer)
  self.postMessage({ kind: 'asked', places: placeWithDagre(data) } satisfies LayoutAnswer)
}
