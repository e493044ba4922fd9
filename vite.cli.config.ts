import { defineConfig } from 'vite'
import { libs } from './vite/libs.ts'

const root = import.meta.dirname

/** The package: the command line, the engine for Node and for browsers, their workers, and the plugin. Packages are left to node_modules. */
export default defineConfig({
  publicDir: false,
  plugins: [libs(root)],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'build/cli',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: `${root}/src/cli/main.ts`,
        index: `${root}/src/engine/index.ts`,
        browser: `${root}/src/engine/browser.ts`,
        nodeRunner: `${root}/src/engine/nodeRunner.ts`,
        browserRunner: `${root}/src/engine/browserRunner.ts`,
        vite: `${root}/src/vitePlugin/index.ts`,
      },
      // All in one folder: workers' entries are found beside whatever starts them.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
