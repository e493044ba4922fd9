import * as arquero from 'arquero'
import * as d3Array from 'd3-array'
import * as dagwright from './author/index.ts'
import type { Packages } from './run/loader.ts'

/** What a module may import, as this realm's own instances: tables that user code makes are tables to us. */
export const PACKAGES: Packages = { arquero, 'd3-array': d3Array, dagwright }
