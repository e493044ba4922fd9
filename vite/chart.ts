import { join } from 'node:path'
import type { Plugin } from 'vite'
import { type Bundle, buildBundle } from './bundle.ts'

const ID = 'virtual:draw-chart'
const DEVELOPMENT_PATH = '/@dagwright/drawChart.js'

/**
 * `virtual:draw-chart`: the address of what draws charts, one module that stands alone. Bundled with the page, Vega would keep
 * in the first load whatever both use of d3.
 */
export function chart(root: string, entry: string, plugins: Plugin[] = []): Plugin {
  let made: Promise<Bundle> | undefined
  let developing = false
  const get = () => {
    made ??= buildBundle(root, { entry: join(root, entry), format: 'es', plugins })
    return made
  }
  return {
    name: 'dagwright:chart',
    configResolved: (config) => {
      developing = config.command === 'serve'
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    async load(id) {
      if (id !== `\0${ID}`) return null
      if (developing) return `export default ${JSON.stringify(DEVELOPMENT_PATH)}`
      const reference = this.emitFile({ type: 'asset', name: 'drawChart.js', source: (await get()).text })
      return `export default import.meta.ROLLUP_FILE_URL_${reference}`
    },
    configureServer(server) {
      server.middlewares.use(DEVELOPMENT_PATH, (_, response, next) => {
        get().then(({ text }) => response.setHeader('content-type', 'text/javascript').end(text), next)
      })
    },
    hotUpdate: () => {
      made = undefined
    },
  }
}
