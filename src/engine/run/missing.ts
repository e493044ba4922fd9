/** Stands in a parallel block for a value that there is not: `because` names the node whose failure is the reason. */
export class Missing extends Error {
  readonly because: string

  constructor(because: string) {
    super(`"${because}" failed`)
    this.name = 'Missing'
    this.because = because
  }
}
