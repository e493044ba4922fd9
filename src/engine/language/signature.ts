import ts from 'typescript'
import type { Signature } from '../model/language.ts'
import { docsOf } from './describeName.ts'
import { type LanguageScope, markOf, spotAt } from './scope.ts'

/** The function that is being called at a place, and which of its parameters is being written. */
export function signature(scope: LanguageScope, path: string, offset: number): Signature | null {
  const spot = spotAt(scope, path, offset)
  const help = spot && scope.service.getSignatureHelpItems(spot.file.fileName, spot.position, undefined)
  const item = help?.items[help.selectedItemIndex]
  if (!help || !item) return null
  const { applicableSpan, argumentIndex, selectedItemIndex, items } = help
  const { label, places } = write(item)
  const at = item.isVariadic ? Math.min(argumentIndex, item.parameters.length - 1) : argumentIndex
  return {
    start: applicableSpan.start + markOf(scope.files, path),
    label,
    active: places[at] ?? null,
    docs: docsOf(item.documentation, item.tags),
    parameterDocs: ts.displayPartsToString(item.parameters[at]?.documentation ?? []),
    overload: { at: selectedItemIndex + 1, of: items.length },
  }
}

function write(item: ts.SignatureHelpItem) {
  let label = ts.displayPartsToString(item.prefixDisplayParts)
  const between = ts.displayPartsToString(item.separatorDisplayParts)
  const places = item.parameters.map((parameter, at) => {
    if (at > 0) label += between
    const from = label.length
    label += ts.displayPartsToString(parameter.displayParts)
    return { from, to: label.length }
  })
  return { label: label + ts.displayPartsToString(item.suffixDisplayParts), places }
}
