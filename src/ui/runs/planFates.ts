import { fateWords, type LookedUp } from '../../engine/page.ts'

/** Functions of which the cache says the same. */
export interface SameFate {
  readonly fate: ReturnType<typeof fateWords>['fate']
  readonly why: string
  readonly nodes: string[]
}

const ORDER = ['runs', 'open', 'cached'] as const

/** What would run first, then what is open, then what the cache gives; within these as the plan has them. */
export function groupByFate(lookUps: readonly LookedUp[]): readonly SameFate[] {
  const same = new Map<string, SameFate>()
  for (const looked of lookUps) {
    const { fate, why } = fateWords(looked)
    const key = `${fate} ${why}`
    const known = same.get(key)
    if (known) known.nodes.push(looked.node)
    else same.set(key, { fate, why, nodes: [looked.node] })
  }
  return ORDER.flatMap((fate) => [...same.values()].filter((one) => one.fate === fate))
}
