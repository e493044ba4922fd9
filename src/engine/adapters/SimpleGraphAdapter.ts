import { DictResult } from '../results/DictResult.ts'
import type { Outputs, ResultBuilder } from '../results/ResultBuilder.ts'
import { TableResult } from '../results/TableResult.ts'
import type { ExecutableNode, Kwargs } from '../run/nodeRunner.ts'
import type { GraphAdapter, NodeType } from './GraphAdapter.ts'

/** Runs each node at once where the driver runs. */
export class SimpleGraphAdapter implements GraphAdapter {
  readonly #resultBuilder: ResultBuilder

  constructor(resultBuilder: ResultBuilder = new DictResult()) {
    this.#resultBuilder = resultBuilder
  }

  checkInputType(_nodeType: NodeType, _value: unknown): boolean {
    return false
  }

  checkNodeTypeEquivalence(_nodeType: NodeType, _inputType: NodeType): boolean {
    return false
  }

  executeNode(node: ExecutableNode, kwargs: Kwargs): unknown {
    return node.run(kwargs)
  }

  buildResult(outputs: Outputs): unknown {
    return this.#resultBuilder.buildResult(outputs)
  }
}

/** As the original driver: the result is a table. */
export class SimpleTableGraphAdapter extends SimpleGraphAdapter {
  constructor() {
    super(new TableResult())
  }
}

/** Whether an adapter runs each node just as it comes, so that nothing is lost if it is not asked. */
export function runsPlainly(adapter: GraphAdapter): boolean {
  return adapter.executeNode === SimpleGraphAdapter.prototype.executeNode
}
