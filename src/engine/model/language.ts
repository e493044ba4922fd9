import type { FileChange, TextEdit } from './edit.ts'
import type { EditIntent } from './intent.ts'
import type { Place } from './problem.ts'

/** What an editor asks about a place in a file: an offset into the file's text. */
export type LanguageQuestion =
  | { readonly kind: 'complete'; readonly path: string; readonly offset: number }
  /** What stands beside a name of the list that was offered at this place. */
  | { readonly kind: 'describe'; readonly path: string; readonly offset: number; readonly name: string }
  | { readonly kind: 'hover'; readonly path: string; readonly offset: number }
  | { readonly kind: 'signature'; readonly path: string; readonly offset: number }
  /** What the name there stands for, and where else it stands. */
  | { readonly kind: 'symbol'; readonly path: string; readonly offset: number }
  /** Another name for what is no node: a local, a helper, a type. Nodes are renamed by their intent. */
  | { readonly kind: 'rename'; readonly path: string; readonly offset: number; readonly name: string }
  /** What could be done about the text between two offsets. */
  | { readonly kind: 'actions'; readonly path: string; readonly from: number; readonly to: number }

export interface LanguageAnswers {
  readonly complete: CompletionList | null
  readonly describe: Description | null
  readonly hover: Hover | null
  readonly signature: Signature | null
  readonly symbol: SymbolUses | null
  readonly rename: RenameOutcome
  readonly actions: readonly CodeAction[]
}

export type LanguageAnswer<Question extends LanguageQuestion> = LanguageAnswers[Question['kind']]

export interface CompletionList {
  /** Where the word begins that a choice replaces. */
  readonly from: number
  readonly items: readonly CompletionItem[]
  /** How names are had that the file does not know yet; items point here. */
  readonly imports: readonly ImportTemplate[]
}

export type CompletionKind =
  | 'node'
  | 'input'
  | 'function'
  | 'variable'
  | 'property'
  | 'method'
  | 'type'
  | 'keyword'
  | 'text'
  | 'module'

export interface CompletionItem {
  readonly label: string
  readonly kind: CompletionKind
  /** A type, or where it comes from. */
  readonly detail?: string
  /** What is written, where it is not the label. */
  readonly insert?: string
  /** Higher ones come first among equally good matches. */
  readonly rank: number
  /** What else has to be written for it: imports. */
  readonly edits?: readonly TextEdit[]
  /** Position in `imports`. */
  readonly via?: number
}

/** An import with a hole for the name: `$`. */
export interface ImportTemplate {
  readonly from: string
  /** What stands for the name in the text: `$`, or `aq.$`. */
  readonly text: string
  readonly edits: readonly TextEdit[]
}

export interface Description {
  /** The declaration, as TypeScript prints it. */
  readonly code: string
  readonly docs: string
}

export interface Hover extends Description {
  readonly from: number
  readonly to: number
  /** The node that the name stands for. */
  readonly node: string | null
}

export interface Signature {
  /** Offset of the call's first argument: it is the same call while this is. */
  readonly start: number
  readonly label: string
  /** Where in the label the parameter stands that is being written. */
  readonly active: { readonly from: number; readonly to: number } | null
  readonly docs: string
  readonly parameterDocs: string
  /** Of several overloads which one, from 1. */
  readonly overload: { readonly at: number; readonly of: number }
}

export interface SymbolUses {
  readonly name: string
  readonly from: number
  readonly to: number
  /** The node that it stands for, or that feeds it. */
  readonly node: string | null
  /** The node that another name here is for, in code and graph alike; null where it is for something else. */
  readonly renames: string | null
  readonly definitions: readonly Place[]
  readonly uses: readonly Use[]
  /** Why it cannot be renamed. */
  readonly fixed: string | null
}

export interface Use {
  readonly where: Place
  /** The line that it stands in, without its indentation. */
  readonly line: string
}

export type RenameOutcome =
  | { readonly ok: true; readonly changes: readonly FileChange[] }
  | { readonly ok: false; readonly reason: string }

/** A change that could be made: of the text, or of the graph. */
export type CodeAction =
  | { readonly kind: 'text'; readonly label: string; readonly changes: readonly FileChange[] }
  | { readonly kind: 'intent'; readonly label: string; readonly intent: EditIntent }
