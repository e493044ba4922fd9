import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { chart } from './vite/chart.ts'
import { frame } from './vite/frame.ts'
import { kernel } from './vite/kernel.ts'
import { knownAnalyses } from './vite/knownAnalyses.ts'
import { leanFlow } from './vite/leanFlow.ts'
import { libs } from './vite/libs.ts'
import { createLicenses } from './vite/licenses.ts'
import { offline } from './vite/offline.ts'
import { parts } from './vite/parts.ts'

const root = import.meta.dirname
const licenses = createLicenses()
/** How long plugins take is no concern of who only wants the page. */
const quiet = { checks: { pluginTimings: false } }

export default defineConfig({
  // The page works from any folder of any static server.
  base: './',
  plugins: [
    react(),
    leanFlow(),
    libs(root),
    kernel(root, 'src/engine/kernel.ts', [licenses.collect()]),
    parts(
      root,
      {
        arrow: 'arrow/part.ts',
        csv: 'csv/part.ts',
        arqueroParser: 'arqueroParser/part.ts',
        d3Array: 'd3Array/part.ts',
        json: 'json/part.ts',
        jsonSchema: 'jsonSchema/part.ts',
        parquet: 'parquet/part.ts',
        profile: 'profile/part.ts',
        saving: 'saving/part.ts',
      },
      [licenses.collect()],
    ),
    chart(root, 'src/ui/widgets/value/drawChart.ts', [licenses.collect()]),
    frame(root),
    knownAnalyses(root),
    licenses.write('licenses.md'),
    offline(),
  ],
  worker: { format: 'es', plugins: () => [libs(root), licenses.collect()], rolldownOptions: quiet },
  build: {
    target: 'es2022',
    // The compiler alone is 3.5 MB; what counts is in scripts/size.mjs.
    chunkSizeWarningLimit: 8000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      ...quiet,
      // What the first visit needs is one file: many small ones compress worse, and each is a request.
      output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } },
    },
  },
  server: { port: 5173, strictPort: false },
})
