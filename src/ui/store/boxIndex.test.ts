import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexBoxes } from './boxIndex.ts'
import type { Box } from './flip.ts'

const coordinate = fc.integer({ min: -2000, max: 2000 })
const size = fc.integer({ min: 1, max: 900 })
const box: fc.Arbitrary<Box> = fc.record({ x: coordinate, y: coordinate, width: size, height: size })

test('the index finds what looking at every box finds', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 40 }), box, (boxes, area) => {
      const naive = boxes.filter(
        (one) =>
          one.x < area.x + area.width &&
          area.x < one.x + one.width &&
          one.y < area.y + area.height &&
          area.y < one.y + one.height,
      )
      expect(new Set(indexBoxes(boxes).within(area))).toEqual(new Set(naive))
    }),
  )
})
