import type { Plugin } from 'vite'
import { collectDeclarations, declarationSources } from './declarations.ts'

const ID = 'virtual:dagwright-libs'

/** `import libs from 'virtual:dagwright-libs'`: the declaration files that the analyzer's compiler reads. */
export function libs(root: string): Plugin {
  return {
    name: 'dagwright:libs',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null
      for (const file of declarationSources(root)) this.addWatchFile(file)
      // Parsing JSON is quicker than parsing the same as JavaScript.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(collectDeclarations(root)))})`
    },
  }
}
