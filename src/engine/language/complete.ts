import type { CompletionList } from '../model/language.ts'
import { completeParameter } from './completeParameter.ts'
import { completeText } from './completeText.ts'
import { completeTypeScript } from './completeTypeScript.ts'
import { type LanguageScope, markOf, spotAt } from './scope.ts'

/** What could be written at a place: nodes where a parameter is named, names of the graph in texts that name nodes, else TypeScript's. */
export function complete(scope: LanguageScope, path: string, offset: number): CompletionList | null {
  const spot = spotAt(scope, path, offset)
  if (!spot) return null
  const list = completeParameter(scope, spot) ?? completeText(scope, spot) ?? completeTypeScript(scope, spot)
  return list && { ...list, from: list.from + markOf(scope.files, path) }
}
