import { assert, constantFrom, dictionary, jsonValue, oneof, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../model/module.ts'
import { findSchemaFaults, spellPath } from './schemaFaults.ts'

const told = (schema: Json): string[] =>
  findSchemaFaults(schema).map(({ path, wanted, hint }) => `${spellPath(path)} takes ${wanted}. ${hint}`)

const ONE_TYPE = 'Write one of object, array, string, number, integer, boolean, null.'

describe('a JSON Schema that is wrong itself', () => {
  test.each<[Json, string]>([
    [{ type: 'strng' }, 'type takes the name of a type. Did you mean string?'],
    [{ type: 'String' }, 'type takes the name of a type. Did you mean string?'],
    [{ type: 'float' }, 'type takes the name of a type. Did you mean number?'],
    [{ type: ['string', 'Int'] }, 'type[1] takes the name of a type. Did you mean integer?'],
    [{ type: 'any' }, `type takes the name of a type. ${ONE_TYPE}`],
    [{ type: [] }, `type takes the name of a type. ${ONE_TYPE}`],
    [{ type: null }, `type takes the name of a type. ${ONE_TYPE}`],
    [{ properties: ['a'] }, "properties takes an object of schemas. Write { name: { type: 'string' } }."],
    [
      { properties: { a: 'number' } },
      "properties.a takes a schema, an object. Write { type: 'number' }, or what it is to be.",
    ],
    [{ items: 3 }, "items takes a schema, an object. Write { type: 'string' }, or what it is to be."],
    [{ not: null }, "not takes a schema, an object. Write { type: 'string' }, or what it is to be."],
    [
      { properties: { a: { required: true } } },
      "properties.a.required takes a list of names. Write ['name'], beside the properties that have these names.",
    ],
    [{ required: [1] }, "required takes a list of names. Write ['name'], beside the properties that have these names."],
    [{ enum: 'a' }, "enum takes a list of values. Write ['a', 'b']."],
    [{ minimum: '0' }, 'minimum takes a number. Write a number.'],
    [{ exclusiveMaximum: true }, 'exclusiveMaximum takes a number. Write a number.'],
    [{ multipleOf: 0 }, 'multipleOf takes a number above 0. Write such a number.'],
    [{ minLength: -1 }, 'minLength takes a whole number from 0 on. Write such a number.'],
    [{ maxItems: 1.5 }, 'maxItems takes a whole number from 0 on. Write such a number.'],
    [{ uniqueItems: 1 }, 'uniqueItems takes true or false. Write one of them.'],
    [{ format: 1 }, 'format takes a text. Write it as text.'],
    [{ pattern: 1 }, "pattern takes a regular expression. Write it as text: '^[A-Z]+$'."],
    [{ oneOf: { type: 'string' } }, "oneOf takes a list of schemas. Write [{ type: 'string' }]."],
    [{ dependentRequired: { a: 'b' } }, 'dependentRequired.a takes a list of names.'],
  ])('%j', (schema, message) => expect(told(schema)).toEqual([expect.stringContaining(message)]))

  test('a pattern says why it is none, as a value and as a key', () => {
    expect(told({ pattern: '[' })).toEqual([
      expect.stringMatching(/^pattern takes a regular expression\. Correct it: \S.*[^.]\.$/),
    ])
    expect(told({ patternProperties: { '(': true } })).toEqual([
      expect.stringMatching(/^patternProperties\["\("\] takes/),
    ])
    // With the flag that it is used with.
    expect(told({ pattern: '\\-' })).toHaveLength(1)
  })

  test('is told at each place, however deep', () => {
    const wrong = { type: 'strng' }
    const schema = {
      properties: { 'a b': wrong },
      items: [wrong],
      anyOf: [true, wrong],
      allOf: [{ oneOf: [{ not: wrong }] }],
      $defs: { d: { additionalProperties: wrong } },
      if: { prefixItems: [{}, wrong] },
      dependencies: { a: ['b'], c: wrong },
    }
    expect(findSchemaFaults(schema).map(({ path }) => spellPath(path))).toEqual([
      'properties["a b"].type',
      'items[0].type',
      'anyOf[1].type',
      'allOf[0].oneOf[0].not.type',
      '$defs.d.additionalProperties.type',
      'if.prefixItems[1].type',
      'dependencies.c.type',
    ])
  })
})

describe('nothing is said', () => {
  test.each<[string, Json]>([
    [
      'of what is right',
      { type: ['integer', 'null'], minimum: 0, multipleOf: 0.5, pattern: '^\\p{L}', enum: [null, 1] },
    ],
    ['of names that are no keywords there', { properties: { type: { type: 'string' }, required: true, enum: {} } }],
    [
      'of values that are data',
      { const: { type: 'strng' }, enum: [{ type: 'strng' }], default: { minimum: 'x' }, examples: [] },
    ],
    ['of keywords that nobody knows', { nullable: true, 'x-type': 'strng', toString: 1, constructor: 'a', title: 3 }],
    [
      'of what an older draft has so',
      { $schema: 'http://json-schema.org/draft-04/schema#', minimum: 0, exclusiveMinimum: true },
    ],
    [
      'of what stands beside a $ref in one',
      { $schema: 'http://json-schema.org/draft-07/schema#', $ref: '#', type: 'strng' },
    ],
    [
      'of items one by one, which any draft is read with',
      { items: [{ type: 'string' }, true], additionalItems: false },
    ],
  ])('%s', (_, schema) => expect(told(schema)).toEqual([]))

  test('and nothing throws, whatever is there', () => {
    const keyword = constantFrom(
      'type',
      'items',
      'properties',
      'required',
      'anyOf',
      'pattern',
      'patternProperties',
      'enum',
      'not',
      '$ref',
    )
    const schemas = dictionary(keyword, oneof(jsonValue(), dictionary(keyword, jsonValue())))
    assert(
      property(schemas, (schema) => {
        for (const { path, wanted, hint } of findSchemaFaults(schema as Json)) {
          expect([path.length > 0, wanted !== '', hint !== '']).toEqual([true, true, true])
        }
      }),
    )
  })
})
