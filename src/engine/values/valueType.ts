import type { Hash } from '../model/hash.ts'
import type { ValueKind } from '../model/summary.ts'
import type { CodeName } from './codes.ts'
import type { ByteReader, ByteWriter } from './storeBytes.ts'
import type { WireValue } from './wireValue.ts'

/** What a value is held as: it decides how the value is moved, kept and compared. */
export type ObjectKind =
  | 'array'
  | 'typedArray'
  | 'table'
  | 'arrow'
  | 'object'
  | 'map'
  | 'set'
  | 'date'
  | 'error'
  | 'bytes'

/**
 * A kind of objects: all that the engine does with its values, one file a kind in `kinds/`. What a value holds is handed back
 * to whoever asked, so that no kind knows another.
 */
export interface ValueType<T extends object = object> {
  readonly kind: ObjectKind
  /** What names it between threads where several are of one kind. */
  readonly packedAs?: string
  /** Of the values that the language itself makes: they are recognised by these at once. */
  readonly prototypes: readonly object[]
  is(value: object): value is T

  /** The class's name as a person knows it. */
  typeName(value: T): string
  /** Elements, entries, keys, rows or bytes; null where there is nothing to count. */
  size(value: T): number | null
  /** One line. Without `inner` there is no room to look into the value. */
  preview(value: T, inner: Preview | null): string
  /** What a tree shows below the value. `brief` puts a key in a few words. */
  entries(value: T, brief: Preview): Entries

  /** Every value that it holds; numbers and text may be left out. `at` means something to `pathTo` alone. */
  eachPart(value: T, visit: VisitPart): void
  /** From the value to its part: `.a`, `[3]`. */
  pathTo(value: T, at: number, brief: Preview): string

  /** About how many bytes it holds. */
  measure(value: T, guess: Guess): number
  writeHash(value: T, to: HashWriter): void

  /** What stands before it in a store; what was written there is read by the same code. */
  readonly codes: readonly CodeName[]
  write(value: T, to: StoreWriter): void
  read(from: StoreReader, code: CodeName): T

  /** A copy of what structured clone carries as it is, with its parts copied by `copying`. Absent: it has no parts to copy. */
  copy?(value: T, copying: Copying): T
  /** As it crosses between threads, where structured clone would lose it. */
  pack?(value: T, packing: Packing): unknown
  unpack?(packed: unknown, packing: Packing): T
}

export type Preview = (child: unknown) => string

export type VisitPart = (child: unknown, at: number) => void

/** The bytes of `count` values of which `some` are a sample. */
export type Guess = (some: readonly unknown[], count: number) => number

export interface Entry {
  readonly key: string
  readonly value: unknown
}

export interface Entries {
  readonly total: number
  read(offset: number, limit: number): Entry[]
}

export interface HashWriter {
  readonly hash: Hash
  value(child: unknown): void
  /** The hash of what several values share (a column of tables), worked out once. */
  shared(part: object, write: (own: HashWriter) => void): void
}

/** Values that stand for themselves: what refers to one of them from elsewhere is another. */
interface Nesting {
  nest(value: unknown): WireValue
}

interface Unnesting {
  unnest(wire: WireValue): unknown
}

export interface StoreWriter extends Nesting {
  readonly bytes: ByteWriter
  code(name: CodeName): ByteWriter
  value(child: unknown): void
}

export interface StoreReader extends Unnesting {
  readonly bytes: ByteReader
  /** Before its parts are read: they may hold it. */
  keep<T extends object>(value: T): T
  value(): unknown
  /** Of a list's items, with null for a hole. */
  item(): { readonly value: unknown } | null
}

export interface Copying {
  copy(child: unknown): unknown
  /** Before its parts are copied: they may hold it. */
  keep<T extends object>(copy: T): T
}

export interface Packing extends Copying, Nesting, Unnesting {
  /** Takes the place of what is packed, and may hold parts of it. */
  readonly holder: Record<string, unknown>
}

/** What a person sees in values that are held as another kind: an image in bytes, a chart in an object. */
export interface ValueLook {
  readonly kind: ValueKind
  readonly over: readonly ObjectKind[]
  is(value: object): boolean
  typeName(value: object): string
  preview(value: object): string
}

/** For kinds without parts. */
export const NO_PARTS = {
  eachPart(): void {},
  pathTo: (): string => '',
}

export const NO_ENTRIES: Entries = { total: 0, read: () => [] }
