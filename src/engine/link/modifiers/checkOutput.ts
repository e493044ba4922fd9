import type { Json } from '../../model/module.ts'
import { didYouMean } from '../../model/names.ts'
import type { TypeInfo } from '../../model/type.ts'
import { type Modifier, type ModifierContext, recordArgument, sinkNodes } from '../modifier.ts'
import { edgeTo } from '../nodes.ts'
import { checkNode, type Validator } from '../validators.ts'

/** What a validator's node gives. */
const VALIDATION_RESULT: TypeInfo = { text: 'ValidationResult', shape: { kind: 'any' } }

/** Option -> whether its argument fits, and what it should be. */
const VALIDATORS: Readonly<Record<string, readonly [wanted: string, fits: (argument: Json) => boolean]>> = {
  range: ['[least, greatest]', isRange],
  valuesIn: ['a list of texts or numbers', (value) => Array.isArray(value)],
  allowNans: ['false', (value) => value === false],
  maxFractionNans: ['a number from 0 to 1', (value) => typeof value === 'number' && value >= 0 && value <= 1],
  meanInRange: ['[least, greatest]', isRange],
  maxStandardDev: ['a number', (value) => typeof value === 'number'],
  contains: ['text', (value) => typeof value === 'string'],
  doesNotContain: ['text', (value) => typeof value === 'string'],
  dataType: ['the name of a type', (value) => typeof value === 'string'],
  allowNone: ['false', (value) => value === false],
}

/** `checkOutput({...})`: `f` becomes `f_raw` -> `f_<check>_validator` ... -> `f`, which passes the value on or fails. */
export const checkOutput: Modifier = {
  name: 'checkOutput',
  lifecycle: 'transformer',
  apply(nodes, spec, context) {
    const options = recordArgument(spec, context)
    if (!options) return nodes
    const importance = options.importance === 'fail' ? 'fail' : 'warn'
    const checks = Object.entries(options).filter(([key]) => key !== 'importance')
    const good = checks.filter(([key, argument]) => isValidCheck(key, argument, context))
    if (good.length === 0) {
      if (checks.length === 0) {
        context.complain('DW-LINK-018', {
          message: `checkOutput at "${context.fn.name}" checks nothing.`,
          hint: 'Name a check: checkOutput({ range: [0, 1] }).',
        })
      }
      return nodes
    }
    const sinks = sinkNodes(nodes)
    return nodes.flatMap((node) => {
      if (!sinks.has(node.name)) return [node]
      const validators = good.map(([key, argument]) => validatorOf(key, argument, node.name, context))
      return checkNode(node, nodes, { validators, importance }, context)
    })
  },
}

function validatorOf(key: string, argument: Json, subject: string, { oracle }: ModifierContext): Validator {
  return {
    name: snakeCase(key),
    doc: `Checks ${subject}: ${key} ${JSON.stringify(argument)}.`,
    make: (checked) => ({
      type: oracle.declare(VALIDATION_RESULT),
      dependencies: [edgeTo(checked.name, checked.type)],
      call: { kind: 'validate', validator: key, argument, subject },
    }),
  }
}

function isValidCheck(key: string, argument: Json, context: ModifierContext): boolean {
  const validator = Object.hasOwn(VALIDATORS, key) ? VALIDATORS[key] : undefined
  if (!validator) {
    context.complain('DW-LINK-016', {
      message: `checkOutput at "${context.fn.name}" has no check "${key}".`,
      hint: didYouMean(key, Object.keys(VALIDATORS), `It has ${Object.keys(VALIDATORS).join(', ')}.`),
    })
    return false
  }
  const [wanted, fits] = validator
  if (fits(argument)) return true
  context.complain('DW-LINK-017', {
    message: `The check "${key}" at "${context.fn.name}" takes ${wanted}, not ${JSON.stringify(argument)}.`,
    hint: `Write ${key}: ${wanted}.`,
  })
  return false
}

function isRange(value: Json): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'number')
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
