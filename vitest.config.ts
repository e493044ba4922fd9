import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { libs } from './vite/libs.ts'

/** The longest files are in `test/`: begun last, one of them would run alone in the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => moduleId.startsWith(`${import.meta.dirname}/test/`)
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  plugins: [libs(import.meta.dirname)],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'app/**/*.test.ts', 'vite/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    environment: 'node',
    pool: 'threads',
    // One for each core: by default one core is left to Vitest itself, which has little to do.
    maxWorkers: availableParallelism(),
    // Files of a thread share their modules: the compiler is loaded, and reads its libraries, once a thread instead of once a
    // file. A test that changes a global puts it back.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // The first test of a file may load the compiler on a busy machine, and what comes before tests may build a bundle.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is polled for comes when the machine has the time.
    expect: { poll: { timeout: 20_000 } },
  },
})
