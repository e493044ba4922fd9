import { type CheckToMake, validate } from '../src/engine/values/validators.ts'
import { againstFloor, measure, type Row } from './row.ts'

const COUNT = 1_000_000
const CHECKS: readonly CheckToMake[] = [
  { validator: 'range', argument: [0, 1] },
  { validator: 'allowNans', argument: false },
  { validator: 'maxFractionNans', argument: 0.5 },
  { validator: 'meanInRange', argument: [0, 1] },
  { validator: 'maxStandardDev', argument: 1 },
  { validator: 'dataType', argument: 'number' },
  { validator: 'allowNone', argument: false },
]

/** All checks that an array of numbers can pass, beside plain loops that compare and add the same. */
export async function benchChecks(): Promise<Row> {
  const values = Float64Array.from({ length: COUNT }, (_, at) => (at % 1000) / 1000)
  const ours = () => {
    for (const check of CHECKS) validate(values, check)
  }
  const bare = () => bareChecks(values)
  for (let warm = 0; warm < 5; warm++) {
    ours()
    bare()
  }
  const floor = await measure(15, bare)
  const taken = await measure(15, ours)
  return againstFloor('checks: all that apply to 1,000,000 numbers', taken, 'ms', ['plain loops', floor])
}

/** Outside, missing, missing, mean, mean and deviation: a loop each, as each is a node of its own. */
function bareChecks(values: Float64Array): number {
  let outside = 0
  for (let at = 0; at < values.length; at++) {
    const one = values[at] ?? 0
    if (!(one >= 0 && one <= 1)) outside++
  }
  let missing = 0
  for (let twice = 0; twice < 2; twice++)
    for (let at = 0; at < values.length; at++) if (Number.isNaN(values[at])) missing++
  let mean = 0
  for (let twice = 0; twice < 2; twice++) {
    let sum = 0
    let count = 0
    for (let at = 0; at < values.length; at++) {
      const one = values[at] ?? 0
      if (Number.isNaN(one)) continue
      sum += one
      count++
    }
    mean = sum / count
  }
  let squares = 0
  for (let at = 0; at < values.length; at++) {
    const one = values[at] ?? 0
    if (!Number.isNaN(one)) squares += (one - mean) ** 2
  }
  return outside + missing + squares
}
