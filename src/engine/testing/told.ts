import { SimpleGraphAdapter } from '../adapters/SimpleGraphAdapter.ts'
import { Driver } from '../driver.ts'
import type { Json } from '../model/module.ts'
import type { Problem } from '../model/problem.ts'
import { PACKAGES } from '../packages.ts'
import type { ResultBuilder } from '../results/ResultBuilder.ts'
import type { RunServices } from '../run/services.ts'
import { analyzed } from './analyzed.ts'

/** Of each code an example: what makes the problem, and what it says. */
export type Examples = Readonly<
  Record<string, readonly [problems: () => Promise<readonly Problem[]> | readonly Problem[], message: string]>
>

interface Asked {
  readonly outputs?: readonly string[]
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly overrides?: Readonly<Record<string, unknown>>
  readonly config?: Record<string, Json>
  readonly result?: ResultBuilder
  readonly services?: Partial<RunServices>
}

/** The problems of a program and of a run of it. */
export async function told(
  text: string | Readonly<Record<string, string>>,
  asked: Asked = {},
): Promise<readonly Problem[]> {
  const { outputs = ['f'], inputs = {}, overrides = {}, config = {}, result, services = {} } = asked
  const options = { packages: PACKAGES, services, ...(result ? { adapter: new SimpleGraphAdapter(result) } : {}) }
  const driver = Driver.fromGraph(analyzed(text, config), options)
  return (await driver.run({ outputs, inputs, overrides })).problems
}
