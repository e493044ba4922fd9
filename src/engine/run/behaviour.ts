import type { CacheChoice } from './cacheBehavior.ts'

/**
 * What shipped lifecycle adapters change about a node's run, as plain data: so that it acts where the node really runs,
 * in whatever thread. `createInterceptors` gives each its meaning.
 */
export type Behaviour =
  /** Checks inputs and outputs against the declared types. */
  | { readonly kind: 'typeChecker'; readonly inputs: boolean; readonly outputs: boolean }
  /** Waits before each node: `mean` milliseconds, give or take `spread`; the same waits for the same seed. */
  | { readonly kind: 'slowDown'; readonly mean: number; readonly spread: number; readonly seed: number }
  /** A failing node, or item, gives the sentinel; what needs it is skipped. `errors` are names of error classes; null is all. */
  | { readonly kind: 'graceful'; readonly errors: readonly string[] | null; readonly sentinel: unknown }
  /** Calls hooks beside the driver before and after nodes, and waits for them. `nodes` null is every node. */
  | {
      readonly kind: 'hooks'
      readonly moments: readonly ('preNodeExecute' | 'postNodeExecute' | 'preTaskExecute' | 'postTaskExecute')[]
      readonly nodes: readonly string[] | null
    }
  /**
   * Looks values up by key before a node runs, and keeps them after; the program brings the versions of its code. Of values
   * with more bytes only is kept what they were.
   */
  | { readonly kind: 'cache'; readonly maxValueBytes?: number; readonly choice?: CacheChoice }
