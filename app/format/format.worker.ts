import { formatText } from './formatText.ts'

/** A text in, its answer out. */
self.onmessage = async ({ data }: MessageEvent<string>) => self.postMessage(await formatText(data))
