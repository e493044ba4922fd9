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

type Loaders<Options> = {
  /** Tables with a header row; the separator is found. */
  readonly csv: (options: Options) => Modifier
  /** With tabs. */
  readonly tsv: (options: Options) => Modifier
  readonly json: (options: Options) => Modifier
  /** One JSON value a line. */
  readonly ndjson: (options: Options) => Modifier
  /** Arrow's IPC, Feather too. */
  readonly arrow: (options: Options) => Modifier
  readonly parquet: (options: Options) => Modifier
  /** The whole file as one text. */
  readonly text: (options: Options) => Modifier
  /** The whole file as it is. */
  readonly bytes: (options: Options) => Modifier
}

/** Feeds a parameter from a file of the project, converted to the parameter's type. */
export const loadFrom: Loaders<LoadOptions> = eachFormat(
  (format) => (options) => modifier(`loadFrom.${format}`, options),
)

/** Adds a node that writes what the function gives to a file of the project, and gives what is known of the file. */
export const saveTo: Loaders<SaveOptions> = eachFormat((format) => (options) => modifier(`saveTo.${format}`, options))

function eachFormat<Options>(make: (format: string) => (options: Options) => Modifier): Loaders<Options> {
  return {
    csv: make('csv'),
    tsv: make('tsv'),
    json: make('json'),
    ndjson: make('ndjson'),
    arrow: make('arrow'),
    parquet: make('parquet'),
    text: make('text'),
    bytes: make('bytes'),
  }
}

/** The function loads data: it gives `[value, what is known of it]`. `f` is the value, `f.loader` both. */
export function dataLoader(): Modifier {
  return modifier('dataLoader')
}

/** The function saves data: it gives what is known of what it saved. */
export function dataSaver(): Modifier {
  return modifier('dataSaver')
}
