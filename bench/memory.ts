import { Driver } from '../src/engine/driver.ts'
import { type NumberFunction, programOf } from './programOf.ts'

/** Prints how many columns of 80 MB a chain of 100 functions, each of which makes a new one, holds at its peak. */
const COLUMN = 80 * 2 ** 20

const functions = Array.from(
  { length: 100 },
  (_, at): NumberFunction =>
    at === 0
      ? ['c0', ['rows'], 'new Float64Array(rows).fill(1)']
      : [`c${at}`, [`c${at - 1}`], `c${at - 1}.map((one) => one + 1)`],
)
const driver = Driver.fromGraph(programOf(functions, ['rows']))
let peak = 0
const onEvent = () => {
  peak = Math.max(peak, process.memoryUsage().arrayBuffers)
}
const { outcome } = await driver.run({ outputs: ['c99'], inputs: { rows: COLUMN / 8 }, overrides: {} }, { onEvent })
if (outcome !== 'ok') throw new Error(`the chain ended as ${outcome}`)
process.stdout.write(String(peak / COLUMN))
