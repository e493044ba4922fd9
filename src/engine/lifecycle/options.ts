import { GraphError, makeProblem } from '../model/problem.ts'

/** Refuses an adapter's option, before it can do harm in a run. @throws {GraphError} */
export function refuseOption(adapter: string, wants: string, got: string): never {
  throw new GraphError([
    makeProblem('DW-LIFE-009', 'build', {
      message: `${adapter} takes ${wants}, not ${got}.`,
      hint: `Correct the options of ${adapter}.`,
    }),
  ])
}
