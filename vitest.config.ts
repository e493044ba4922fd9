import { defineConfig } from 'vitest/config'
import { libs } from './vite/libs.ts'

export default defineConfig({
  plugins: [libs(import.meta.dirname)],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'app/**/*.test.ts', 'vite/**/*.test.ts', 'test/**/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    // The first test of a file may load the compiler on a busy machine.
    testTimeout: 60_000,
  },
})
