import type { CodeName } from './codes.ts'
import { arrayType } from './kinds/array.ts'
import { arrowBytesLook, arrowType } from './kinds/arrow.ts'
import { bytesType } from './kinds/bytes.ts'
import { dateType } from './kinds/date.ts'
import { errorType } from './kinds/error.ts'
import { imageLook } from './kinds/image.ts'
import { internMapType, internSetType } from './kinds/interned.ts'
import { mapType } from './kinds/map.ts'
import { objectType } from './kinds/object.ts'
import { setType } from './kinds/set.ts'
import { tableType } from './kinds/table.ts'
import { typedArrayType } from './kinds/typedArray.ts'
import { vegaLiteLook } from './kinds/vegaLite.ts'
import type { ValueLook, ValueType } from './valueType.ts'

/** Every kind of object that may leave a node; the first that recognises a value has it. */
export const VALUE_TYPES: readonly ValueType[] = [
  arrayType,
  typedArrayType,
  tableType,
  objectType,
  internMapType,
  internSetType,
  mapType,
  setType,
  dateType,
  errorType,
  bytesType,
  arrowType,
]

/** What more may be seen in values of these kinds. */
export const VALUE_LOOKS: readonly ValueLook[] = [arrowBytesLook, imageLook, vegaLiteLook]

const BY_PROTOTYPE = new Map<object, ValueType>(
  VALUE_TYPES.flatMap((type) => type.prototypes.map((prototype): [object, ValueType] => [prototype, type])),
)

const BY_CODE = new Map<CodeName, ValueType>(
  VALUE_TYPES.flatMap((type) => type.codes.map((code): [CodeName, ValueType] => [code, type])),
)

const BY_PACKED_NAME = new Map(VALUE_TYPES.map((type) => [packedName(type), type]))

/** Null for instances of classes that no thread but their own knows. */
export function findType(value: object): ValueType | null {
  const likely = BY_PROTOTYPE.get(Object.getPrototypeOf(value))
  if (likely?.is(value)) return likely
  return VALUE_TYPES.find((type) => type.is(value)) ?? null
}

/** As `findType`; what may not leave its node is shown by its own properties. */
export function shownType(value: object): ValueType {
  return findType(value) ?? objectType
}

export function typeOfCode(code: CodeName): ValueType | undefined {
  return BY_CODE.get(code)
}

export function packedName({ kind, packedAs = kind }: ValueType): string {
  return packedAs
}

export function typeOfPacked(name: string): ValueType | undefined {
  return BY_PACKED_NAME.get(name)
}

export function findLook(value: object, { kind }: ValueType): ValueLook | null {
  try {
    return VALUE_LOOKS.find((look) => look.over.includes(kind) && look.is(value)) ?? null
  } catch {
    // A getter that throws: whatever it is, it is no such thing.
    return null
  }
}
