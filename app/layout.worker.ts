import type { LayoutRequest } from '../src/ui/store/services.ts'
import { placeWithDagre } from './placeWithDagre.ts'

/** One request, one answer, and the worker is over: the page ends it. */
self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => self.postMessage(placeWithDagre(data))
