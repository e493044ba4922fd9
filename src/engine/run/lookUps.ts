import type { LookedUp, MissReason } from '../model/cached.ts'
import type { GraphNode } from '../model/graph.ts'

/** What a node was when it was looked up, or ran: by this it is told what is another now. */
export interface Sight {
  /** Of a hit; null of another. */
  readonly key: string | null
  readonly version: string | undefined
  /** Dependency -> hash of its value; left out where that was not known. */
  readonly data: ReadonlyMap<string, string>
}

/** Remembers from run to run what nodes were looked up with. */
export type Sights = Map<string, Sight>

export interface Seen {
  readonly node: GraphNode
  readonly version: string | undefined
  /** Null where a value has no hash, undefined where it is not known before others have run. */
  readonly dataOf: (name: string) => string | null | undefined
  /** Whether its value is part of the node's key. */
  readonly counts: (name: string) => boolean
  readonly whatIs: (name: string) => (MissReason & { readonly kind: 'value' })['what']
}

/** Why a node has no entry under its key, by what it was the last time. */
export function explainMiss({ node, version, dataOf, counts, whatIs }: Seen, before: Sight | undefined): LookedUp {
  const names = [...new Set(node.dependencies.map((dependency) => dependency.node))].filter(counts)
  const waitsFor = names.filter((name) => dataOf(name) === undefined)
  const because: MissReason[] = before ? [] : [{ kind: 'new' }]
  if (before && before.version !== version) because.push({ kind: 'code' })
  for (const name of names) {
    const data = dataOf(name)
    const known = before?.data.get(name)
    if (data === null) because.push({ kind: 'unhashable', of: name })
    else if (data !== undefined && known !== undefined && known !== data)
      because.push({ kind: 'value', of: name, what: whatIs(name) })
  }
  if (waitsFor.length) return { node: node.name, kind: 'open', waitsFor, because }
  return { node: node.name, kind: 'miss', because: because.length ? because : [{ kind: 'gone' }] }
}

export function sightOf({ node, version, dataOf }: Seen, key: string | null): Sight {
  const data = new Map<string, string>()
  for (const { node: name } of node.dependencies) {
    const hash = dataOf(name)
    if (typeof hash === 'string') data.set(name, hash)
  }
  return { key, version, data }
}
