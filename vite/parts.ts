import { join } from 'node:path'
import type { Plugin } from 'vite'
import { type Bundle, buildBundle } from './bundle.ts'

const ID = 'virtual:parts'
const DEVELOPMENT_PATH = '/@dagwright/parts/'
const PARTS = 'src/engine/parts'

/**
 * `virtual:parts`: the addresses of the engine's heavy parts, each bundled into one module that stands alone. The page fetches
 * a part's text when the sandbox asks for it.
 */
export function parts(root: string, entries: Readonly<Record<string, string>>, plugins: Plugin[] = []): Plugin {
  const made = new Map<string, Promise<Bundle>>()
  let developing = false
  const get = (name: string) => {
    const known =
      made.get(name) ?? buildBundle(root, { entry: join(root, PARTS, entries[name] ?? ''), format: 'es', plugins })
    made.set(name, known)
    return known
  }
  return {
    name: 'dagwright:parts',
    configResolved: (config) => {
      developing = config.command === 'serve'
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    async load(id) {
      if (id !== `\0${ID}`) return null
      const urls = Object.keys(entries).map(async (name) => {
        if (developing) return `${name}: ${JSON.stringify(`${DEVELOPMENT_PATH}${name}.js`)}`
        const { text } = await get(name)
        const reference = this.emitFile({ type: 'asset', name: `part-${name}.js`, source: text })
        return `${name}: import.meta.ROLLUP_FILE_URL_${reference}`
      })
      return `export default { ${(await Promise.all(urls)).join(', ')} }`
    },
    configureServer(server) {
      server.middlewares.use(DEVELOPMENT_PATH, (request, response, next) => {
        const name = /^\/([\w-]+)\.js$/.exec(request.url ?? '')?.[1] ?? ''
        if (!Object.hasOwn(entries, name)) return next()
        get(name).then(({ text, files }) => {
          server.watcher.add([...files])
          response.setHeader('content-type', 'text/javascript').end(text)
        }, next)
      })
    },
    async hotUpdate({ file, server }) {
      for (const [name, one] of made) {
        const bundle = await one.catch(() => null)
        if (bundle && !bundle.files.includes(file)) continue
        made.delete(name)
        server.ws.send({ type: 'full-reload' })
      }
    },
  }
}

/**
 * In the sandbox's bundle parts come from the page: `importPart.ts` gives way to what asks for them, Arquero's parser and Arrow's
 * library to two of them.
 */
export function partsFromPage(root: string): Plugin {
  const standIn = (name: string) => join(root, 'src/engine/kernel', name)
  return {
    name: 'dagwright:parts-from-page',
    enforce: 'pre',
    resolveId(id) {
      if (/\/importPart\.ts$/.test(id)) return standIn('sandboxParts.ts')
      if (id === '@uwdata/flechette') return standIn('sandboxArrow.ts')
      return id === 'acorn' ? standIn('sandboxAcorn.ts') : null
    },
  }
}
