import type { Shape, TypeId, TypeInfo } from './type.ts'

/**
 * Whether a value of the one type may be passed where the other is declared, by their shapes alone: for types that no
 * compiler is at hand to compare. Refuses only what cannot fit; what shapes do not tell is taken. An optional parameter
 * takes `undefined` besides.
 */
export function isShapeAssignable(
  info: (type: TypeId) => TypeInfo,
  from: TypeId,
  to: TypeId,
  optional = false,
): boolean {
  const shapeOf = (id: TypeId): Shape => info(id).shape
  const assumed = new Set<string>()

  function fits(from: TypeId, to: TypeId): boolean {
    if (from === to) return true
    const pair = `${from} ${to}`
    // A recursive type fits as long as nothing on the way around says otherwise.
    if (assumed.has(pair)) return true
    assumed.add(pair)
    const answer = compare(from, to)
    if (!answer) assumed.delete(pair)
    return answer
  }

  function compare(from: TypeId, to: TypeId): boolean {
    const source = shapeOf(from)
    const target = shapeOf(to)
    if (isUnknown(source) || isUnknown(target) || source.kind === 'never') return true
    if (source.kind === 'union') return source.members.every((member) => fits(member, to))
    if (target.kind === 'union') return fitsUnion(from, source, target.members)
    if (target.kind === 'intersection') return target.members.every((member) => fits(from, member))
    // Together the members may have what none of them has alone.
    if (source.kind === 'intersection') return target.kind === 'object' || source.members.some((one) => fits(one, to))
    if (target.kind === 'object') return fitsObject(source, target)
    return fitsKind(source, target)
  }

  function fitsUnion(from: TypeId, source: Shape, members: readonly TypeId[]): boolean {
    if (members.some((member) => fits(from, member))) return true
    // `boolean` stands in a union as its two literals.
    const isBoolean = source.kind === 'primitive' && source.name === 'boolean'
    const shapes = members.map(shapeOf)
    return isBoolean && shapes.some((one) => one.kind === 'literal' && typeof one.value === 'boolean')
  }

  function fitsObject(source: Shape, target: Shape & { kind: 'object' }): boolean {
    if (source.kind === 'primitive' && NOTHING.has(source.name)) return false
    const required = target.fields.filter((field) => !field.optional && !field.name.startsWith('__@'))
    if (source.kind !== 'object') {
      const prototype = prototypeOf(source)
      return prototype === null || required.every((field) => field.name in prototype || isIndex(field.name))
    }
    const known = new Map(source.fields.map((field) => [field.name, field]))
    return target.fields.every((field) => {
      const own = known.get(field.name)
      if (own) return (field.optional || !own.optional) && fits(own.type, field.type)
      return field.optional || field.name.startsWith('__@') || field.name in Object.prototype
    })
  }

  function fitsKind(source: Shape, target: Shape): boolean {
    if (source.kind === 'literal') {
      if (target.kind === 'literal') return Object.is(source.value, target.value)
      return target.kind === 'primitive' && target.name === typeof source.value
    }
    if (source.kind === 'primitive') {
      if (target.kind !== 'primitive') return source.name === 'object' && target.kind !== 'literal'
      return source.name === target.name || (source.name === 'undefined' && target.name === 'void')
    }
    if (target.kind === 'literal') return false
    if (target.kind === 'primitive') return target.name === 'object'
    if (source.kind === 'column') return ['array', 'typedArray', 'column'].includes(target.kind)
    if (isLoose(source) || isLoose(target)) return true
    if (target.kind === 'array') {
      if (source.kind === 'array') return fits(source.element, target.element)
      if (source.kind !== 'tuple') return false
      const items = source.rest === null ? source.elements : [...source.elements, source.rest]
      return items.every((item) => fits(item, target.element))
    }
    if (source.kind !== target.kind) return false
    if (source.kind === 'typedArray' && target.kind === 'typedArray') return source.name === target.name
    if (source.kind === 'set' && target.kind === 'set') return fits(source.element, target.element)
    if (source.kind === 'map' && target.kind === 'map') {
      return fits(source.key, target.key) && fits(source.value, target.value)
    }
    if (source.kind === 'tuple' && target.kind === 'tuple') return fitsTuple(source, target)
    return true
  }

  function fitsTuple(source: Shape & { kind: 'tuple' }, target: Shape & { kind: 'tuple' }): boolean {
    if (source.required < target.required) return false
    if (target.rest === null && (source.rest !== null || source.elements.length > target.elements.length)) return false
    return source.elements.every((element, at) => {
      const wanted = target.elements[at] ?? target.rest
      return wanted === null || fits(element, wanted)
    })
  }

  const given = shapeOf(from)
  if (!optional || given.kind !== 'union') return fits(from, to)
  return given.members.every((member) => isUndefined(shapeOf(member)) || fits(member, to))
}

function isUndefined(shape: Shape): boolean {
  return shape.kind === 'primitive' && shape.name === 'undefined'
}

const NOTHING = new Set(['undefined', 'null', 'void'])

function isUnknown({ kind }: Shape): boolean {
  return kind === 'any' || kind === 'opaque'
}

/** What may be passed as several things: shapes do not tell which. */
function isLoose({ kind }: Shape): boolean {
  return kind === 'object' || kind === 'parallelizable' || kind === 'collect' || kind === 'function'
}

function isIndex(name: string): boolean {
  return /^\d+$/.test(name)
}

/** What values of a shape have by birth; null where that cannot be told. */
function prototypeOf(shape: Shape): object | null {
  if (shape.kind === 'literal') return Object(shape.value)
  if (shape.kind === 'primitive') return PRIMITIVES[shape.name] ?? null
  return OBJECTS[shape.kind] ?? null
}

const PRIMITIVES: Readonly<Record<string, object>> = {
  number: Number.prototype,
  string: String.prototype,
  boolean: Boolean.prototype,
  bigint: BigInt.prototype,
  symbol: Symbol.prototype,
}

const OBJECTS: Readonly<Record<string, object>> = {
  array: Array.prototype,
  tuple: Array.prototype,
  column: Array.prototype,
  typedArray: Float64Array.prototype,
  map: Map.prototype,
  set: Set.prototype,
  date: Date.prototype,
}
