/** What a column holds, as far as the last run tells. */
export type ColumnKind = 'number' | 'text' | 'date' | 'boolean' | 'other'

export interface KnownColumn {
  readonly name: string
  readonly kind: ColumnKind
}

/** A node that feeds an operation, or may: its type as TypeScript writes it. */
export interface OperationSource {
  readonly name: string
  readonly type: string
  /** Of the table that it gave in the last run; null where there was none, or it is no table. */
  readonly columns: readonly KnownColumn[] | null
}

/** What can feed an operation: a table, or a list of numbers. */
export type Feed = 'table' | 'numbers'

/** What an operation gives, for what may follow it. */
export type Gift = Feed | 'chart' | 'object'

/** What is known where an operation is placed. */
export interface OperationContext {
  /** Of the new function. */
  readonly name: string
  /** The nodes that feed it, in the order of its parameters. Where one is missing, the function takes an input. */
  readonly sources: readonly OperationSource[]
  /** Nodes and inputs of the project that could feed it as well: what a field of kind `node` offers. */
  readonly nodes: readonly OperationSource[]
  /** Data files of the project. */
  readonly files: readonly string[]
  /** Names of all nodes of the project, inputs too. */
  readonly taken: readonly string[]
}

/** A text by field, a list for fields of many; numbers are written as texts. A field that is left out has its default. */
export type OperationAnswers = Readonly<Record<string, string | readonly string[]>>

export type FieldKind =
  /** One column: one of `choices`, or a free text where there are none. */
  | 'column'
  /** Several columns, in their order. */
  | 'columns'
  | 'number'
  | 'text'
  /** One of `choices`. */
  | 'choice'
  /** Some of `choices`. */
  | 'choices'
  /** A formula over columns: `quantity * price`. */
  | 'expression'
  /** A data file of the project: one of `choices`, or the name of one that is yet to come. */
  | 'file'
  /** A node of the project. */
  | 'node'

export interface OperationField {
  readonly id: string
  readonly label: string
  readonly kind: FieldKind
  /** What is offered, where that is known. */
  readonly choices?: readonly FieldChoice[]
  /** What counts where nothing is answered. */
  readonly default?: string | readonly string[]
  /** May stay empty. */
  readonly optional?: boolean
  /** An example, or how an answer is read: `quantity * price`. */
  readonly hint?: string
  /** Of a number: the least and the greatest, both allowed; `whole` leaves no fractions. */
  readonly range?: { readonly least: number; readonly most: number; readonly whole: boolean }
}

export interface FieldChoice {
  readonly value: string
  readonly label: string
}

/** What is wrong with an answer; `field` is the id of a field that `fields` gives. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

export type WrittenOperation =
  /** `text` is a module: imports and one exported function. It goes into the program by the `paste` intent, links kept. */
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problems: readonly FieldProblem[] }

/** A step that is asked for and written, never a part of the program: what it writes is the user's own code. */
export interface Operation {
  readonly id: string
  readonly title: string
  /** What it does, in a line. */
  readonly hint: string
  /** Other words that it is looked for by. */
  readonly keywords: readonly string[]
  /** What each of its parameters may take: none for loaders, two for a join. */
  readonly takes: readonly (readonly Feed[])[]
  readonly gives: Gift
  /** What it asks for. Later fields may depend on answers to earlier ones: ask again after each. */
  fields(context: OperationContext, answers: OperationAnswers): readonly OperationField[]
  write(answers: OperationAnswers, context: OperationContext): WrittenOperation
}
