import type { GraphNode } from '../../model/graph.ts'
import type { TypeInfo } from '../../model/type.ts'
import { applies, mayHaveColumns } from '../applies.ts'
import { type AskedCheck, CHECKS, pathOf, readChecks } from '../checkOptions.ts'
import { type Modifier, type ModifierContext, recordArgument, sinkNodes } from '../modifier.ts'
import { edgeTo } from '../nodes.ts'
import { checkNode, type Validator } from '../validators.ts'

/** What a validator's node gives. */
const VALIDATION_RESULT: TypeInfo = { text: 'ValidationResult', shape: { kind: 'any' } }

/** `checkOutput({...})`: `f` becomes `f_raw` -> `f_<check>_validator` ... -> `f`, which passes the value on or fails. */
export const checkOutput: Modifier = {
  name: 'checkOutput',
  lifecycle: 'transformer',
  apply(nodes, spec, context) {
    const options = recordArgument(spec, context)
    if (!options) return nodes
    const importance = options.importance === 'fail' ? 'fail' : 'warn'
    const checks = readChecks(options, context)
    if (Object.keys(options).every((key) => key === 'importance')) {
      context.complain('DW-LINK-018', {
        message: `checkOutput at "${context.fn.name}" checks nothing.`,
        hint: 'Name a check: checkOutput({ range: [0, 1] }).',
      })
    }
    const sinks = sinkNodes(nodes)
    return nodes.flatMap((node) => {
      const fitting = sinks.has(node.name) ? checks.filter((check) => isApplicable(check, node, context)) : []
      if (fitting.length === 0) return [node]
      const validators = fitting.map((check) => validatorOf(check, node.name, context))
      return checkNode(node, nodes, { validators, importance }, context)
    })
  },
}

function isApplicable(asked: AskedCheck, node: GraphNode, context: ModifierContext): boolean {
  const { name, column } = asked
  const { oracle, complain } = context
  const rule = CHECKS[name]?.applies ?? null
  const fits = column === null ? rule === null || applies(rule, node.type, oracle) : mayHaveColumns(node.type, oracle)
  if (fits) return true
  const { text, shape } = oracle.info(node.type)
  const check = column === null ? `The check "${name}"` : `The check "${name}" of the column "${column}"`
  const hint =
    column === null && shape.kind === 'table'
      ? `Name the column: checkOutput({ columns: { name: { ${name}: ... } } }).`
      : `Check what "${node.name}" gives by its type, or take the check away.`
  complain('DW-LINK-074', {
    message: `${check} takes ${column === null ? rule?.says : 'tables and lists of rows'}, but "${node.name}" gives ${text}.`,
    hint,
    part: { path: pathOf(asked), of: 'key' },
  })
  return false
}

function validatorOf({ name, argument, column }: AskedCheck, subject: string, { oracle }: ModifierContext): Validator {
  const of = column === null ? subject : `the column "${column}" of ${subject}`
  return {
    name: column === null ? snakeCase(name) : `${nameOfColumn(column)}_${snakeCase(name)}`,
    doc: `Checks ${of}: ${name} ${JSON.stringify(argument)}.`,
    make: (checked) => ({
      type: oracle.declare(VALIDATION_RESULT),
      dependencies: [edgeTo(checked.name, checked.type)],
      call: { kind: 'validate', validator: name, argument, subject, ...(column === null ? {} : { column }) },
    }),
  }
}

/** As part of a node's name: columns are called what they like. */
function nameOfColumn(column: string): string {
  return column.replace(/[^\p{L}\p{N}_$]+/gu, '_') || '_'
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
