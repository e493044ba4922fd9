/** Dagwright's engine for the browser: as in Node, with workers of the page's. */
export { type BrowserWorkerOptions, WebWorkerGraphAdapter } from './browserAdapter.ts'
export { createBrowserHost } from './browserHost.ts'
export * from './library.ts'
