import { makeProblem, type Problem, type ProblemParts } from '../../model/problem.ts'
import { unavailable } from '../../run/cache.ts'
import { type CacheStore, updateEntry } from '../../run/cacheStore.ts'
import { type CostBook, type CostEntry, createCostBook, joinCosts } from './costBook.ts'

/** What functions took, from one process to the next. */
export interface KeptCosts {
  /** For the option `costs` of an adapter. */
  readonly costs: CostBook
  /** A warning where there is something that cannot be used, or read. */
  readonly problems: readonly Problem[]
  /** Keeps what runs have measured since, beside what other processes have; gives a warning where it cannot be kept. */
  keep(): Promise<readonly Problem[]>
}

/** As it lies in the store: JSON. Another format makes all that was kept before a stranger's. */
interface StoredCosts {
  readonly format: typeof FORMAT
  readonly entries: readonly CostEntry[]
}

const FORMAT = 'dagwright costs 2'

/** No hash is the like of it, so no value's entry stands there. */
const KEY = 'c0575000000000000000000000000000'

/**
 * What functions took in earlier runs, as one entry of a cache's store.
 *
 * @example
 * const { costs, keep } = await openCosts(createFolderStore('.cache'))
 * const adapter = new WebWorkerGraphAdapter({ workers: 4, costs })
 */
export async function openCosts(store: CacheStore): Promise<KeptCosts> {
  const { entries, problems } = await read(store)
  const costs = createCostBook(entries)
  let kept = JSON.stringify(costs)
  return {
    costs,
    problems,
    async keep() {
      const own = costs.toJSON()
      const text = JSON.stringify(own)
      if (text === kept) return []
      try {
        await updateEntry(store, KEY, (now) => formatEntries(joinCosts(parseEntries(now) ?? [], own)))
        kept = text
        return []
      } catch (error) {
        return [warning('DW-CACHE-001', unavailable('written', error))]
      }
    },
  }
}

interface Found {
  readonly entries: readonly unknown[]
  readonly problems: readonly Problem[]
}

async function read(store: CacheStore): Promise<Found> {
  try {
    const entries = parseEntries(await store.read(KEY))
    return { entries: entries ?? [], problems: entries ? [] : [warning('DW-CACHE-002', UNTRUSTED)] }
  } catch (error) {
    return { entries: [], problems: [warning('DW-CACHE-001', unavailable('read', error))] }
  }
}

function formatEntries(entries: readonly CostEntry[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ format: FORMAT, entries } satisfies StoredCosts))
}

/** Null for what is none of ours. */
function parseEntries(bytes: Uint8Array | null): readonly unknown[] | null {
  if (!bytes) return []
  try {
    const stored: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isStored(stored) ? stored.entries : null
  } catch {
    return null
  }
}

/** The book itself looks at each entry. */
function isStored(stored: unknown): stored is { readonly entries: readonly unknown[] } {
  if (typeof stored !== 'object' || stored === null || !('format' in stored) || !('entries' in stored)) return false
  return stored.format === FORMAT && Array.isArray(stored.entries)
}

const UNTRUSTED = {
  message: "What the cache holds of how long functions take is not what was put there, or another version's.",
  hint: 'It is not used: what this run measures takes that place.',
}

function warning(code: string, parts: ProblemParts): Problem {
  return makeProblem(code, 'run', { ...parts, severity: 'warning' })
}
