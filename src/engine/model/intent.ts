/** What a person wants of the graph, in its terms. `edit/` makes text edits of it, or says why not. */
export type EditIntent =
  /** A new function. What it takes is a node where one has the name, else a new input, which needs a type. */
  | {
      readonly kind: 'addFunction'
      readonly name: string
      readonly module: string
      readonly takes: readonly { readonly name: string; readonly type?: string }[]
      readonly returns: string
      /** It may have the name of an input: what takes that is fed by the function then. */
      readonly feeds?: true
    }
  /** A parameter that no function feeds. */
  | {
      readonly kind: 'addInput'
      readonly name: string
      readonly type: string
      readonly target: string
      readonly defaultText?: string
    }
  /** `parameter` is taken over by `source`; null adds a parameter. */
  | { readonly kind: 'connect'; readonly source: string; readonly target: string; readonly parameter: string | null }
  | { readonly kind: 'disconnect'; readonly target: string; readonly parameter: string }
  | { readonly kind: 'rename'; readonly node: string; readonly name: string }
  /** Of what a node gives; with `parameter` of one of its parameters. */
  | { readonly kind: 'retype'; readonly node: string; readonly type: string; readonly parameter?: string }
  /** `reconnect` leads what fed a node to those that took it. */
  | { readonly kind: 'remove'; readonly nodes: readonly string[]; readonly reconnect: boolean }
  | { readonly kind: 'duplicate'; readonly nodes: readonly string[] }
  /**
   * The exported functions of a TypeScript text, with what they need of it. Names that are taken get a suffix. With `keepLinks`
   * nodes of the program feed its parameters by name; without, inputs do.
   */
  | { readonly kind: 'paste'; readonly text: string; readonly module: string; readonly keepLinks: boolean }
  /** To a module that is there, or a new one. */
  | { readonly kind: 'move'; readonly nodes: readonly string[]; readonly module: string }
  /** Its file gets another path; imports of it follow. */
  | { readonly kind: 'renameModule'; readonly module: string; readonly path: string }
  /** A new function between a node and a parameter that takes it. */
  | { readonly kind: 'insert'; readonly target: string; readonly parameter: string; readonly name: string }
  /** `text` is an expression; null takes the default away. */
  | {
      readonly kind: 'setDefault'
      readonly node: string
      readonly parameter: string
      readonly text: string | null
    }
  /** Empty text takes the documentation away. */
  | { readonly kind: 'setDoc'; readonly node: string; readonly text: string }
  /** Puts a call of a modifier in the place of the one at `at` (null: a new one); null takes it away. */
  | { readonly kind: 'setModifier'; readonly node: string; readonly at: number | null; readonly text: string | null }

/** A way out of a problem that the program itself can take. */
export interface Fix {
  readonly label: string
  readonly intent: EditIntent
}
