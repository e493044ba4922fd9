import { count } from '../common/count.ts'
import { formatBytes } from '../common/formatBytes.ts'
import type { CacheSize } from './cacheSize.ts'
import type { AppState } from './state.ts'

/** A way to forget what nodes gave. */
export interface CacheClearing {
  /** `Clear cache (12 MB, 318 values)` */
  readonly title: string
  readonly detail: string
  readonly all: boolean
  /** Why there is nothing to do now. */
  readonly refusal: string | null
}

/** That of the open project, and where another one, of another tab, has the browser's cache, that of all. */
export function cacheClearings({
  cacheSizes,
  running,
}: Pick<AppState, 'cacheSizes' | 'running'>): readonly CacheClearing[] {
  const busy = running ? 'A run is on its way' : null
  if (!cacheSizes) return [clearing('Clear cache', false, busy)]
  const { own, others } = cacheSizes
  const ownTitle = `Clear cache (${sizeText(own)})`
  const mine = clearing(ownTitle, false, busy ?? (own.values === 0 ? 'Nothing is kept of this project' : null))
  return others.values === 0
    ? [mine]
    : [mine, clearing(`Clear cache of all projects (${sizeText(others)})`, true, busy)]
}

function clearing(title: string, all: boolean, refusal: string | null): CacheClearing {
  const detail = all ? 'This browser keeps those of another project' : 'What nodes gave, kept in this browser'
  return { title, detail, all, refusal }
}

function sizeText({ bytes, values }: CacheSize): string {
  return `${formatBytes(bytes)}, ${count(values, 'value')}`
}
