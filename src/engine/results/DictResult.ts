import type { Outputs, ResultBuilder } from './ResultBuilder.ts'

/** The outputs as an object without prototype: any name is a key, in the order of the request. */
export class DictResult implements ResultBuilder<Readonly<Record<string, unknown>>> {
  buildResult(outputs: Outputs): Readonly<Record<string, unknown>> {
    const result: Record<string, unknown> = Object.create(null)
    for (const [name, value] of outputs) result[name] = value
    return result
  }
}
