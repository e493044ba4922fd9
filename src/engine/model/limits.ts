/** What a run may take. Null is no limit of time, and of memory what suits the device. */
export interface RunLimits {
  readonly runSeconds: number | null
  readonly nodeSeconds: number | null
  /** What the values of a run may hold at once. */
  readonly megabytes: number | null
}

export const NO_LIMITS: RunLimits = { runSeconds: null, nodeSeconds: null, megabytes: null }

const KEYS = ['runSeconds', 'nodeSeconds', 'megabytes'] as const

/** Undefined where it is no object of amounts above 0; what is left out has no limit. */
export function readLimits(value: unknown): RunLimits | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const given = new Map<string, unknown>(Object.entries(value))
  const isLimit = (one: unknown) => typeof one === 'number' && Number.isFinite(one) && one > 0
  if ([...given].some(([key, one]) => !KEYS.some((known) => known === key) || !isLimit(one))) return undefined
  return { ...NO_LIMITS, ...Object.fromEntries(given) }
}

/** The inverse of `readLimits`; undefined where there are none. */
export function formatLimits(limits: RunLimits): Partial<RunLimits> | undefined {
  const entries = KEYS.flatMap((key) => (limits[key] === null ? [] : [[key, limits[key]]]))
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/** As the workers' adapter takes them. */
export interface AdapterLimits {
  readonly runTimeout?: number
  readonly nodeTimeout?: number
  readonly maxHeldBytes?: number
}

/** Milliseconds and bytes. */
export function toAdapterLimits({ runSeconds, nodeSeconds, megabytes }: RunLimits): AdapterLimits {
  return {
    ...(runSeconds === null ? {} : { runTimeout: runSeconds * 1000 }),
    ...(nodeSeconds === null ? {} : { nodeTimeout: nodeSeconds * 1000 }),
    ...(megabytes === null ? {} : { maxHeldBytes: megabytes * 1e6 }),
  }
}
