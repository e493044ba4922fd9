import { array, assert as check, integer, nat, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { planTaskGroups, type RecordedNode } from './taskGroups.ts'

/** Nodes that need earlier ones only: position -> distances back. */
const dags = array(array(nat(5), { maxLength: 3 }), { minLength: 1, maxLength: 60 }).map((rows) =>
  rows.map(
    (distances, at): RecordedNode => ({
      name: `n${at}`,
      needs: distances.flatMap((back) => (back < at ? [`n${at - 1 - back}`] : [])),
    }),
  ),
)

const requests = record({ dag: dags, workers: integer({ min: 1, max: 8 }), every: integer({ min: 1, max: 7 }) })

function planned({ dag, workers, every }: { dag: RecordedNode[]; workers: number; every: number }) {
  const outputs = new Set(dag.filter((_, at) => at % every === 0).map((node) => node.name))
  const groups = planTaskGroups(dag, outputs, workers)
  const groupOf = new Map(groups.flatMap((group) => group.nodes.map((name) => [name, group])))
  return { dag, outputs, groups, groupOf }
}

test('every node is in one group, once', () => {
  check(
    property(requests, (request) => {
      const { dag, groups } = planned(request)
      expect(groups.flatMap((group) => group.nodes).sort()).toEqual(dag.map((node) => node.name).sort())
      expect(groups.map((group) => group.id)).toEqual(groups.map((_, at) => at))
    }),
  )
})

test('a group comes after all that its nodes need, and the groups have no circle', () => {
  check(
    property(requests, (request) => {
      const { dag, groups, groupOf } = planned(request)
      const order = new Map(dag.map((node, at) => [node.name, at]))
      for (const node of dag) {
        for (const need of node.needs) {
          const [own, from] = [groupOf.get(node.name), groupOf.get(need)]
          if (own === from) expect(own?.nodes.indexOf(need)).toBeLessThan(own?.nodes.indexOf(node.name) ?? -1)
          else expect(own?.after).toContain(from?.id)
        }
      }
      for (const { nodes } of groups) expect(nodes).toEqual([...nodes].sort((a, b) => at(order, a) - at(order, b)))
      expect(runnable(groups)).toBe(groups.length)
    }),
  )
})

test('a group exports exactly what is asked for or needed by another group', () => {
  check(
    property(requests, (request) => {
      const { dag, outputs, groups, groupOf } = planned(request)
      for (const group of groups) {
        const wanted = group.nodes.filter(
          (name) =>
            outputs.has(name) || dag.some((node) => node.needs.includes(name) && groupOf.get(node.name) !== group),
        )
        expect([...group.exports].sort()).toEqual(wanted.sort())
      }
    }),
  )
})

test('one worker gets one group', () => {
  check(property(dags, (dag) => planTaskGroups(dag, new Set(), 1).length === 1))
})

test('a chain is one group however many workers there are', () => {
  const chain = Array.from({ length: 50 }, (_, at) => ({ name: `n${at}`, needs: at ? [`n${at - 1}`] : [] }))
  expect(planTaskGroups(chain, new Set(['n49']), 4)).toEqual([
    { id: 0, kind: 'nodes', nodes: chain.map((node) => node.name), after: [], exports: ['n49'] },
  ])
})

function at(order: ReadonlyMap<string, number>, name: string): number {
  return order.get(name) ?? -1
}

/** How many groups can be run one after the other. */
function runnable(groups: ReturnType<typeof planTaskGroups>): number {
  const done = new Set<number>()
  for (let before = -1; before < done.size; ) {
    before = done.size
    for (const group of groups) if (group.after.every((id) => done.has(id))) done.add(group.id)
  }
  return done.size
}
