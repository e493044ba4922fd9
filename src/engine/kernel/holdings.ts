import { oldestFirst } from '../worker/oldestFirst.ts'

/** What is held in one thread, in the order of its last use: what may go goes from the front. */
export interface Holdings {
  /** It is held from now on, and was used just now. `drop` is how it goes; without, it is needed. */
  put(key: string, bytes: number, drop: (() => void) | null): void
  /** How it goes from now on; null where it is needed. */
  change(key: string, drop: (() => void) | null): void
  /** It was used just now. */
  touch(key: string): void
  /** It is gone, or held no more. */
  forget(key: string): void
  /** What of it may go goes until it holds no more than so many bytes together; what was used last stays. */
  shrink(bytes: number): void
  /** Bytes of what is needed, and of what may go. */
  readonly needed: number
  readonly loose: number
}

interface Holding {
  readonly bytes: number
  readonly drop: (() => void) | null
}

export function createHoldings(): Holdings {
  const all = new Map<string, Holding>()
  let needed = 0
  let loose = 0

  function count({ bytes, drop }: Holding, sign: 1 | -1): void {
    if (drop) loose += sign * bytes
    else needed += sign * bytes
  }

  function forget(key: string): Holding | undefined {
    const holding = all.get(key)
    if (holding) count(holding, -1)
    all.delete(key)
    return holding
  }

  function add(key: string, holding: Holding): void {
    forget(key)
    all.set(key, holding)
    count(holding, 1)
  }

  return {
    put: (key, bytes, drop) => add(key, { bytes, drop }),
    change(key, drop) {
      const holding = all.get(key)
      if (holding) add(key, { ...holding, drop })
    },
    touch(key) {
      const holding = all.get(key)
      if (holding) add(key, holding)
    },
    forget,
    shrink(bytes) {
      if (loose <= bytes) return
      const entries = [...all].slice(0, -1)
      const mayGo = entries.flatMap(([key, one]): [string, number][] => (one.drop ? [[key, one.bytes]] : []))
      for (const key of oldestFirst(mayGo, loose - bytes)) forget(key)?.drop?.()
    },
    get needed() {
      return needed
    },
    get loose() {
      return loose
    },
  }
}
