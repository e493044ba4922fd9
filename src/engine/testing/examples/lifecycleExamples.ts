import { SimpleGraphAdapter } from '../../adapters/SimpleGraphAdapter.ts'
import { Builder } from '../../builder.ts'
import type { Adapter } from '../../lifecycle/LifecycleAdapter.ts'
import { SlowDown } from '../../lifecycle/SlowDown.ts'
import { TypeChecker } from '../../lifecycle/TypeChecker.ts'
import { GraphError, type Problem } from '../../model/problem.ts'
import { TableResult } from '../../results/TableResult.ts'
import { source } from '../../source.ts'
import type { Examples } from '../told.ts'

const F = 'export function f(a: number): number { return a }'

/** The problems of a build with these adapters, and of a run. */
async function toldWith(make: () => readonly Adapter[], text = F): Promise<readonly Problem[]> {
  try {
    const builder = new Builder().withModules(source('main.ts', text)).withAdapters(...make())
    const driver = await builder.build()
    const { problems } = await driver.run({ outputs: ['f'], inputs: { a: 1 }, overrides: {} })
    return [...driver.buildProblems(), ...problems]
  } catch (error) {
    if (error instanceof GraphError) return error.problems
    throw error
  }
}

const broken = () => {
  throw new Error('no ink')
}

class Closed extends SimpleGraphAdapter {
  override executeNode = broken
}

class Printer {
  preNodeExecute = broken
}

class Opener {
  postGraphConstruct = broken
}

class Listener {
  onEvent = broken
}

class Namer {
  validateNode = ({ name }: { name: string }) => (name.length < 2 ? 'the name is too short.' : null)
}

class Counter {
  validateGraph = ({ nodes }: { nodes: readonly unknown[] }) => (nodes.length < 5 ? 'it has too few nodes.' : null)
}

class Watcher {
  nodes = ['ff']
  preNodeExecute = () => {}
}

/** Problems of adapters and the lifecycle. */
export const lifecycleExamples: Examples = {
  'DW-RUN-006': [() => toldWith(() => [new Closed()]), 'The adapter could not run "f": Error: no ink.'],
  'DW-LIFE-001': [
    () => toldWith(() => [new SimpleGraphAdapter(), new TableResult()]),
    'SimpleGraphAdapter and TableResult both have buildResult: of each there can be one.',
  ],
  'DW-LIFE-002': [() => toldWith(() => [new Namer()]), 'Namer refuses the node "f": the name is too short.'],
  'DW-LIFE-003': [() => toldWith(() => [new Counter()]), 'Counter refuses the graph: it has too few nodes.'],
  'DW-LIFE-004': [() => toldWith(() => [new Printer()]), 'Printer.preNodeExecute failed at "f": Error: no ink'],
  'DW-LIFE-005': [() => toldWith(() => [new Opener()]), 'Opener.postGraphConstruct failed: Error: no ink'],
  'DW-LIFE-006': [() => toldWith(() => [new Watcher()]), 'Watcher names the node "ff", which the graph does not have.'],
  'DW-LIFE-007': [() => toldWith(() => [{}]), 'adapter 1 has no hook, method or validator: it would do nothing.'],
  'DW-LIFE-008': [
    () => toldWith(() => [new Listener()]),
    'Listener.onEvent failed, and heard no more of this run: Error: no ink',
  ],
  'DW-LIFE-009': [
    () => toldWith(() => [new SlowDown({ mean: -1 })]),
    'SlowDown takes milliseconds from 0 to 86400000 as `mean`, not -1.',
  ],
  'DW-RUN-025': [
    () => toldWith(() => [new TypeChecker()], "export const f = (a: number): number[] => [a, JSON.parse('null')]"),
    '"f" gave what its type does not declare: f[1]: expected number, got null.',
  ],
  'DW-RUN-026': [
    () =>
      toldWith(
        () => [new TypeChecker({ outputs: false })],
        "export const b = (a: number): { id: number } => JSON.parse('{}')\nexport const f = (b: { id: number }): number => b.id",
      ),
    '"f" was given what its parameters do not declare: b.id: expected number, got nothing.',
  ],
}
