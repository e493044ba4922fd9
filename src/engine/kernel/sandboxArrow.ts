import type * as Flechette from '@uwdata/flechette'
import { comingPart } from './comingPart.ts'

/**
 * Stands in the sandbox in the place of `@uwdata/flechette`, by which Arquero and the engine know Arrow: an eighth of the kernel's
 * bytes. A runner has it before it runs anything, the kernel before there are values.
 */
type Library = typeof Flechette

export let columnFromArray: Library['columnFromArray'] = missing
export let columnFromValues: Library['columnFromValues'] = missing
export let tableFromColumns: Library['tableFromColumns'] = missing
export let tableFromIPC: Library['tableFromIPC'] = missing
export let tableToIPC: Library['tableToIPC'] = missing
/** Nothing is an instance before the part is there. */
export let Table: new (...args: never[]) => object = class {}

/** When values may be Arrow's. */
export const arrowReady = comingPart('arrow', (part) => {
  ;({ columnFromArray, columnFromValues, Table, tableFromColumns, tableFromIPC, tableToIPC } = part)
})

function missing(): never {
  throw new Error('What reads and writes Arrow is not there: it could not be loaded with the page. Reload the page.')
}
