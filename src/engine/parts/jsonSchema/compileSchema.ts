import { type OutputUnit, type Schema, type SchemaDraft, Validator } from '@cfworker/json-schema'

/** Where JSON data is not what a schema says: the way to it, and what is there. */
export interface SchemaFault {
  readonly path: string
  readonly found: unknown
  readonly message: string
}

/**
 * What checks JSON data against a schema, of the schema's own draft or 2020-12. Throws where the schema cannot be used: for a
 * `$ref` that leads nowhere (nothing is fetched) or a pattern that is none, with the first data that it is used on.
 */
export function compileSchema(schema: unknown): (json: unknown) => SchemaFault | null {
  const validator = new Validator(schema as Schema | boolean, draftOf(schema))
  return (json) => {
    const { valid, errors } = validator.validate(json)
    return valid ? null : innermost(errors, json)
  }
}

/** The deepest of the errors, which says what is wrong and not that something is. */
function innermost(errors: readonly OutputUnit[], json: unknown): SchemaFault {
  const depth = ({ instanceLocation }: OutputUnit) => instanceLocation.split('/').length
  const told = errors.filter(({ keyword }) => keyword !== 'false')
  const [deepest] = [...told].sort((a, b) => depth(b) - depth(a))
  const keys = (deepest?.instanceLocation ?? '#').split('/').slice(1).map(fromPointer)
  const path = keys.map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`)).join('')
  return { path, found: keys.reduce(partOf, json), message: goingOn(deepest?.error ?? 'Nothing is allowed.') }
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : value
}

/** Of a JSON pointer in a URI. */
function fromPointer(key: string): string {
  return decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~')
}

/** The library's sentences begin with a capital and end with a full stop; here they go on. */
function goingOn(sentence: string): string {
  return sentence.replace(/\.$/, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
}

function draftOf(schema: unknown): SchemaDraft {
  const named = typeof schema === 'object' && schema !== null ? String(Reflect.get(schema, '$schema')) : ''
  if (/draft-0?4/.test(named)) return '4'
  if (/draft-0?[67]/.test(named)) return '7'
  return named.includes('2019-09') ? '2019-09' : '2020-12'
}
