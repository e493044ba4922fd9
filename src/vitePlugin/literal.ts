/** Plain data as a JavaScript expression: all that JSON cannot say (NaN, undefined, bigint, a key `__proto__`) included. */
export function toLiteral(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (value === undefined) return 'undefined'
  if (typeof value !== 'object' || value === null) return escaped(JSON.stringify(value))
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(',')}]`
  return `{${Object.entries(value).map(toProperty).join(',')}}`
}

/** A plain `__proto__: x` would be the object's prototype. */
function toProperty([key, value]: [string, unknown]): string {
  const name = escaped(JSON.stringify(key))
  return `${key === '__proto__' ? `[${name}]` : name}:${toLiteral(value)}`
}

/** Line separators end a line in old scripts, and `</script>` one in HTML. */
function escaped(json: string): string {
  return json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029').replaceAll('</', '<\\/')
}
