import ts from 'typescript'
import { isShapeAssignable } from '../model/assignable.ts'
import type { TypeHome } from '../model/oracle.ts'
import { moveTypes } from '../model/shapes.ts'
import type { FieldShape, Shape, TypeId, TypeInfo } from '../model/type.ts'
import { fieldTypes, listElement } from './typeParts.ts'

/** Gives the compiler's types ids, texts and shapes that can cross to other threads, and answers `link`'s questions. */
export interface TypeRegistry extends TypeHome {
  idOf(type: ts.Type): TypeId
}

const TEXT_FLAGS = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope
const DEEPEST = 10
const TYPED_ARRAY = /^(Int8|Uint8|Uint8Clamped|Int16|Uint16|Int32|Uint32|Float32|Float64|BigInt64|BigUint64)Array$/

export function createTypeRegistry(program: ts.Program, checker: ts.TypeChecker): TypeRegistry {
  const ids = new Map<ts.Type, TypeId>()
  const types: (ts.Type | null)[] = []
  const declared = new Map<string, TypeId>()
  const infos: (TypeInfo | undefined)[] = []
  const assignable = new Map<number, boolean>()
  const awaited = new Map<TypeId, TypeId>()
  const fromLibs = (symbol: ts.Symbol) =>
    symbol.declarations?.some((one) => program.isSourceFileDefaultLibrary(one.getSourceFile())) ?? false
  const fromPackage = (symbol: ts.Symbol, name: string) =>
    symbol.declarations?.some((one) => one.getSourceFile().fileName.startsWith(`/node_modules/${name}/`)) ?? false

  function idOf(type: ts.Type, depth = 0): TypeId {
    const known = ids.get(type)
    if (known !== undefined) return known
    const id = types.push(type) - 1
    ids.set(type, id)
    infos.push(undefined)
    infos[id] = { text: textOf(type), shape: shapeOf(type, depth) }
    return id
  }

  /** As written by people: the buffer behind a typed array goes without saying. */
  function textOf(type: ts.Type): string {
    return checker.typeToString(type, undefined, TEXT_FLAGS).replace(/(\w+Array)<ArrayBuffer(Like)?>/g, '$1')
  }

  function shapeOf(type: ts.Type, depth: number): Shape {
    const inner = (one: ts.Type | undefined): TypeId => idOf(one ?? checker.getAnyType(), depth + 1)
    if (depth > DEEPEST) return { kind: 'any' }
    const simple = simpleShape(type, checker)
    if (simple) return simple
    if (type.isUnion()) return { kind: 'union', members: type.types.map(inner) }
    if (type.isIntersection()) return { kind: 'intersection', members: type.types.map(inner) }
    if (!(type.flags & ts.TypeFlags.Object)) return { kind: 'opaque' }
    const args = typeArguments(type, checker)
    if (checker.isTupleType(type)) return tupleShape(type, args.map(inner))
    if (checker.isArrayType(type)) return { kind: 'array', element: inner(args[0]) }
    const symbol = type.getSymbol()
    const named = symbol && libShape(symbol, args, inner)
    if (named) return named
    if (type.getCallSignatures().length || type.getConstructSignatures().length) return { kind: 'function' }
    if (type.isClass()) return { kind: 'opaque' }
    return objectShape(type, inner)
  }

  function libShape(
    symbol: ts.Symbol,
    args: readonly ts.Type[],
    inner: (type: ts.Type | undefined) => TypeId,
  ): Shape | null {
    const { name } = symbol
    if (fromPackage(symbol, 'arquero')) return name === 'ColumnTable' || name === 'Table' ? { kind: 'table' } : null
    if (fromPackage(symbol, 'dagwright')) {
      if (name === 'Parallelizable') return { kind: 'parallelizable', element: inner(args[0]) }
      return name === 'Collect' ? { kind: 'collect', element: inner(args[0]) } : null
    }
    if (!fromLibs(symbol)) return null
    if (TYPED_ARRAY.test(name)) return { kind: 'typedArray', name }
    if (name === 'Map' || name === 'ReadonlyMap') return { kind: 'map', key: inner(args[0]), value: inner(args[1]) }
    if (name === 'Set' || name === 'ReadonlySet') return { kind: 'set', element: inner(args[0]) }
    if (name === 'Date') return { kind: 'date' }
    if (name === 'ArrayBuffer' || name === 'DataView') return { kind: 'bytes' }
    if (name === 'Object') return { kind: 'any' }
    return /Error$/.test(name) ? { kind: 'error' } : null
  }

  function objectShape(type: ts.Type, inner: (type: ts.Type | undefined) => TypeId): Shape {
    const fields: FieldShape[] = checker.getPropertiesOfType(type).map((property) => ({
      name: property.name,
      optional: (property.flags & ts.SymbolFlags.Optional) !== 0,
      type: inner(checker.getTypeOfSymbol(property)),
    }))
    const index = type.getStringIndexType()
    return { kind: 'object', fields, index: index ? inner(index) : null }
  }

  function isAssignable(from: TypeId, to: TypeId, optional = false): boolean {
    if (from === to) return true
    const key = (from * 2 + (optional ? 1 : 0)) * 2 ** 24 + to
    const known = assignable.get(key)
    if (known !== undefined) return known
    const source = types[from]
    const target = types[to]
    const parts = optional && source?.isUnion() ? source.types.filter((part) => !isUndefined(part)) : [source]
    const answer =
      source && target
        ? parts.every((part) => !part || checker.isTypeAssignableTo(part, target))
        : isShapeAssignable(typeInfoAt, from, to, optional)
    assignable.set(key, answer)
    return answer
  }

  const typeInfoAt = (id: TypeId): TypeInfo => infos[id] ?? UNKNOWN

  function elementOf(id: TypeId): TypeId | null {
    const { shape } = typeInfoAt(id)
    switch (shape.kind) {
      case 'array':
      case 'parallelizable':
      case 'collect':
      case 'set':
        return shape.element
      case 'typedArray':
        return idOf(shape.name.startsWith('Big') ? checker.getBigIntType() : checker.getNumberType())
      case 'object': {
        const type = types[id]
        const element = type && listElement(type, checker)
        return element ? idOf(element) : null
      }
      default:
        return null
    }
  }

  /** Of an object, or of a union or intersection of objects; null for anything else. */
  function fieldsOf(id: TypeId): ReadonlyMap<string, TypeId> | null {
    const { shape } = typeInfoAt(id)
    if (shape.kind === 'object') return new Map(shape.fields.map((field) => [field.name, field.type]))
    const type = types[id]
    const isCombined = shape.kind === 'union' || shape.kind === 'intersection'
    if (!type || !isCombined || !shape.members.every((member) => fieldsOf(member))) return null
    return new Map([...fieldTypes(type, checker)].map(([name, field]) => [name, idOf(field)]))
  }

  function fieldOf(id: TypeId, name: string): TypeId | null {
    const { shape } = typeInfoAt(id)
    if (shape.kind === 'map') return isAssignable(idOf(checker.getStringType()), shape.key) ? shape.value : null
    return fieldsOf(id)?.get(name) ?? (shape.kind === 'object' ? shape.index : null)
  }

  return {
    idOf: (type) => idOf(type),
    isAssignable,
    awaited(id) {
      const known = awaited.get(id)
      if (known !== undefined) return known
      const type = types[id]
      const found = (type && idOf(checker.getAwaitedType(type) ?? type)) ?? id
      awaited.set(id, found)
      return found
    },
    info: typeInfoAt,
    element: elementOf,
    field: fieldOf,
    fields(id) {
      const fields = fieldsOf(id)
      return fields && [...fields.keys()]
    },
    items(id) {
      const { shape } = typeInfoAt(id)
      return shape.kind === 'tuple' && shape.rest === null ? shape.elements : null
    },
    declare(info) {
      // Types of one name may differ in what they are made of.
      const key = `${info.text} ${JSON.stringify(info.shape)}`
      const known = declared.get(key)
      if (known !== undefined) return known
      const id = types.push(null) - 1
      infos.push(info)
      declared.set(key, id)
      return id
    },
    adopt(table) {
      const start = types.length
      for (const info of moveTypes(table, start)) {
        types.push(null)
        infos.push(info)
      }
      return (id) => start + id
    },
    ofJson: (value) => idOf(jsonType(value, checker)),
    table: () => infos.map((info) => info ?? UNKNOWN),
  }
}

const UNKNOWN: TypeInfo = { text: 'unknown', shape: { kind: 'any' } }

/** `void`: the function gives nothing. */
export function isVoid(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Void) !== 0
}

function isUndefined(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Undefined) !== 0
}

const PRIMITIVES: readonly (readonly [ts.TypeFlags, Shape])[] = [
  [ts.TypeFlags.Any | ts.TypeFlags.Unknown, { kind: 'any' }],
  [ts.TypeFlags.Never, { kind: 'never' }],
  [ts.TypeFlags.Number, { kind: 'primitive', name: 'number' }],
  [ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral, { kind: 'primitive', name: 'string' }],
  [ts.TypeFlags.Boolean, { kind: 'primitive', name: 'boolean' }],
  [ts.TypeFlags.BigInt, { kind: 'primitive', name: 'bigint' }],
  [ts.TypeFlags.Undefined | ts.TypeFlags.Void, { kind: 'primitive', name: 'undefined' }],
  [ts.TypeFlags.Null, { kind: 'primitive', name: 'null' }],
  [ts.TypeFlags.ESSymbolLike, { kind: 'primitive', name: 'symbol' }],
  [ts.TypeFlags.NonPrimitive, { kind: 'primitive', name: 'object' }],
]

function simpleShape(type: ts.Type, checker: ts.TypeChecker): Shape | null {
  for (const [flags, shape] of PRIMITIVES) if (type.flags & flags) return shape
  if (type.isStringLiteral() || type.isNumberLiteral()) return { kind: 'literal', value: type.value }
  if (type.flags & ts.TypeFlags.BooleanLiteral) {
    return { kind: 'literal', value: checker.typeToString(type) === 'true' }
  }
  if (type.flags & ts.TypeFlags.BigIntLiteral) {
    return { kind: 'literal', value: BigInt(checker.typeToString(type).replace(/n$/, '')) }
  }
  return null
}

function tupleShape(type: ts.Type, elements: readonly TypeId[]): Shape {
  // isTupleType proved that the type refers to a tuple target.
  const { target } = type as ts.TypeReference & { target: ts.TupleType }
  const restAt = target.elementFlags.findIndex((flag) => flag & ts.ElementFlags.Variable)
  const fixed = restAt < 0 ? elements : elements.slice(0, restAt)
  return {
    kind: 'tuple',
    elements: fixed,
    required: target.elementFlags.filter((flag) => flag & ts.ElementFlags.Required).length,
    rest: restAt < 0 ? null : (elements[restAt] ?? null),
  }
}

function typeArguments(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const isReference = type.flags & ts.TypeFlags.Object && (type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference
  return isReference ? checker.getTypeArguments(type as ts.TypeReference) : []
}

function jsonType(value: unknown, checker: ts.TypeChecker): ts.Type {
  if (typeof value === 'number') return checker.getNumberType()
  if (typeof value === 'string') return checker.getStringType()
  if (typeof value === 'boolean') return checker.getBooleanType()
  return value === null ? checker.getNullType() : checker.getAnyType()
}
