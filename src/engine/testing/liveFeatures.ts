import { checkOutput, decorate, tag } from '../author/index.ts'

/** A module as people write it, imported live by tests. */
export function spend_mean(spend: number[]): number {
  return spend.reduce((sum, one) => sum + one, 0) / spend.length
}

export const spend_zero_mean = decorate(tag({ owner: 'growth' }), (spend: number[], spend_mean: number): number[] =>
  spend.map((one) => one - spend_mean),
)

export const label = async (currency = 'EUR', region?: string): Promise<string> => `${currency} ${region}`

export const checked = decorate(checkOutput({ range: [0, 1], importance: 'fail' }), (spend_mean: number) => spend_mean)

export function _helper(): number {
  return 1
}

export class Account {}

export const RATE = 3

export default function unnamed(): number {
  return 2
}
