import { defineConfig } from 'vite'
import { libs } from './vite/libs.ts'

const root = import.meta.dirname

/** The command line for Node: our own code bundled, packages left to node_modules. */
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
      input: { main: `${root}/src/cli/main.ts`, nodeRunner: `${root}/src/engine/nodeRunner.ts` },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
