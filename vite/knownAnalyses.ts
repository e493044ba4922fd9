import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Plugin, runnerImport } from 'vite'
import type * as analyzeExamplesModule from './analyzeExamples.ts'
import { libs } from './libs.ts'

const ID = 'virtual:known-analyses'

/**
 * `virtual:known-analyses`: the bundled examples' analyses, made by the real analyzer during the build, so that their graphs
 * are drawn before the compiler is there. While developing there are none, and the page asks the analyzer.
 */
export function knownAnalyses(root: string): Plugin {
  let developing = false
  return {
    name: 'dagwright:known-analyses',
    configResolved: (config) => {
      developing = config.command === 'serve'
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    async load(id) {
      if (id !== `\0${ID}`) return null
      const folder = join(root, 'public/examples')
      if (developing || !existsSync(join(folder, 'index.json'))) return 'export default {}'
      for (const file of readdirSync(folder, { recursive: true })) this.addWatchFile(join(folder, String(file)))
      const entries = (await analyze(root, folder)).map(({ key, id: name, analysis }) => {
        const source = JSON.stringify(analysis)
        const reference = this.emitFile({ type: 'asset', name: `analysis-${name}.json`, source })
        return `${JSON.stringify(key)}: import.meta.ROLLUP_FILE_URL_${reference}`
      })
      return `export default { ${entries.join(', ')} }`
    },
  }
}

/** The analyzer is TypeScript with virtual modules: Vite loads it into this process. */
async function analyze(root: string, folder: string): Promise<analyzeExamplesModule.KnownAnalysis[]> {
  const { module } = await runnerImport<typeof analyzeExamplesModule>(join(root, 'vite/analyzeExamples.ts'), {
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [libs(root)],
  })
  return module.analyzeExamples(folder)
}
