import type { Json } from '../model/module.ts'
import { didYouMean } from '../model/names.ts'

/** A part of a JSON Schema that is of another form than its keyword takes: it checks nothing, or nothing passes it. */
export interface SchemaFault {
  /** From the schema on. */
  readonly path: SchemaPath
  /** It is the last name on the path that is wrong, not what stands under it. */
  readonly of?: 'key'
  readonly found: Json
  readonly wanted: string
  readonly hint: string
}

export type SchemaPath = readonly (string | number)[]

/** What no draft that is read has so. What is no keyword is let through. */
export function findSchemaFaults(schema: Json): readonly SchemaFault[] {
  const named = isRecord(schema) ? String(schema.$schema) : ''
  return schemaFaults(schema, [], { hasFlags: /draft-0?4/.test(named), isReplaced: /draft-0?[467]/.test(named) })
}

/** `properties.price.type`, `anyOf[1]`. */
export function spellPath(path: SchemaPath): string {
  return path.reduce<string>((spelt, step) => {
    const isWord = typeof step === 'string' && /^[\p{ID_Start}_$][\p{ID_Continue}$-]*$/u.test(step)
    return isWord ? `${spelt}${spelt && '.'}${step}` : `${spelt}[${JSON.stringify(step)}]`
  }, '')
}

/** What older drafts have otherwise. */
interface Draft {
  /** `exclusiveMinimum: true` beside a `minimum`. */
  readonly hasFlags: boolean
  /** What stands beside a `$ref` is not read. */
  readonly isReplaced: boolean
}

type Rule = (found: Json, path: SchemaPath, draft: Draft) => readonly SchemaFault[]

function schemaFaults(found: Json, path: SchemaPath, draft: Draft): readonly SchemaFault[] {
  if (typeof found === 'boolean') return []
  if (!isRecord(found)) {
    const hint = `Write { type: '${isType(found) ? found : 'string'}' }, or what it is to be.`
    return [{ path, found, wanted: 'a schema, an object', hint }]
  }
  if (draft.isReplaced && typeof found.$ref === 'string') return []
  return Object.entries(found).flatMap(([key, value]) => KEYWORDS.get(key)?.(value, [...path, key], draft) ?? [])
}

const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']

/** As other languages call them. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['bool', 'boolean'],
  ['dict', 'object'],
  ['double', 'number'],
  ['float', 'number'],
  ['int', 'integer'],
  ['list', 'array'],
  ['none', 'null'],
  ['str', 'string'],
  ['text', 'string'],
])

const types: Rule = (found, path, draft) =>
  isList(found) && found.length
    ? found.flatMap((one, at) => typeName(one, [...path, at], draft))
    : typeName(found, path, draft)

const typeName: Rule = (found, path) => {
  if (isType(found)) return []
  const all = `Write one of ${TYPES.join(', ')}.`
  const alias = typeof found === 'string' && ALIASES.get(found.toLowerCase())
  const hint = typeof found === 'string' ? didYouMean(alias || found, TYPES, all) : all
  return [{ path, found, wanted: 'the name of a type', hint }]
}

const pattern: Rule = (found, path) => {
  const wanted = 'a regular expression'
  if (typeof found !== 'string') return [{ path, found, wanted, hint: "Write it as text: '^[A-Z]+$'." }]
  try {
    // The flag is the one that it is used with.
    new RegExp(found, 'u')
    return []
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error)
    return [{ path, found, wanted, hint: `Correct it: ${told.slice(told.lastIndexOf(': ') + 1).trim()}.` }]
  }
}

function takes(wanted: string, hint: string, fits: (found: Json, draft: Draft) => boolean): Rule {
  return (found, path, draft) => (fits(found, draft) ? [] : [{ path, found, wanted, hint }])
}

/** Of what each name has the rule says whether it fits. */
function byName(wanted: string, hint: string, rule: Rule): Rule {
  return (found, path, draft) =>
    isRecord(found)
      ? Object.entries(found).flatMap(([name, value]) => rule(value, [...path, name], draft))
      : [{ path, found, wanted, hint }]
}

const schemas = byName('an object of schemas', "Write { name: { type: 'string' } }.", schemaFaults)

const schemasByPattern: Rule = (found, path, draft) => [
  ...Object.keys(isRecord(found) ? found : {}).flatMap((name) =>
    pattern(name, [...path, name], draft).map((fault) => ({ ...fault, of: 'key' as const })),
  ),
  ...schemas(found, path, draft),
]

const listOfSchemas: Rule = (found, path, draft) =>
  isList(found) && found.length
    ? found.flatMap((one, at) => schemaFaults(one, [...path, at], draft))
    : [{ path, found, wanted: 'a list of schemas', hint: "Write [{ type: 'string' }]." }]

/** The list that older drafts have here is read in all of them. */
const schemaOrSchemas: Rule = (found, path, draft) =>
  isList(found) && found.length ? listOfSchemas(found, path, draft) : schemaFaults(found, path, draft)

const names = takes(
  'a list of names',
  "Write ['name'], beside the properties that have these names.",
  (found) => isList(found) && found.every(isText),
)

const schemaOrNames: Rule = (found, path, draft) =>
  isList(found) ? names(found, path, draft) : schemaFaults(found, path, draft)

const NAMES_OF_NAMES = ['an object of lists of names', "Write { name: ['other'] }."] as const

const number = takes('a number', 'Write a number.', isNumber)

const bound = takes(
  'a number',
  'Write a number.',
  (found, { hasFlags }) => isNumber(found) || (hasFlags && typeof found === 'boolean'),
)

const factor = takes('a number above 0', 'Write such a number.', (found) => isNumber(found) && found > 0)

const count = takes(
  'a whole number from 0 on',
  'Write such a number.',
  (found) => isNumber(found) && Number.isInteger(found) && found >= 0,
)

const KEYWORDS: ReadonlyMap<string, Rule> = new Map([
  ...each('type', types),
  ...each('enum', takes('a list of values', "Write ['a', 'b'].", isList)),
  ...each('required', names),
  ...each('dependentRequired', byName(...NAMES_OF_NAMES, names)),
  ...each('dependencies', byName(...NAMES_OF_NAMES, schemaOrNames)),
  ...each('pattern', pattern),
  ...each('format $ref', takes('a text', 'Write it as text.', isText)),
  ...each('minimum maximum', number),
  ...each('exclusiveMinimum exclusiveMaximum', bound),
  ...each('multipleOf', factor),
  ...each('minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains', count),
  ...each(
    'uniqueItems',
    takes('true or false', 'Write one of them.', (found) => typeof found === 'boolean'),
  ),
  ...each('properties dependentSchemas definitions $defs', schemas),
  ...each('patternProperties', schemasByPattern),
  ...each('allOf anyOf oneOf prefixItems', listOfSchemas),
  ...each('items', schemaOrSchemas),
  ...each('not if then else contains propertyNames additionalItems additionalProperties', schemaFaults),
  ...each('unevaluatedItems unevaluatedProperties', schemaFaults),
])

function each(keywords: string, rule: Rule): readonly (readonly [string, Rule])[] {
  return keywords.split(' ').map((keyword) => [keyword, rule])
}

function isRecord(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !isList(value)
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function isText(value: Json): value is string {
  return typeof value === 'string'
}

function isNumber(value: Json): value is number {
  return typeof value === 'number'
}

function isType(value: Json): boolean {
  return isText(value) && TYPES.includes(value)
}
