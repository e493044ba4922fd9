import type { RunEvent, RunOutcome } from '../model/event.ts'
import { foldEvents, type NodeRun } from '../model/runState.ts'
import { goodOutputs, type NaiveOutcome, type NaiveRun, reachableNodes } from './naiveRun.ts'
import { namesIn, type RandomNode } from './randomNode.ts'
import type { RandomProgram } from './randomProgram.ts'

export interface ToldRun {
  readonly outcome: RunOutcome
  readonly events: readonly RunEvent[]
}

/** What a run told otherwise than plain recursion has it; empty where they agree. */
export function runFaults(program: RandomProgram, naive: NaiveRun, run: ToldRun, isGraceful = false): string[] {
  const ok = isGraceful || goodOutputs(program, naive).length === program.outputs.length
  return [
    ...(run.outcome === (ok ? 'ok' : 'failed') ? [] : [`the run ended ${run.outcome}`]),
    ...planFaults(program, run),
    ...orderFaults(program, run),
    ...statusFaults(program, naive, run, isGraceful),
  ]
}

/** Only what the outputs need is run, and all of it. */
function planFaults(program: RandomProgram, { events }: ToldRun): string[] {
  const planned = new Set(events.flatMap((event) => (event.kind === 'runStarted' ? event.nodes : [])))
  const reachable = reachableNodes(program)
  return [
    ...[...planned].filter((name) => !reachable.has(name)).map((name) => `${name} is planned, but nothing needs it`),
    ...[...reachable].filter((name) => !planned.has(name)).map((name) => `${name} is needed, but not planned`),
  ]
}

/** Each starts once and ends once, after all that it needs has ended. */
function orderFaults({ nodes }: RandomProgram, { events }: ToldRun): string[] {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const started = new Set<string>()
  const ended = new Set<string>()
  const faults: string[] = []
  for (const event of events) {
    if (event.kind === 'nodeStarted') {
      const { node: name } = event
      const node = byName.get(name)
      if (!node) faults.push(`${name} started, and is no node`)
      if (started.has(name)) faults.push(`${name} started again`)
      started.add(name)
      for (const need of node ? needsOutside(node, byName) : []) {
        if (started.has(need) && !ended.has(need)) faults.push(`${name} started before ${need} ended`)
      }
    } else if (event.kind === 'nodeFinished' || event.kind === 'nodeFailed' || event.kind === 'nodeSkipped') {
      if (ended.has(event.node)) faults.push(`${event.node} ended again`)
      ended.add(event.node)
    }
  }
  return [...faults, ...[...started].filter((name) => !ended.has(name)).map((name) => `${name} never ended`)]
}

/** Within one block nodes start and end for each item: their first start comes before the last end of what they need. */
function needsOutside(node: RandomNode, byName: ReadonlyMap<string, RandomNode>): readonly string[] {
  const [outermost] = node.block
  return node.parameters
    .flatMap(({ source }) => namesIn(source))
    .filter((name) => outermost === undefined || byName.get(name)?.block[0] !== outermost)
}

function statusFaults(program: RandomProgram, naive: NaiveRun, { events }: ToldRun, isGraceful: boolean): string[] {
  const runs = foldEvents(null, events)?.nodes ?? new Map<string, NodeRun>()
  const broken = isGraceful ? new Set<string>() : brokenBlocks(program, naive)
  return program.nodes.flatMap((node) => {
    const run = runs.get(node.name)
    if (!run) return []
    const outcomes = naive.outcomes.get(node.name) ?? []
    const [outermost] = node.block
    const isCut = outermost !== undefined && broken.has(outermost)
    const allowed = isCut ? ['failed', 'skipped', 'ok', 'idle'] : [worstOf(outcomes, node, naive)]
    if (!allowed.includes(run.status)) return [`${node.name} is ${run.status} (${run.reason}), not ${allowed.join()}`]
    return reasonFaults(node, run, outcomes, isCut ? culpritsIn(outermost, program, naive) : null)
  })
}

/** A node of a block has as many outcomes as it sees items; the worst is what is told of it. */
function worstOf(outcomes: readonly NaiveOutcome[], node: RandomNode, naive: NaiveRun): NodeRun['status'] {
  const kinds = outcomes.map((outcome) => outcome.kind)
  if (kinds.includes('failed')) return 'failed'
  if (kinds.includes('ok')) return 'ok'
  if (kinds.includes('skipped')) return 'skipped'
  // It saw no item: there was none, or what should have given them has none to give.
  const around = node.block.flatMap((block) => naive.outcomes.get(block) ?? [])
  return around.some((outcome) => outcome.kind !== 'ok') ? 'skipped' : 'idle'
}

/** The outermost blocks in which something failed: after that, not all of their items are begun. */
export function brokenBlocks({ nodes }: RandomProgram, { outcomes }: NaiveRun): ReadonlySet<string> {
  const broken = nodes.flatMap(({ name, block: [outermost] }) =>
    outermost !== undefined && outcomes.get(name)?.some((outcome) => outcome.kind === 'failed') ? [outermost] : [],
  )
  return new Set(broken)
}

function culpritsIn(outermost: string, { nodes }: RandomProgram, { outcomes }: NaiveRun): ReadonlySet<string> {
  const inside = nodes.filter(({ name, block }) => name === outermost || block[0] === outermost)
  return new Set(
    inside.flatMap(({ name }) =>
      (outcomes.get(name) ?? []).flatMap((outcome) =>
        outcome.kind === 'failed' ? [name] : outcome.kind === 'skipped' ? [...outcome.because] : [],
      ),
    ),
  )
}

function reasonFaults(
  { name }: RandomNode,
  { status, reason }: NodeRun,
  outcomes: readonly NaiveOutcome[],
  culprits: ReadonlySet<string> | null,
): string[] {
  if (status === 'failed') {
    const messages = outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.message] : []))
    const said = reason.replace(/ \(\d+ more of its items failed\.\)$/, '')
    return messages.some((message) => isMessage(said, message)) ? [] : [`${name} failed with ${said}, not ${messages}`]
  }
  const because = new Set(outcomes.flatMap((outcome) => (outcome.kind === 'skipped' ? [...outcome.because] : [])))
  if (status !== 'skipped' || because.has(reason) || culprits?.has(reason) || outcomes.length === 0) return []
  return [`${name} is skipped because of ${reason}, not ${[...because].join(' or ')}`]
}

/** The oracle does not know how checks word what they found. */
function isMessage(said: string, wanted: string): boolean {
  return said === wanted || (wanted.endsWith(' did not pass') && said.startsWith(`${wanted}: `))
}
