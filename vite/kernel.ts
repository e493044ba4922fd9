import { join } from 'node:path'
import type { HtmlTagDescriptor, Plugin } from 'vite'
import { type Bundle, buildBundle } from './bundle.ts'
import { partsFromPage } from './parts.ts'

const ID = 'virtual:kernel'
const ASSET = 'kernel.js'
const DEVELOPMENT_PATH = '/@dagwright/kernel.js'

/**
 * `virtual:kernel`: the address of the kernel's bundle. The page fetches it as text and gives it to the sandbox; the built
 * page preloads it, so that it comes beside the page's own script. `?worker` cannot serve here: it makes module workers
 * while developing, which fail in an opaque origin.
 */
export function kernel(root: string, entry: string, plugins: Plugin[] = []): Plugin {
  let made: Promise<Bundle> | undefined
  let developing = false
  const get = () => {
    made ??= buildBundle(root, {
      entry: join(root, entry),
      format: 'iife',
      plugins: [...plugins, partsFromPage(root)],
    })
    return made
  }
  return {
    name: 'dagwright:kernel',
    configResolved: (config) => {
      developing = config.command === 'serve'
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    async load(id) {
      if (id !== `\0${ID}`) return null
      if (developing) return `export default ${JSON.stringify(DEVELOPMENT_PATH)}`
      const { text } = await get()
      const reference = this.emitFile({ type: 'asset', name: ASSET, source: text })
      return `export default import.meta.ROLLUP_FILE_URL_${reference}`
    },
    configureServer(server) {
      server.middlewares.use(DEVELOPMENT_PATH, (_, response, next) => {
        get().then(({ text, files }) => {
          server.watcher.add([...files])
          response.setHeader('content-type', 'text/javascript').end(text)
        }, next)
      })
    },
    async hotUpdate({ file, server }) {
      if (!made) return
      const bundle = await made.catch(() => null)
      if (bundle && !bundle.files.includes(file)) return
      made = undefined
      server.ws.send({ type: 'full-reload' })
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }): HtmlTagDescriptor[] => {
        const asset = Object.values(bundle ?? {}).find((one) => one.type === 'asset' && one.names.includes(ASSET))
        if (!asset) return []
        const attrs = { rel: 'preload', as: 'fetch', crossorigin: true, href: `./${asset.fileName}` }
        return [{ tag: 'link', attrs, injectTo: 'head' }]
      },
    },
  }
}
