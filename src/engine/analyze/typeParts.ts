import type ts from 'typescript'

/** The fields that every value of an object type has: of a union those that all of its members have. */
export function fieldTypes(type: ts.Type, checker: ts.TypeChecker): ReadonlyMap<string, ts.Type> {
  return new Map(checker.getPropertiesOfType(type).map((field) => [field.name, checker.getTypeOfSymbol(field)]))
}

/** What one item is of what a list can be passed for without being an array: `ArrayLike<T>`, `Iterable<T>`. */
export function listElement(type: ts.Type, checker: ts.TypeChecker): ts.Type | null {
  const indexed = type.getNumberIndexType()
  if (indexed) return indexed
  // Only a reference to a generic type has arguments.
  return type.getSymbol()?.name === 'Iterable' ? (checker.getTypeArguments(type as ts.TypeReference)[0] ?? null) : null
}
