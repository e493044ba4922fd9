import type { EditIntent } from '../../engine/page.ts'
import type { Edit } from '../store/document.ts'
import type { AppState } from '../store/state.ts'

export interface PromptField {
  readonly name: string
  readonly label: string
  readonly value: string
  /** Below the field, in words. */
  readonly hint?: string
  readonly placeholder?: string
  /** What one may choose among, or take as a start. */
  readonly options?: readonly string[]
  readonly isCode?: boolean
}

/** What pressing a button of the form means; text in the place of it is what is wrong with what was typed. */
export type Answer =
  | { readonly kind: 'intent'; readonly intent: EditIntent; readonly besides: readonly Edit[] }
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'wrong'; readonly message: string }
  /** It is as it should be. */
  | { readonly kind: 'nothing' }

export interface PromptAction {
  readonly label: string
  readonly isMain: boolean
  answer(values: Readonly<Record<string, string>>): Answer
}

export interface PromptForm {
  readonly title: string
  readonly text?: string
  readonly fields: readonly PromptField[]
  /** The main one last. */
  readonly actions: readonly PromptAction[]
}

/** What forms are made of. */
export type Asked = Pick<AppState, 'program' | 'history' | 'activeFile'>
