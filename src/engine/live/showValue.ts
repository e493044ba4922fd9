/** A value in a line, for people: calls of modifiers as they were written, nearly. */
export function showValue(value: unknown, most = 60): string {
  const text = show(value, 4)
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}

function show(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return value.name || 'a function'
  if (typeof value !== 'object' || value === null) return String(value)
  if (depth === 0) return '…'
  const inner = (one: unknown) => show(one, depth - 1)
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`
  if ('__modifier' in value && 'args' in value && Array.isArray(value.args)) {
    return `${String(value.__modifier)}(${value.args.map(inner).join(', ')})`
  }
  if ('__binding' in value && 'of' in value) return `${String(value.__binding)}(${inner(value.of)})`
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) return `a ${value.constructor?.name || 'class instance'}`
  const entries = Object.entries(value).map(([key, one]) => `${key}: ${inner(one)}`)
  return entries.length ? `{ ${entries.join(', ')} }` : '{}'
}
