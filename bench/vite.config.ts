import { defineConfig } from 'vite'
import { libs } from '../vite/libs.ts'

const root = `${import.meta.dirname}/..`

/** The benchmarks for Node, as the command line is built. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [libs(root)],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'build/bench',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        benchmarks: `${root}/bench/benchmarks.ts`,
        memory: `${root}/bench/memory.ts`,
        soak: `${root}/bench/soak.ts`,
        naiveWorker: `${root}/bench/naiveWorker.ts`,
        nodeRunner: `${root}/src/engine/nodeRunner.ts`,
      },
    },
  },
})
