import { type Binding, type Modifier, modifier } from './modifier.ts'

export interface LoadOptions {
  /** Where the file is, from the project's folder on: `value('orders.csv')`, or a node that gives it. */
  readonly path: Binding
  /** The parameter that takes what is in the file; may be left out where there is only one. */
  readonly inject?: string
}

export interface SaveOptions {
  /** Where the file goes, from the project's folder on: `value('report.json')`, or a node that gives it. */
  readonly path: Binding
  /** The node that writes the file; `save.<node>` unless told otherwise. */
  readonly outputName?: string
}

/** Feeds a parameter from a file of the project, converted to the parameter's type. */
export const loadFrom: {
  readonly json: (options: LoadOptions) => Modifier
  readonly csv: (options: LoadOptions) => Modifier
} = {
  json: (options) => modifier('loadFrom.json', options),
  csv: (options) => modifier('loadFrom.csv', options),
}

/** Adds a node that writes what the function gives to a file of the project, and gives what is known of the file. */
export const saveTo: {
  readonly json: (options: SaveOptions) => Modifier
  readonly csv: (options: SaveOptions) => Modifier
} = {
  json: (options) => modifier('saveTo.json', options),
  csv: (options) => modifier('saveTo.csv', options),
}

/** The function loads data: it gives `[value, what is known of it]`. `f` is the value, `f.loader` both. */
export function dataLoader(): Modifier {
  return modifier('dataLoader')
}

/** The function saves data: it gives what is known of what it saved. */
export function dataSaver(): Modifier {
  return modifier('dataSaver')
}
