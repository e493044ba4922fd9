import { createGatherer } from '../../worker/gather.ts'
import type { Answer, FromRunner, Held } from '../../worker/runnerProtocol.ts'
import type { DispatchRequest } from './dispatchRequest.ts'
import { NOTHING_HELD, shareRoom } from './shareRoom.ts'
import type { Supplies } from './supplies.ts'
import type { PooledRunner } from './workerPool.ts'

/** Steps that went to a worker in one message. */
export interface Batch {
  readonly id: number
  readonly steps: readonly number[]
  readonly names: readonly string[]
  /** When it was meant for the worker, in milliseconds of the run. */
  readonly submittedAt: number
  /** When it should be through, in milliseconds of the run. */
  readonly until: number
  /** When the worker got it, in milliseconds of the run; null while values are on their way to it. */
  postedAt: number | null
}

/** Some items of a block, on their way to a worker or to be sent. */
export interface BlockPart {
  readonly id: number
  /** The block's step. */
  readonly block: number
}

/** A worker of a run, and what it has. */
export interface CrewMember {
  readonly worker: number
  readonly line: PooledRunner
  /** Nodes and given values that it has. */
  readonly holds: Set<string>
  /** Values that it may let go, told with the next batch. */
  released: string[]
  batch: Batch | null
  part: BlockPart | null
  /** The node that it is in, where that was seen when it was last looked at: it does nothing else. */
  busyIn: string | null
  /** Tells it what it asked. */
  readonly answer: (answer: Answer) => void
  /** When it last told something, or was given a part; milliseconds of the run. */
  heardAt: number
}

/** The workers of one run: which of them are there, what they do, and which values lie where. */
export interface Crew {
  /** Those that work in this run and live. */
  readonly members: readonly CrewMember[]
  find(worker: number): CrewMember | undefined
  /** The one of that number; it is told of the run where it is not of it yet. */
  hire(worker: number): CrewMember
  /** It is gone: nothing that it tells is heard any more. */
  dismiss(member: CrewMember): void
  isBusy(worker: number): boolean
  /** Whether somebody holds that value. */
  isHeld(name: string): boolean
  /** Whether it can be had without that worker. */
  isAtHand(name: string, without: number): boolean
  /** Fetches values from those that hold them; false where one of them is gone. */
  bring(names: readonly string[]): Promise<boolean>
  /** Nobody needs that value any more. */
  release(name: string): void
  /** What a worker's values may hold now; null where there is no limit. */
  limitOf(member: CrewMember): number | null
  /** Has workers let go of what they do not need, where all hold too much together. */
  makeRoom(): void
  /** The run is over: no worker needs anything any more. */
  end(): void
}

export interface CrewOptions
  extends Pick<
    DispatchRequest,
    'pool' | 'run' | 'summaries' | 'workers' | 'maxHeldBytes' | 'heldElsewhere' | 'continues'
  > {
  readonly supplies: Supplies
  readonly onMessage: (member: CrewMember, message: FromRunner) => void
  readonly onDeath: (member: CrewMember, reason: string) => void
}

export function createCrew(options: CrewOptions): Crew {
  const { pool, run, summaries, supplies, onMessage, onDeath, workers, continues = false } = options
  const { maxHeldBytes: most, heldElsewhere = () => 0 } = options
  const members = new Map<number, CrewMember>()
  const isThere = (member: CrewMember) => members.get(member.worker) === member

  async function bringOne(name: string): Promise<boolean> {
    if (supplies.has(name)) return true
    const holder = [...members.values()].find((member) => member.holds.has(name))
    const sent = await holder?.line.fetch(name)
    if (sent) supplies.pass(sent)
    else holder?.holds.delete(name)
    return Boolean(sent)
  }

  /** By worker; one that has not begun has its part too. */
  function limits(bytes: number): ReadonlyMap<number, number> {
    const numbers = Array.from({ length: Math.max(workers, ...members.keys()) }, (_, at) => at + 1)
    const held = numbers.map((worker): Held => members.get(worker)?.line.held ?? NOTHING_HELD)
    const room = bytes - heldElsewhere() - supplies.bytes - held.reduce((sum, { kept }) => sum + kept, 0)
    const shares = shareRoom(held, room)
    return new Map(numbers.map((worker, at) => [worker, shares[at] ?? 0]))
  }

  const limitOf = (worker: number) => (most === undefined ? null : (limits(most).get(worker) ?? 0))

  return {
    get members() {
      return [...members.values()]
    },
    find: (worker) => members.get(worker),
    hire(worker) {
      const known = members.get(worker)
      if (known) return known
      const line = pool.runner(worker)
      const member: CrewMember = {
        worker,
        line,
        holds: new Set(),
        released: [],
        batch: null,
        part: null,
        busyIn: null,
        answer: createGatherer((answers) => line.post({ kind: 'answer', answers })),
        heardAt: 0,
      }
      members.set(worker, member)
      line.follow(
        (message) => {
          if (isThere(member)) onMessage(member, message)
        },
        (reason) => {
          if (isThere(member)) onDeath(member, reason)
        },
      )
      const { program, startedAt, behaviours } = run
      const memory = most === undefined ? null : { held: limitOf(worker) ?? 0, value: most }
      line.start({ program, startedAt, behaviours, summaries, memory, continues })
      return member
    },
    dismiss(member) {
      if (isThere(member)) members.delete(member.worker)
    },
    isBusy(worker) {
      const member = members.get(worker)
      return member !== undefined && (member.batch !== null || member.part !== null)
    },
    limitOf: ({ worker }) => limitOf(worker),
    makeRoom() {
      if (most === undefined) return
      for (const [worker, bytes] of limits(most)) {
        const line = members.get(worker)?.line
        if (line && line.held.all > bytes) line.post({ kind: 'limit', bytes, over: null })
      }
    },
    end() {
      const shares = most === undefined ? null : limits(most)
      for (const { worker, line } of members.values())
        line.post({ kind: 'limit', bytes: shares?.get(worker) ?? null, over: { outputs: run.outputs } })
    },
    isHeld: (name) => [...members.values()].some((member) => member.holds.has(name)),
    isAtHand: (name, without) =>
      supplies.has(name) || [...members.values()].some(({ worker, holds }) => worker !== without && holds.has(name)),
    async bring(names) {
      return (await Promise.all(names.map(bringOne))).every(Boolean)
    },
    release(name) {
      supplies.drop(name)
      for (const member of members.values()) if (member.holds.delete(name)) member.released.push(name)
    },
  }
}
