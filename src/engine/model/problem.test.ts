import { expect, test } from 'vitest'
import { formatProblem, makeProblem } from './problem.ts'

test('a line ends each of its sentences, whatever a function threw', () => {
  const line = (message: string) => formatProblem(makeProblem('DW-RUN-001', 'run', { message, hint: 'Correct it.' }))
  expect(line('"f" failed: Error: no rate')).toBe('error DW-RUN-001: "f" failed: Error: no rate. Correct it.')
  expect(line('"f" failed: Error: What?')).toBe('error DW-RUN-001: "f" failed: Error: What? Correct it.')
  expect(line('"f" is empty.')).toBe('error DW-RUN-001: "f" is empty. Correct it.')
})
