import { benchBigFiles } from './bigFiles.ts'
import { benchCache } from './cache.ts'
import { benchEngine } from './engine.ts'
import { benchFiles } from './files.ts'
import { benchPage } from './page.ts'
import type { Row } from './row.ts'
import { benchSandbox } from './sandbox.ts'
import { benchValues } from './values.ts'
import { benchWorkers } from './workers.ts'

/** What `npm run bench` measures, by the name that `--only` takes. */
export const benchmarks: Readonly<Record<string, () => Promise<Row[]>>> = {
  bigFiles: benchBigFiles,
  cache: benchCache,
  engine: benchEngine,
  files: benchFiles,
  page: benchPage,
  sandbox: benchSandbox,
  values: benchValues,
  workers: benchWorkers,
}
