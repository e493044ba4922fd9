/** Whether an object of the language's own class is of one that extends it: what that adds is lost wherever the object is copied. */
export function isDerived(value: object): boolean {
  const base = Object.getPrototypeOf(Object.getPrototypeOf(value))
  return base !== null && Object.getPrototypeOf(base) !== null
}
