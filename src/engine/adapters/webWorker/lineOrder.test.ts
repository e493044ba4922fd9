import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLineOrder } from './lineOrder.ts'

test('the next of a line is the first that is open, whatever was closed and opened again before', () => {
  const change = fc.record({ step: fc.nat(9), line: fc.nat(2), opens: fc.boolean() })
  fc.assert(
    fc.property(
      fc.array(fc.nat(2), { minLength: 10, maxLength: 10 }),
      fc.uniqueArray(fc.nat(99), { minLength: 10, maxLength: 10 }),
      fc.array(change, { maxLength: 60 }),
      (line, place, changes) => {
        /** Of each step the line that it is open in; null where it is done. */
        const open: (number | null)[] = [...line]
        const isOpen = (step: number, at: number) => open[step] === at
        const order = createLineOrder({ line, place, lines: 3, isOpen })
        const inOrder = line.map((_, step) => step).sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0))
        for (const { step, line: at, opens } of changes) {
          open[step] = opens ? at : null
          if (opens) order.reopen(step)
          for (let lane = 0; lane < 3; lane++) {
            const first = inOrder.find((one) => line[one] === lane && isOpen(one, lane))
            const nexts = inOrder.filter((one) => order.isNext(lane, one))
            expect(nexts).toEqual(first === undefined ? [] : [first])
          }
        }
      },
    ),
  )
})
