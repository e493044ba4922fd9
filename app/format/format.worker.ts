import { formatText } from './formatText.ts'

/** A text in, its answer out; what fails otherwise reaches the page as the worker's error. */
self.onmessage = ({ data }: MessageEvent<string>) =>
  formatText(data).then((formatted) => self.postMessage(formatted), reportError)
