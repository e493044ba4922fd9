import { benchEngine } from './engine.ts'
import type { Row } from './row.ts'

export const benchmarks: Readonly<Record<string, () => Promise<Row[]>>> = { engine: benchEngine }
