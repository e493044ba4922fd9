import type { Hashes, LookedUp, MissReason, SeenFile } from '../model/cached.ts'
import type { CodePieces } from '../model/codeVersions.ts'
import type { GraphNode } from '../model/graph.ts'
import { pathNode } from './cacheFiles.ts'

/** What a node was when it was looked up, or ran: by this it is told what is another now. */
export interface Sight {
  /** Of a hit; null of another. */
  readonly key: string | null
  readonly version: string | undefined
  /** Those that it reached. */
  readonly pieces: CodePieces | undefined
  /** Of its dependencies' values; left out where one was not known. */
  readonly data: Hashes
  /** That it read or wrote. */
  readonly file?: SeenFile | undefined
}

/** Remembers from run to run what nodes were looked up with. */
export type Sights = Map<string, Sight>

export interface Seen {
  readonly node: GraphNode
  readonly version: string | undefined
  readonly pieces: CodePieces | undefined
  /** Null where a value has no hash, undefined where it is not known before others have run. */
  readonly dataOf: (name: string) => string | null | undefined
  /** Whether its value is part of the node's key. */
  readonly counts: (name: string) => boolean
  /** Null of a node that has none, undefined where its path is not known before others have run. */
  readonly file: SeenFile | null | undefined
  readonly whatIs: (name: string) => (MissReason & { readonly kind: 'value' })['what']
}

/** What is known of a node once it has run. */
export interface Taken {
  readonly data: Hashes
  readonly file: SeenFile | null
}

/** Why a node has no entry under its key, by what it was the last time. */
export function explainMiss(seen: Seen, before: Sight | undefined, taken?: Taken): LookedUp {
  const { node, version, pieces, dataOf, counts, whatIs } = seen
  const file = taken ? taken.file : seen.file
  const because: MissReason[] = before ? [] : [NEW]
  if (before && before.version !== version) because.push(...changedCode(node.name, before.pieces, pieces))
  const waitsFor: string[] = []
  let at = 0
  for (const name of dependenciesOf(node)) {
    if (counts(name)) {
      const data = (taken && hashIn(taken.data, name, at)) ?? dataOf(name)
      const known = before && hashIn(before.data, name, at)
      if (data === undefined) waitsFor.push(name)
      else if (data === null) because.push({ kind: 'unhashable', of: name })
      else if (known !== undefined && known !== data) because.push({ kind: 'value', of: name, what: whatIs(name) })
    }
    at++
  }
  const path = file === undefined ? pathNode(node) : null
  if (path !== null && !waitsFor.includes(path)) waitsFor.push(path)
  if (file && before?.file?.path === file.path && (before.file.version !== file.version || file.version === null))
    because.push({ kind: 'file', of: file.path, isThere: file.version !== null })
  if (waitsFor.length) return { node: node.name, kind: 'open', waitsFor, because }
  return { node: node.name, kind: 'miss', because: because.length ? because : [GONE] }
}

/** The hash of a name's value: nearly always it stands at the place of the dependency, or as many before it as are left out. */
function hashIn(hashes: Hashes, name: string, place: number): string | undefined {
  for (let at = Math.min(place, hashes.length - 1); at >= 0; at--) {
    const one = hashes[at]
    if (one?.[0] === name) return one[1]
  }
  for (let at = place + 1; at < hashes.length; at++) {
    const one = hashes[at]
    if (one?.[0] === name) return one[1]
  }
  return undefined
}

/** With those of others that are not among them. */
export function joinHashes(some: Hashes, others: Hashes): Hashes {
  const rest = others.filter(([name], at) => hashIn(some, name, at) === undefined)
  return rest.length ? [...some, ...rest] : some
}

const NEW: MissReason = { kind: 'new' }
const GONE: MissReason = { kind: 'gone' }

/** Each once. */
function dependenciesOf({ dependencies }: GraphNode): Iterable<string> {
  const names = dependencies.map((dependency) => dependency.node)
  // Of most nodes they are two: a set costs more than it saves.
  return names.length < 2 || (names.length === 2 && names[0] !== names[1]) ? names : new Set(names)
}

/** The pieces of its code that are others now, by their names; its own has none. */
function changedCode(node: string, before: CodePieces | undefined, now: CodePieces | undefined): MissReason[] {
  const [own, ...helpers] = now?.of[node] ?? []
  const isOther = (piece: string) => before?.hashes[piece] !== now?.hashes[piece]
  const changed = before && own !== undefined && !isOther(own) ? helpers.filter(isOther) : []
  return changed.length ? changed.map((of) => ({ kind: 'code', of })) : [{ kind: 'code' }]
}

export function sightOf(seen: Seen, key: string | null): Sight {
  const { node, version, pieces, file } = seen
  const own = pieces && piecesOf(node.name, pieces)
  return { key, version, pieces: own, data: knownDataOf(seen), file: file ?? undefined }
}

function knownDataOf({ node: { dependencies }, dataOf }: Seen): Hashes {
  const known: [name: string, data: string][] = []
  for (const { node: name } of dependencies) {
    const data = dataOf(name)
    if (typeof data === 'string') known.push([name, data])
  }
  return known.length ? known : NOTHING
}

const NOTHING: Hashes = []

/** Of the whole program's those of one node: what is remembered for long must not hold every program that there was. */
function piecesOf(node: string, { hashes, of }: CodePieces): CodePieces {
  const own = of[node] ?? []
  return { hashes: Object.fromEntries(own.map((name) => [name, hashes[name] ?? ''])), of: { [node]: own } }
}
