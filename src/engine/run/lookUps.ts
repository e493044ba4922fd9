import type { LookedUp, MissReason, SeenFile } from '../model/cached.ts'
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
  /** Dependency -> hash of its value; left out where that was not known. */
  readonly data: ReadonlyMap<string, string>
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

/** Why a node has no entry under its key, by what it was the last time. */
export function explainMiss(
  { node, version, pieces, dataOf, counts, file, whatIs }: Seen,
  before: Sight | undefined,
): LookedUp {
  const names = [...new Set(node.dependencies.map((dependency) => dependency.node))].filter(counts)
  const waitsFor = names.filter((name) => dataOf(name) === undefined)
  const path = file === undefined ? pathNode(node) : null
  if (path !== null && !waitsFor.includes(path)) waitsFor.push(path)
  const because: MissReason[] = before ? [] : [{ kind: 'new' }]
  if (before && before.version !== version) because.push(...changedCode(node.name, before.pieces, pieces))
  for (const name of names) {
    const data = dataOf(name)
    const known = before?.data.get(name)
    if (data === null) because.push({ kind: 'unhashable', of: name })
    else if (data !== undefined && known !== undefined && known !== data)
      because.push({ kind: 'value', of: name, what: whatIs(name) })
  }
  if (file && before?.file?.path === file.path && (before.file.version !== file.version || file.version === null))
    because.push({ kind: 'file', of: file.path, isThere: file.version !== null })
  if (waitsFor.length) return { node: node.name, kind: 'open', waitsFor, because }
  return { node: node.name, kind: 'miss', because: because.length ? because : [{ kind: 'gone' }] }
}

/** The pieces of its code that are others now, by their names; its own has none. */
function changedCode(node: string, before: CodePieces | undefined, now: CodePieces | undefined): MissReason[] {
  const [own, ...helpers] = now?.of[node] ?? []
  const isOther = (piece: string) => before?.hashes[piece] !== now?.hashes[piece]
  const changed = before && own !== undefined && !isOther(own) ? helpers.filter(isOther) : []
  return changed.length ? changed.map((of) => ({ kind: 'code', of })) : [{ kind: 'code' }]
}

export function sightOf({ node, version, pieces, dataOf, file }: Seen, key: string | null): Sight {
  const data = new Map<string, string>()
  for (const { node: name } of node.dependencies) {
    const hash = dataOf(name)
    if (typeof hash === 'string') data.set(name, hash)
  }
  return { key, version, pieces: pieces && piecesOf(node.name, pieces), data, file: file ?? undefined }
}

/** Of the whole program's those of one node: what is remembered for long must not hold every program that there was. */
function piecesOf(node: string, { hashes, of }: CodePieces): CodePieces {
  const own = of[node] ?? []
  return { hashes: Object.fromEntries(own.map((name) => [name, hashes[name] ?? ''])), of: { [node]: own } }
}
