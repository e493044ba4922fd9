import { type Arbitrary, anything, type ObjectConstraints } from 'fast-check'

/** Values of every kind that fast-check makes and that may leave a node. */
export function anyValue(constraints: ObjectConstraints = {}): Arbitrary<unknown> {
  return anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    ...constraints,
  })
}
