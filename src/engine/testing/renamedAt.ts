import { analyzeHere } from '../analyzeHere.ts'
import type { ProgramRequest } from '../analyzeProgram.ts'
import { editHere } from '../editHere.ts'
import { languageHere } from '../languageHere.ts'
import type { EditPlan } from '../model/edit.ts'
import type { Graph } from '../model/graph.ts'
import type { SourceText } from '../model/module.ts'
import { applyPlan } from './edited.ts'

/** A name in a text. */
export interface Spot {
  readonly path: string
  readonly offset: number
  readonly name: string
}

/** What F2 does at a place: new text, or the reason why not; null where there is no name. */
export type Renamed =
  | { readonly files: readonly SourceText[]; readonly plan: EditPlan }
  | { readonly reason: string }
  | null

/** Every word of a program, those in texts too. */
export function spotsIn(files: readonly SourceText[]): Spot[] {
  return files.flatMap(({ path, text }) =>
    Array.from(text.matchAll(/[\p{ID_Start}_$][\p{ID_Continue}$]*/gu), ({ index, 0: name }) => ({
      path,
      offset: index,
      name,
    })),
  )
}

/** As the editor does it: a node by the edit of the graph, anything else by the compiler. */
export function renameAt(request: ProgramRequest, { path, offset }: Spot, to: string): Renamed {
  const symbol = languageHere(request, { kind: 'symbol', path, offset })
  if (!symbol) return null
  if (symbol.fixed !== null) return { reason: symbol.fixed }
  if (symbol.renames !== null) {
    const outcome = editHere(request, { kind: 'rename', node: symbol.renames, name: to })
    return outcome.ok ? made(request, outcome.plan) : { reason: outcome.problem.message }
  }
  const outcome = languageHere(request, { kind: 'rename', path, offset, name: to })
  return outcome.ok
    ? made(request, { title: '', changes: outcome.changes, renames: [], created: [] })
    : { reason: outcome.reason }
}

function made({ files }: ProgramRequest, plan: EditPlan): Renamed {
  return { files: applyPlan(files, plan), plan }
}

/** What is wrong with what F2 did at a place: nothing where it was refused. */
export function renameFaults(request: ProgramRequest, spot: Spot, renamed: Renamed, to: string): string[] {
  if (!renamed || 'reason' in renamed) return []
  const { files, plan } = renamed
  const names = new Map(plan.renames.map((one) => [one.from, one.to]))
  const config = Object.fromEntries(
    Object.entries(request.config).map(([key, value]) => [names.get(key) ?? key, value]),
  )
  const before = analyzeHere(request).graph
  const after = analyzeHere({ ...request, files, config }).graph
  const faults: string[] = []
  for (const { path, edits } of plan.changes) {
    const text = request.files.find((file) => file.path === path)?.text ?? ''
    for (const { start, end, text: written } of edits) {
      const replaced = text.slice(start, end)
      // A name, or the key of a shorthand.
      if (!/^[\p{ID_Continue}$.]*$/u.test(replaced)) faults.push(`wide: ${replaced} -> ${written}`)
    }
  }
  const isHit = plan.changes.some(
    ({ path, edits }) =>
      path === spot.path && edits.some(({ start, end }) => start <= spot.offset && spot.offset <= end),
  )
  if (!isHit) faults.push('the name itself stays')
  const told = (graph: Graph) => graph.problems.map((one) => one.code).sort()
  const problems = told(after).join()
  if (problems !== told(before).join())
    faults.push(`problems: ${after.problems.map((one) => `${one.code} ${one.message}`).join()}`)
  const [was, is] = [shapeOf(before, spot.name), shapeOf(after, to)]
  faults.push(...was.filter((one) => !is.includes(one)).map((one) => `lost: ${one}`))
  faults.push(...is.filter((one) => !was.includes(one)).map((one) => `new: ${one}`))
  // Names that are made of a helper's follow it.
  const namesAfter = after.nodes.map((node) => node.name)
  const others = before.nodes.filter(
    ({ name }) => !namesAfter.includes(names.get(name) ?? name) && !isMadeOf(name, spot.name),
  )
  faults.push(...others.map(({ name }) => `renamed: ${name}`))
  return faults
}

function isMadeOf(name: string, helper: string): boolean {
  return /[._]/.test(name) && name.includes(helper.replace(/^_/, ''))
}

/** What the nodes are and take, by their positions: names are looked at apart. */
function shapeOf({ nodes, types }: Graph, name: string): string[] {
  const positions = new Map(nodes.map(({ name }, at) => [name, at]))
  return nodes.map(({ kind, type, call, tags, dependencies, role, expands }, at) =>
    JSON.stringify([
      at,
      kind,
      types[type]?.text
        .split(/\b/)
        .map((word) => (word === name ? '…' : word))
        .join(''),
      call.kind,
      Object.entries(tags).filter(([key]) => !key.startsWith('hamilton.')),
      dependencies.map((one) => [positions.get(one.node), one.optional, one.collects ?? false, one.mismatch]),
      role,
      expands,
    ]),
  )
}
