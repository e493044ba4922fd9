/** Dagwright's engine for Node: graphs from TypeScript modules, and runs of them. What browsers have too goes to `library.ts`. */
export * from './library.ts'
export { type NodeWorkerOptions, WebWorkerGraphAdapter } from './nodeAdapter.ts'
export { createFolderStore } from './nodeCache.ts'
export { createNodeFiles } from './nodeFiles.ts'
export { createNodeHost } from './nodeHost.ts'
export { PACKAGES } from './packages.ts'
